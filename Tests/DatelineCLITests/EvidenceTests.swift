import Testing

/// `--why` and the mentions that `show` prints.
@Suite struct EvidenceTests {
    private let workspace: Workspace

    /// One article for each way in which a value comes to an article.
    private static let articles = [
        #"{"id": "text", "title": "Talks in Minsk", "published": "2025-05-09", "text": "MINSK, May 9 - Vladimir Putin met Xi Jinping. The talks were long. “Good,” said Mr. Putin’s aide in 2024."}"#,
        #"{"id": "title", "title": "Macron returns from Serbia", "text": "The visit took three days.", "persons": ["Emmanuel Macron"]}"#,
        #"{"id": "metadata", "published": "2024-03-04", "text": "Nobody is named.", "persons": ["Angela Merkel"], "countries": ["Kenya"]}"#,
        #"{"id": "header", "text": "Flood in Huila\nPosted on March 4, 2024 by admin\nThe river rose."}"#,
        #"{"id": "address", "url": "https://a.example/2023/07/18/grain", "text": "The grain waits since yesterday."}"#,
        #"{"id": "table", "text": "\#(String(repeating: "row ", count: 400))Angela Merkel \#(String(repeating: "row ", count: 400))"}"#,
    ]

    init() async throws {
        workspace = try Workspace()
        let outcome = try await workspace.dateline("index", "-", input: Self.articles.joined(separator: "\n"))
        #expect(outcome.status == 0)
    }

    private static let cases: [(id: String, why: String, expected: [String])] = [
        ("text", "person:putin", ["text|Vladimir Putin|Vladimir Putin", "text|Putin|Vladimir Putin"]),
        ("text", "person:\"Vladimir Putin\"", ["text|Vladimir Putin|Vladimir Putin", "text|Putin|Vladimir Putin"]),
        ("text", "person:PÚTIN", ["text|Vladimir Putin|Vladimir Putin", "text|Putin|Vladimir Putin"]),
        ("text", "person:jinping", ["text|Xi Jinping|Xi Jinping"]),
        ("text", "person:merkel", []),
        ("text", "country:BY", ["text|MINSK|BY"]), ("text", "country:belarusian", ["text|MINSK|BY"]),
        ("text", "country:RU", []),
        ("text", "about:2025-05", ["text|May 9|2025-05-09"]), ("text", "about:2024", ["text|in 2024|2024"]),
        ("text", "about:2024-07-01", ["text|in 2024|2024"]), ("text", "about:=2024-07", []),
        ("text", "about:..2023", []), ("text", "published:2025-05-09", ["metadata|-|2025-05-09"]),
        ("text", "published:2024", []),
        ("title", "country:serbia", ["title|Serbia|RS"]), ("title", "person:macron", ["title|Macron|Emmanuel Macron"]),
        ("metadata", "person:merkel", ["metadata|-|Angela Merkel"]), ("metadata", "country:KE", ["metadata|-|KE"]),
        ("metadata", "published:2024-03", ["metadata|-|2024-03-04"]),
        ("header", "published:2024", ["text|March 4, 2024|2024-03-04"]),
        ("address", "published:2023-07", ["url|2023/07/18|2023-07-18"]),
        ("address", "about:2023-07-17", ["text|yesterday|2023-07-17"]),
    ]

    @Test func eachValueIsExplainedByThePlaceThatGivesIt() async throws {
        for (id, why, expected) in Self.cases {
            let outcome = try await workspace.dateline("show", id, "--why", why, "--format", "json")
            let article = try JSONValue(outcome.output)
            #expect(try JSONSchema("show").problems(of: article) == [], "\(id) \(why)")
            let found = (article["why"]?.elements ?? []).map { evidence in
                [
                    evidence["in"]?.text, evidence["mention"]?["text"]?.text?.replacing("the ", with: ""),
                    evidence["mention"]?["value"]?.text,
                ]
                .map { $0 ?? "-" }.joined(separator: "|")
            }
            #expect(found.map { $0.replacing("|2024|", with: "|in 2024|") } == expected, "\(id) \(why)")
        }
    }

