import Testing

/// Every command on the sample corpus.
@Suite struct SampleCorpusTests {
    private let sample: Workspace

    init() async throws { sample = try await Workspace.withSample() }

    /// Counted by reading the articles.
    @Test func queriesFindTheArticlesCountedByHand() async throws {
        let counts = [
            ("putin", 6), ("vucic", 6), ("putin xi", 3), ("putin OR xi", 6), ("putin -parade", 3),
            ("\"victory day\"", 2),
            ("parade", 3), ("astrolabe", 3), ("erdogan", 4), ("\"80th anniversary\"", 2), ("1944", 3), ("talk", 8),
            ("zelensk*", 5), ("guterres", 3), ("café", 1), ("tusk", 2), ("", 42),
        ]
        for (query, count) in counts { #expect(try await sample.count(query) == count, "\(query)") }
    }

    @Test func theJSONOfASearchFollowsItsSchema() async throws {
        let schema = try JSONSchema("search")
        for query in ["putin", "\"victory day\" OR talk", "", "published:none", "zebra"] {
            let outcome = try await sample.dateline(
                "search", query, "--format", "json", "--limit", "50", "--country", "RU", "--country", "none", "--facet",
                "person:3", "--facet", "country", "--facet", "published", "--facet", "about", "--facet", "source",
                "--facet",
                "language")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let answer = try JSONValue(outcome.output)
            #expect(schema.problems(of: answer) == [], "\(query)")
            #expect(answer["query"]?["text"] == .string(query))
            #expect(
                answer["facets"]?.elements.compactMap { $0["field"]?.text }
                    == ["person", "country", "published", "about", "source", "language"])
        }
    }

