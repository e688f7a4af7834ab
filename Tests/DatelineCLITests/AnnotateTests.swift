import Testing

/// `annotate`: mentions of texts, without an index.
@Suite struct AnnotateTests {
    private func mentions(_ annotation: JSONValue) -> [[String?]] {
        (annotation["mentions"]?.elements ?? []).map { [$0["type"]?.text, $0["text"]?.text, $0["value"]?.text] }
    }

    @Test func aTextGivesItsPersonsCountriesAndDates() async throws {
        let workspace = try Workspace()
        let text = "President Emmanuel Macron of France spoke in Berlin on Tuesday. Mr. Macron left on May 9, 2025.\n"
        let outcome = try await workspace.dateline(
            "annotate", "--published", "2025-05-08", "--format", "jsonl", input: text)
        #expect(outcome.status == 0)
        let annotation = try JSONValue(outcome.output)
        #expect(try JSONSchema("annotate").problems(of: annotation) == [])
        #expect(
            mentions(annotation) == [
                ["person", "Emmanuel Macron", "Emmanuel Macron"], ["country", "France", "FR"],
                ["country", "Berlin", "DE"], ["date", "Tuesday", "2025-05-06"],
                ["person", "Macron", "Emmanuel Macron"], ["date", "May 9, 2025", "2025-05-09"],
            ])
        #expect(annotation["persons"]?.elements.first?["count"] == .integer(2))
    }

    @Test func eachLineOfJSONLinesIsAnswered() async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.dateline(
            "annotate", "--reader", "jsonl", "--format", "jsonl", Workspace.sampleCorpus + "/wire.jsonl")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 24)
        let schema = try JSONSchema("annotate")
        var kinds: Set<String> = []
        for line in lines {
            let annotation = try JSONValue(String(line))
            #expect(try schema.problems(of: annotation) == [])
            kinds.formUnion(mentions(annotation).compactMap { $0[0] })
        }
        #expect(kinds == ["person", "country", "date"])
    }

    @Test func offsetsAreThoseOfTheInput() async throws {
        let workspace = try Workspace()
        let text = "é\r\n\r\nAngela Merkel said so.\r\n"
        let outcome = try await workspace.dateline("annotate", "--format", "jsonl", input: text)
        let mention = try #require(try JSONValue(outcome.output)["mentions"]?.elements.first)
        #expect(mention["text"]?.text == "Angela Merkel")
        #expect(mention["start"] == .integer(6))
        #expect(mention["end"] == .integer(19))
    }

    @Test func badInputIsToldAndTheRestGoesOn() async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.dateline(
            "annotate", "--reader", "jsonl", "--format", "jsonl", "-",
            input: "{\"id\": \"a\", \"text\": \"One.\"}\nnonsense\n{\"id\": \"b\", \"text\": \"Two.\"}\n")
        #expect(outcome.status == 1)
        #expect(outcome.output.split(separator: "\n").count == 2)
        #expect(outcome.errors.contains(":2: "))
        #expect(try await workspace.dateline("annotate", "--published", "soon").status == 2)
    }

    @Test func recognisedValuesAreFacetsOfTheIndex() async throws {
        let workspace = try Workspace()
        let line = "{\"id\": \"a\", \"text\": \"Angela Merkel met Emmanuel Macron in Warsaw. Merkel smiled.\"}\n"
        try await workspace.dateline("index", "-", input: line)
        #expect(try await workspace.count("person:merkel country:poland") == 1)
        #expect(try await workspace.count("person:merkel /s country:poland") == 1)
        let article = try JSONValue(try await workspace.dateline("show", "a", "--format", "json").output)
        #expect(article["persons"]?.elements.compactMap(\.text) == ["Angela Merkel", "Emmanuel Macron"])
        try await workspace.dateline("index", "--no-entities", "--rebuild", "-", input: line)
        #expect(try await workspace.count("person:merkel") == 0)
    }
}