    @Test func sentencesAndMentionsLieWhereTheOffsetsSay() async throws {
        let outcome = try await workspace.dateline(
            "show", "text", "--why", "person:putin", "--why", "about:2024", "--format", "json")
        let article = try JSONValue(outcome.output)
        let text = Array(try #require(article["text"]?.text).utf8)
        let reasons = article["why"]?.elements ?? []
        #expect(reasons.count == 3)
        for reason in reasons {
            for place in [reason, try #require(reason["mention"])] {
                let start = try #require(place["start"]?.count)
                let end = try #require(place["end"]?.count)
                let shown = try #require((place["sentence"] ?? place["text"])?.text)
                #expect(String(decoding: text[start..<end], as: UTF8.self) == shown)
            }
        }
        #expect(reasons.compactMap { $0["sentence"]?.text }.last == "“Good,” said Mr. Putin’s aide in 2024.")
    }

    @Test func everyValueOfTheSampleHasItsReason() async throws {
        let sample = try await Workspace.withSample()
        let hits = try JSONValue(try await sample.dateline("search", "--limit", "99", "--format", "json").output)[
            "hits"]
        var asked = 0
        for id in (hits?.elements ?? []).compactMap({ $0["id"]?.text }) {
            let article = try JSONValue(try await sample.dateline(["show", id, "--format", "json"]).output)
            func values(_ field: String) -> [String] { article[field]?.elements.compactMap(\.text) ?? [] }
            let conditions =
                values("persons").map { "person:\"\($0)\"" } + values("countries").map { "country:\($0)" }
                + values("about").map { "about:\($0)" }
                + (article["published"]?.text.map { ["published:\($0)"] } ?? [])
            asked += conditions.count
            let options = conditions.flatMap { ["--why", $0] }
            let explained = try JSONValue(
                try await sample.dateline(["show", id, "--format", "json"] + options).output)
            let text = Array((article["text"]?.text ?? "").utf8)
            var answered: Set<String> = []
            for reason in explained["why"]?.elements ?? [] {
                answered.insert(reason["for"]?.text ?? "")
                guard reason["in"]?.text == "text" else { continue }
                let start = try #require(reason["start"]?.count)
                let end = try #require(reason["end"]?.count)
                let first = try #require(reason["mention"]?["start"]?.count)
                let last = try #require(reason["mention"]?["end"]?.count)
                #expect(start <= first && first < last && last <= end, "\(id)")
                #expect(
                    String(decoding: text[first..<last], as: UTF8.self) == reason["mention"]?["text"]?.text, "\(id)")
            }
            #expect(answered.count == Set(conditions).count, "\(id): \(conditions), \(answered.sorted())")
        }
        #expect(asked > 300)
    }

    @Test func aSearchShowsTheSentencesOfEachHit() async throws {
        let text = try await workspace.dateline("search", "talks", "--why", "person:putin", "--no-facets")
        #expect(text.status == 0)
        #expect(text.output.contains("person:putin: 2 sentences"))
        #expect(text.output.contains("MINSK, May 9 - [Vladimir Putin] met Xi Jinping. → Vladimir Putin ("))
        #expect(text.output.contains("“Good,” said Mr. [Putin]’s aide in 2024. → Vladimir Putin ("))
        let json = try JSONValue(
            try await workspace.dateline("search", "--why", "country:RS", "--format", "json", "--limit", "9").output)
        #expect(try JSONSchema("search").problems(of: json) == [])
        #expect(json["hits"]?.elements.compactMap { $0["why"]?.elements.count }.sorted() == [0, 0, 0, 0, 0, 1])
        let plain = try JSONValue(try await workspace.dateline("search", "talks", "--format", "json").output)
        #expect(plain["hits"]?.elements.first?["why"] == nil)
    }