    @Test func snippetsArePiecesOfTheArticleThatShowPrints() async throws {
        let outcome = try await sample.dateline("search", "vučić OR talks", "--format", "json", "--limit", "20")
        let hits = try JSONValue(outcome.output)["hits"]?.elements ?? []
        #expect(hits.count > 5)
        var highlighted: Set<String> = []
        for hit in hits {
            let id = try #require(hit["id"]?.text)
            let article = try JSONValue(try await sample.dateline("show", id, "--format", "json").output)
            let text = Array(try #require(article["text"]?.text).utf8)
            for snippet in hit["snippets"]?.elements ?? [] {
                let bytes = Array(try #require(snippet["text"]?.text).utf8)
                let start = try #require(snippet["start"]?.count)
                #expect(Array(text[start..<start + bytes.count]) == bytes, "\(id)")
                for range in snippet["highlights"]?.elements ?? [] {
                    let ends = range.elements.compactMap(\.count)
                    highlighted.insert(String(decoding: bytes[ends[0]..<ends[1]], as: UTF8.self).lowercased())
                }
            }
        }
        #expect(highlighted.isSubset(of: ["vučić", "vucic", "talk", "talks", "talked", "talking"]))
        #expect(highlighted.count > 2)
    }

    @Test func jsonLinesHoldOneHitEach() async throws {
        let schema = try JSONSchema("search")
        let outcome = try await sample.dateline("search", "putin", "--format", "jsonl")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 7 && lines.last == "")
        for (index, line) in lines.dropLast().enumerated() {
            let hit = try JSONValue(String(line))
            #expect(schema.problems(of: hit, definition: "hit") == [])
            #expect(hit["rank"] == .integer(index + 1))
        }
        #expect(try await sample.dateline("search", "zebra", "--format", "jsonl").output == "")
    }

    @Test func commaSeparatedValuesHaveTheHeaderOfTheContract() async throws {
        let outcome = try await sample.dateline("search", "putin", "--format", "csv")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == "rank,score,id,title,published,source,url,persons,countries")
        #expect(lines.count == 7)
        #expect(lines.dropFirst().map { $0.prefix(2) } == ["1,", "2,", "3,", "4,", "5,", "6,"])
        #expect(
            outcome.output.contains(",\"Lukashenko and Putin discuss potatoes, ports and a power line\",2024-12-03,"))
        #expect(outcome.output.contains("Vladimir Putin; Xi Jinping"))
        let empty = try await sample.dateline("search", "zebra", "--format", "csv")
        #expect(empty.output == "rank,score,id,title,published,source,url,persons,countries\n")
        #expect(empty.status == 0)
    }

    @Test func aSearchForPeopleIsPlainWhenPiped() async throws {
        let outcome = try await sample.dateline("search", "putin", "--country", "RU")
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("\u{1B}"))
        #expect(outcome.output.contains(" articles for putin"))
        #expect(outcome.output.contains("People") && outcome.output.contains("Countries"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let none = try await sample.dateline("search", "zebra")
        #expect(none.status == 0)
        #expect(none.output.contains("0 articles"))
    }

    @Test func facetsCountAField() async throws {
        let json = try await sample.dateline("facets", "country", "putin", "--format", "json")
        #expect(json.status == 0)
        let facet = try JSONValue(json.output)
        #expect(try JSONSchema("facets").problems(of: facet) == [])
        #expect(facet["values"]?.elements.first?["value"] == .string("RU"))
        let csv = try await sample.dateline("facets", "country", "--format", "csv", "--limit", "3")
        #expect(csv.output.hasPrefix("value,label,count\n"))
        #expect(csv.output.split(separator: "\n").count == 4)
        let prefixed = try await sample.dateline("facets", "person", "--prefix", "lula", "--format", "csv")
        #expect(prefixed.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains("Lula") })
        #expect(try await sample.dateline("facets", "source").output.contains("northwire.example"))
        for field in ["person", "published", "about", "source", "language"] {
            let outcome = try await sample.dateline("facets", field, "--format", "json")
            #expect(try JSONSchema("facets").problems(of: JSONValue(outcome.output)) == [], "\(field)")
        }
    }

    @Test func showPrintsAnArticle() async throws {
        let json = try await sample.dateline("show", "nw-2025-0509-014", "--format", "json")
        let article = try JSONValue(json.output)
        #expect(try JSONSchema("show").problems(of: article) == [])
        #expect(article["published"] == .string("2025-05-09"))
        #expect(article["line"] == .integer(1))
        let text = try await sample.dateline("show", "nw-2025-0509-014")
        #expect(text.output.contains("Victory Day parade in Moscow"))
        #expect(text.output.contains("Tamara Iskanderova"))
        let file = try await sample.dateline("show", "herald/whale-derwent.txt", "--format", "json")
        #expect(try JSONSchema("show").problems(of: JSONValue(file.output)) == [])
    }

    @Test func statsTellWhatTheIndexHolds() async throws {
        let stats = try JSONValue(try await sample.dateline("stats", "--format", "json").output)
        #expect(try JSONSchema("stats").problems(of: stats) == [])
        #expect(stats["articles"] == .integer(42))
        #expect(stats["segments"] == .integer(1))
        #expect(try await sample.dateline("stats").output.contains("42"))
    }

    @Test func checkFindsTheIndexSound() async throws {
        let outcome = try await sample.dateline("check")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("42 articles"))
    }

    @Test func extractNeedsNoIndex() async throws {
        let schema = try JSONSchema("extract")
        let workspace = try Workspace()
        let outcome = try await workspace.dateline("extract", Workspace.sampleCorpus, "--format", "json")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 42)
        for line in lines { #expect(try schema.problems(of: JSONValue(String(line))) == []) }
        let text = try await workspace.dateline("extract", Workspace.sampleCorpus + "/herald/whale-derwent.txt")
        #expect(text.output.contains("HOBART") && !text.output.contains("©"))
    }

    @Test func indexReportsAsItsSchemaSays() async throws {
        let schema = try JSONSchema("index")
        let workspace = try Workspace()
        let first = try await workspace.dateline("index", Workspace.sampleCorpus, "--format", "json")
        let report = try JSONValue(first.output)
        #expect(first.errors == "")
        #expect(schema.problems(of: report) == [])
        #expect(report["added"] == .integer(42))
        let second = try JSONValue(
            try await workspace.dateline("index", Workspace.sampleCorpus, "--format", "json").output)
        #expect(schema.problems(of: second) == [])
        #expect((second["added"], second["unchanged"]) == (.integer(0), .integer(42)))
    }
}
