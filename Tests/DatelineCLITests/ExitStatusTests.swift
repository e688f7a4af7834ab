import Foundation
import Testing

/// What a new user meets: each mishap has its exit status and a message that says what to do.
@Suite struct ExitStatusTests {
    private let workspace: Workspace

    init() throws { workspace = try Workspace() }

    @Test func withoutArgumentsTheHelpIsShown() async throws {
        let outcome = try await workspace.dateline()
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains("USAGE: dateline") && outcome.errors.contains("search"))
    }

    @Test(arguments: ["index", "search", "facets", "show", "similar", "extract", "annotate", "stats", "check"])
    func everyCommandHasHelpWithAnExample(_ command: String) async throws {
        let outcome = try await workspace.dateline(command, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains("USAGE: dateline \(command)"))
        #expect(outcome.output.contains("  dateline \(command)"), "an example")
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completionScriptsAreWritten(shell: String) async throws {
        let outcome = try await workspace.dateline("--generate-completion-script", shell)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("facets"))
    }

    @Test func theVersionIsTold() async throws {
        let outcome = try await workspace.dateline("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("dateline "))
    }

    @Test(
        arguments: [
            (["index", "nowhere"], "nowhere"), (["extract", "nowhere.txt"], "nowhere.txt"), (["index"], "path"),
            (["index", ""], "path"), (["index", ".", "--jobs", "0"], "--jobs"),
            (["index", ".", "--memory", "much"], "memory"),
            (["index", ".", "--field", "mood=x"], "--field"), (["index", ".", "--reader", "tape"], "reader"),
            (["search", "--colour"], "--colour"), (["search", "--limit", "-1"], "--limit"),
            (["search", "--match", "some"], "match"), (["search", "--sort", "loudest"], "sort"),
            (["search", "--facet", "mood"], "facet"), (["search", "--facet", "person", "--no-facets"], "--no-facets"),
            (["search", "--format", "xml"], "format"), (["facets"], "field"), (["facets", "mood"], "field"),
            (["show"], "id"),
            (["dance"], "dance"),
        ] as [([String], String)])
    func mistakesOfUsageAreTwo(arguments: [String], named: String) async throws {
        let line = "\"$DATELINE\" " + arguments.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try await workspace.shell(line)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains(named))
        #expect(!FileManager.default.fileExists(atPath: workspace.path + "/.dateline"))
    }

    @Test(arguments: [
        ("putin \"victory day", "      ^"), ("(gas OR oil serbia", "^"), ("persn:putin", "^~~~~~"),
        ("published:2025-02-30", "          ^~~~~~~~~~"),
    ])
    func aBadQueryIsShownWithACaretUnderThePlace(query: String, caret: String) async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        for command in [["search"], ["facets", "person"]] {
            let line = "\"$DATELINE\" \(command.joined(separator: " ")) '\(query)'"
            let outcome = try await workspace.shell(line)
            #expect(outcome.status == 2)
            #expect(outcome.output == "")
            let lines = outcome.errors.split(separator: "\n").map { String($0) }
            let place = try #require(lines.firstIndex { $0.hasSuffix("  " + query) })
            let indent = lines[place].dropLast(query.count)
            #expect(lines[place + 1] == indent + caret)
        }
        let option = try await workspace.dateline("search", "--published", "2025-13")
        #expect(option.status == 2)
        #expect(option.errors.contains("--published") && option.errors.contains("^"))
    }

    @Test func whatCannotBeReadIsListedAndTheRestIsIndexed() async throws {
        try workspace.write("news/well.txt", "A quiet day\n\nNothing happened in the harbour.\n")
        try workspace.write("news/empty.txt", "")
        try workspace.write(
            "news/picture.txt", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 73, 72, 68, 82]))
        try workspace.write("news/lines.jsonl", "{\"id\": \"a\", \"text\": \"The harbour is open.\"}\n{broken\n")
        let outcome = try await workspace.dateline("index", "news", "--format", "json")
        #expect(outcome.status == 1)
        let report = try JSONValue(outcome.output)
        #expect(try JSONSchema("index").problems(of: report) == [])
        #expect(report["added"] == .integer(2))
        let failed = report["failed"]?.elements ?? []
        #expect(
            failed.compactMap { $0["path"]?.text?.split(separator: "/").last } == [
                "empty.txt", "lines.jsonl", "picture.txt",
            ])
        #expect(failed.map { $0["line"] } == [.null, .integer(2), .null])
        #expect(failed.allSatisfy { !($0["reason"]?.text ?? "").isEmpty })
        #expect(try await workspace.count("harbour") == 2)
        let text = try await workspace.dateline("index", "news")
        #expect(text.status == 1)
        #expect(text.errors.contains("picture.txt") && text.errors.contains("lines.jsonl:2"))
        #expect(try await workspace.dateline("extract", "news/picture.txt").status == 1)
    }

    @Test(.enabled(if: getuid() != 0, "permissions do not bind the superuser"))
    func anUnreadableFileIsListed() async throws {
        let file = try workspace.write("news/secret.txt", "Secret\n\nNobody may read it.\n")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
        let outcome = try await workspace.dateline("index", "news")
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("secret.txt"))
    }

    @Test func anEmptyFolderIsNoFailure() async throws {
        try FileManager.default.createDirectory(atPath: workspace.path + "/news", withIntermediateDirectories: true)
        let outcome = try await workspace.dateline("index", "news")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("no articles"))
        #expect(try await workspace.count("") == 0)
    }

    @Test func withoutAnIndexTheCommandThatMakesOneIsNamed() async throws {
        for arguments in ["search putin", "facets person", "show a", "stats", "check", "search --index there x"] {
            let outcome = try await workspace.shell("\"$DATELINE\" " + arguments)
            #expect(outcome.status == 3, "\(arguments)")
            #expect(outcome.output == "", "\(arguments)")
            #expect(outcome.errors.contains("dateline index"), "\(arguments)")
        }
    }

    @Test func aDamagedIndexIsTold() async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        let manifest = try workspace.content(".dateline/index.json")
        let other = manifest.replacing("\"formatVersion\" : 3,", with: "\"formatVersion\" : 99,")
        #expect(other != manifest)
        for (content, hint) in [
            ("{", "--rebuild"), (other, "dateline index --rebuild --index \(workspace.path)/.dateline"),
        ] {
            try workspace.write(".dateline/index.json", content)
            for arguments in ["search putin", "stats", "check", "index '\(Workspace.sampleCorpus)'"] {
                let outcome = try await workspace.shell("\"$DATELINE\" " + arguments)
                #expect(outcome.status == 3, "\(arguments)")
                #expect(outcome.output == "", "\(arguments)")
                #expect(outcome.errors.contains(hint), "\(arguments)")
            }
        }
        #expect(try await workspace.dateline("index", "--rebuild", Workspace.sampleCorpus).status == 0)
        #expect(try await workspace.count("putin") == 6)
    }

    @Test func aSegmentThatIsCutShortIsFound() async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        let segments = workspace.path + "/.dateline/segments"
        let segment = try #require(try FileManager.default.contentsOfDirectory(atPath: segments).first)
        let table = segments + "/\(segment)/postlist.glass"
        let content = try Data(contentsOf: URL(fileURLWithPath: table))
        try content.prefix(content.count / 2).write(to: URL(fileURLWithPath: table))
        let outcome = try await workspace.dateline("check")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("--rebuild"))
    }

    @Test func anArticleThatIsNotThereIsAMistakeOfUsage() async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        let outcome = try await workspace.dateline("show", "nobody")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("nobody"))
    }

    @Test func anIndexThatCannotBeWrittenIsTold() async throws {
        try workspace.write("taken", "a file")
        let outcome = try await workspace.dateline("index", Workspace.sampleCorpus, "--index", "taken")
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("taken"))
        let below = try await workspace.dateline("index", Workspace.sampleCorpus, "--index", "taken/news")
        #expect(below.status == 3)
        #expect(below.errors.contains("taken"))
    }

    @Test(.enabled(if: getuid() != 0, "permissions do not bind the superuser"))
    func aFolderThatMayNotBeWrittenIsTold() async throws {
        try await workspace.dateline("index", Workspace.sampleCorpus)
        let index = workspace.path + "/.dateline"
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: index)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: index) }
        let outcome = try await workspace.dateline("index", "--rebuild", Workspace.sampleCorpus)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("--index"))
        #expect(try await workspace.count("putin") == 6)
    }

    @Test func aReaderThatGoesAwayEndsTheProgramQuietly() async throws {
        let article = "{\"text\": \"\(String(repeating: "The harbour is open. ", count: 200))\"}\n"
        try workspace.write("many.jsonl", String(repeating: article, count: 300))
        let outcome = try await workspace.shell(
            "\"$DATELINE\" extract many.jsonl --format json | head -c 10 > /dev/null; echo ${PIPESTATUS[0]}")
        #expect(outcome.output == "0\n")
        #expect(outcome.errors == "")
    }
}