    @Test func whatHasNoSentenceIsSaid() async throws {
        let metadata = try await workspace.dateline(
            "show", "metadata", "--why", "person:merkel", "--why", "country:RU", "--why", "published:2024")
        #expect(
            metadata.output == """
                metadata
                person:merkel: Angela Merkel, given in the article's metadata
                country:RU: not in this article
                published:2024: 2024-03-04, given in the article's metadata

                """)
        let title = try await workspace.dateline("show", "title", "--why", "country:RS").output
        #expect(title.contains("country:RS: in the title\n  Macron returns from [Serbia] → RS (name)"))
        let address = try await workspace.dateline("show", "address", "--why", "published:2023").output
        #expect(address.contains("published:2023: in the address\n  https://a.example/[2023/07/18]/grain"))
    }

    @Test func ofALongSentenceTheSurroundingsAreShown() async throws {
        let outcome = try await workspace.dateline("show", "table", "--why", "person:merkel")
        #expect(outcome.output.contains("… row"))
        #expect(outcome.output.contains("row …"))
        #expect(outcome.output.contains("[Angela Merkel]") || outcome.output.contains("[Angela\n  Merkel]"))
        #expect(outcome.output.utf8.count < 900)
    }

    @Test func withoutRecognitionThereIsNoEvidenceAndThatIsSaid() async throws {
        let other = try Workspace()
        try await other.dateline("index", "--no-entities", "-", input: Self.articles.joined(separator: "\n"))
        let shown = try await other.dateline("show", "text")
        #expect(shown.output.contains("Mentions:  none: the article was indexed with --no-entities\n"))
        let explained = try await other.dateline("show", "text", "--why", "person:putin")
        #expect(explained.output.contains("indexed with --no-entities"))
        let searched = try await other.dateline("search", "talks", "--why", "person:putin")
        #expect(searched.output.contains("Note: 1 of the articles shown was indexed with --no-entities"))
        let json = try JSONValue(try await other.dateline("show", "text", "--format", "json").output)
        #expect(json["recognized"] == .boolean(false))
        #expect(json["mentions"]?.elements == [])
    }

    @Test(
        arguments: [
            ("putin", "a field is missing"), ("persn:putin", "did you mean person?"), ("source:a", "recognised"),
            ("title:a", "recognised"), ("person:", "has no value"), ("about:2025-13", "2025-13"),
            ("country:none", "has no sentences"), ("country:RU@boss", "no such role"),
        ])
    func whatCannotBeExplainedIsRefusedWithItsPlace(why: String, message: String) async throws {
        for arguments in [["show", "text", "--why", why], ["search", "talks", "--why", why]] {
            let outcome = try await workspace.dateline(arguments)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains("in --why: "))
            #expect(outcome.errors.contains(message))
            #expect(outcome.errors.split(separator: "\n").last?.contains("^") == true)
        }
    }

    @Test func aTableHasNoPlaceForEvidence() async throws {
        let outcome = try await workspace.dateline("search", "talks", "--why", "person:putin", "--format", "csv")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--why needs --format text, json or jsonl"))
    }

    @Test func showListsWhatTheTextNames() async throws {
        let shown = try await workspace.dateline("show", "text").output
        #expect(shown.contains("MINSK, May 9 - Vladimir Putin met Xi Jinping."))
        #expect(shown.contains("\nPeople in the text\n  Vladimir Putin             2  Vladimir Putin ("))
        #expect(shown.contains("\nCountries in the text\n  Belarus                    1  MINSK (capital)"))
        #expect(shown.contains("\nDates in the text\n  2025-05-09                 1  May 9 ("))
        let bare = try await workspace.dateline("show", "text", "--no-mentions").output
        #expect(!bare.contains("in the text"))
        #expect(shown.hasPrefix(bare))
    }

    @Test func onATerminalThePlacesAreMarked() async throws {
        let line = "script -qec \"$DATELINE show text\" /dev/null"
        let shown = try await workspace.shell(line).output
        #expect(shown.contains("\u{1B}[4;32mVladimir\u{1B}[0m\u{1B}[4;32m \u{1B}[0m\u{1B}[4;32mPutin\u{1B}[0m"))
        #expect(shown.contains("\u{1B}[4;34mMINSK\u{1B}[0m, \u{1B}[4;35mMay"))
        #expect(shown.contains("\u{1B}[4;32mperson\u{1B}[0m  \u{1B}[4;34mcountry\u{1B}[0m  \u{1B}[4;35mdate\u{1B}[0m"))
        #expect(!shown.contains("in the text"))
        let bare = try await workspace.shell("script -qec \"$DATELINE show text --no-mentions\" /dev/null").output
        #expect(!bare.contains("\u{1B}[4;"))
    }
}
