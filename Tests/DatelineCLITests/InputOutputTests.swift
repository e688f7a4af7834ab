import Foundation
import Testing

/// Where input comes from, where the index lies, and how the output looks.
@Suite struct InputOutputTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let line = "{\"id\": \"a\", \"title\": \"Harbour\", \"text\": \"The harbour of Bergen is open.\"}\n"

    @Test func standardInputIsRead() async throws {
        let index = try await workspace.dateline("index", "-", "--format", "json", input: Self.line)
        #expect(index.status == 0)
        #expect(try JSONValue(index.output)["added"] == .integer(1))
        #expect(try await workspace.count("bergen") == 1)
        let extract = try await workspace.dateline("extract", "--format", "json", input: Self.line)
        #expect(try JSONValue(extract.output)["id"] == .string("a"))
        let article = try JSONValue(try await workspace.dateline("show", "a", "--format", "json").output)
        #expect(article["path"] == .string("-"))
    }

    @Test func otherKeysAreNamedWithFields() async throws {
        try workspace.write(
            "a.jsonl", "{\"key\": \"a\", \"story\": \"The quay is closed.\", \"head\": {\"line\": \"Quay\"}}\n")
        try await workspace.dateline("index", "a.jsonl", "--field", "text=story", "--field", "title=head.line")
        #expect(try await workspace.count("title:quay closed") == 1)
    }

    @Test func theIndexIsFoundInTheParentsAsGitDoes() async throws {
        try await workspace.dateline("index", "-", input: Self.line)
        try workspace.write("deep/down/below/note.txt", "Anything")
        let outcome = try await workspace.dateline("search", "bergen", "--format", "csv", folder: "deep/down/below")
        #expect(outcome.output.contains("Harbour"))
        // To write, the working directory is meant.
        try await workspace.dateline("index", "-", input: Self.line.replacing("Bergen", with: "Oslo"), folder: "deep")
        #expect(try await workspace.dateline("search", "bergen", "--format", "jsonl", folder: "deep/down").output == "")
        #expect(try await workspace.count("bergen") == 1)
    }

    @Test func theEnvironmentNamesTheIndexAndTheOptionWins() async throws {
        let variable = ["DATELINE_INDEX": "other.dateline"]
        try await workspace.dateline("index", "-", input: Self.line, environment: variable)
        #expect(FileManager.default.fileExists(atPath: workspace.path + "/other.dateline/index.json"))
        #expect(!FileManager.default.fileExists(atPath: workspace.path + "/.dateline"))
        let found = try await workspace.dateline("search", "bergen", "--format", "jsonl", environment: variable)
        #expect(found.output.contains("Harbour"))
        let named = try await workspace.dateline("search", "bergen", "--index", "third", environment: variable)
        #expect(named.status == 3)
        #expect(try await workspace.dateline("search", "bergen", environment: ["DATELINE_INDEX": ""]).status == 3)
    }

    @Test func anIndexAmongTheArticlesIsPassedOver() async throws {
        try workspace.write("a.jsonl", Self.line)
        for _ in 1...2 {
            let outcome = try await workspace.dateline("index", ".", "--format", "json", "--index", "news.dateline")
            #expect(outcome.status == 0)
            #expect(try JSONValue(outcome.output)["failed"] == .array([]))
        }
        #expect(try await workspace.count("bergen", options: ["--index", "news.dateline"]) == 1)
    }

    @Test func vanishedFilesAreForgottenWithPrune() async throws {
        let file = try workspace.write("news/a.jsonl", Self.line)
        try workspace.write("news/b.txt", "Ferries\n\nThe ferries of Bergen sail again.\n")
        try await workspace.dateline("index", "news")
        try FileManager.default.removeItem(atPath: file)
        let report = try JSONValue(try await workspace.dateline("index", "news", "--prune", "--format", "json").output)
        #expect(report["removed"] == .integer(1))
        #expect(try await workspace.count("bergen") == 1)
    }

    @Test func anyNumberOfJobsWritesTheSameAnswers() async throws {
        var answers: Set<String> = []
        for jobs in ["1", "2", "4"] {
            try await workspace.dateline("index", Workspace.sampleCorpus, "--jobs", jobs, "--index", jobs)
            for format in ["jsonl", "csv"] {
                answers.insert(
                    try await workspace.dateline(
                        "search", "talk OR the", "--format", format, "--index", jobs, "--limit", "50"
                    )
                    .output)
            }
        }
        #expect(answers.count == 2)
    }

    @Test func twoArticlesOfOneIDAreTold() async throws {
        let outcome = try await workspace.dateline(
            "index", "-", input: Self.line + Self.line.replacing("Bergen", with: "Oslo"))
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("'a'"))
        #expect(try await workspace.count("oslo") == 1)
        #expect(try await workspace.count("") == 1)
    }

    @Test func progressAndResultsKeepToTheirStreams() async throws {
        let outcome = try await workspace.dateline("index", Workspace.sampleCorpus)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("42 added"))
        #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\r"))
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs script(1) for a terminal"))
    func colourIsForTerminalsWithoutNO_COLOR() async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        let line = "script -qec '\"$DATELINE\" search putin' /dev/null"
        let coloured = try await workspace.shell(line)
        #expect(coloured.output.contains("\u{1B}["))
        let plain = try await workspace.shell(line, environment: ["NO_COLOR": "1"])
        #expect(plain.output.contains("Putin"))
        #expect(!plain.output.contains("\u{1B}["))
        let dumb = try await workspace.shell(line, environment: ["TERM": "dumb"])
        #expect(!dumb.output.contains("\u{1B}["))
    }

    @Test func controlCharactersOfArticlesDoNotReachTheTerminal() async throws {
        let line =
            "{\"id\": \"a\", \"title\": \"Red \\u001b[31malert\", \"text\": \"The \\u001b]0;harbour\\u0007 is open.\"}\n"
        try await workspace.dateline("index", "-", input: line)
        for command in [["search", "harbour"], ["show", "a"], ["facets", "person"]] {
            let outcome = try await workspace.shell("\"$DATELINE\" " + command.joined(separator: " "))
            #expect(!outcome.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(command)")
        }
    }
}
