import Foundation
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
            #expect(schema.problems(of: annotation) == [])
            kinds.formUnion(mentions(annotation).compactMap { $0[0] })
        }
        #expect(kinds == ["person", "country", "date"])
    }

    @Test func anyNumberOfJobsGivesTheSameOutput() async throws {
        let workspace = try Workspace()
        // Several batches of records, of which little is to be annotated.
        let padding = String(repeating: "x", count: 30_000)
        let many = (0..<120).map { number in
            "{\"id\": \"\(number)\", \"text\": \"Angela Merkel was in Paris in \(1900 + number).\", \"note\": \"\(padding)\"}\n"
        }.joined()
        try workspace.write("many.jsonl", many + "nonsense\n")
        let arguments = ["annotate", "--reader", "jsonl", "--format", "jsonl", "many.jsonl", "--jobs"]
        let one = try await workspace.dateline(arguments + ["1"])
        let three = try await workspace.dateline(arguments + ["3"])
        #expect(one.status == 1 && three.status == 1)
        #expect(one.output.split(separator: "\n").count == 120)
        #expect(one.output == three.output)
        #expect(one.errors == three.errors)
        #expect(try await workspace.dateline("annotate", "--jobs", "0").status == 2)
    }

    @Test func theJSONIsThatOfAnEncoder() async throws {
        let workspace = try Workspace()
        let odd = "\u{1}\u{8}\u{C}\u{1F}\u{7F}\u{2028}\t\r\n\"\\/é習👩‍👩‍👧"
        let articles = (0..<40).map { number in
            [
                "id": "\(number) \"\\/é", "title": "Merkel \(odd)",
                "text": "\(odd)Angela\tMerkel met “José\u{A0}María Aznar” in Kraków on the 9th\nof May 2025\(odd)",
            ]
        }
        let input = try articles.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }.joined()
        let outcome = try await workspace.dateline("annotate", "--reader", "jsonl", "--format", "jsonl", input: input)
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == articles.count)
        for (line, article) in zip(lines, articles) {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let again = try JSONSerialization.data(
                withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
            #expect(String(decoding: again, as: UTF8.self) == line)
            #expect(try JSONValue(String(line))["id"]?.text == article["id"])
            let text = Array(try #require(article["text"]).utf8)
            for mention in try JSONValue(String(line))["mentions"]?.elements ?? [] {
                let (start, end) = (try #require(mention["start"]?.count), try #require(mention["end"]?.count))
                #expect(mention["text"]?.text == String(decoding: text[start..<end], as: UTF8.self))
            }
        }
    }

    @Test func theAddressTellsTheDayWhereNothingElseDoes() async throws {
        let workspace = try Workspace()
        let outcome = try await workspace.dateline(
            "annotate", "--reader", "jsonl", "--format", "jsonl",
            input: #"{"id": "a", "url": "https://a.example/2023/07/18/x", "text": "It rained yesterday."}"# + "\n")
        let annotation = try JSONValue(outcome.output)
        #expect(annotation["published"] == .string("2023-07-18"))
        #expect(mentions(annotation) == [["date", "yesterday", "2023-07-17"]])
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
