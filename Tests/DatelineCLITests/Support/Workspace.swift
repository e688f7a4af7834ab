import Foundation
import Subprocess
import SystemPackage

/// A fresh directory to run the program in; it vanishes with this object.
final class Workspace: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path
    }

    /// A directory with an index of the sample corpus.
    static func withSample() async throws -> Workspace {
        let workspace = try Workspace()
        let outcome = try await workspace.dateline("index", sampleCorpus)
        guard outcome.status == 0 else { throw Failed(outcome: outcome) }
        return workspace
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    struct Failed: Error { let outcome: Outcome }

    /// Files are given times in the past, each its own, so that a change is seen however fast the tests are.
    @discardableResult
    func write(_ name: String, _ content: Data, time: TimeInterval = 1_700_000_000) throws -> String {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
        let date = Date(timeIntervalSince1970: time)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
        return file.path
    }

    @discardableResult
    func write(_ name: String, _ text: String, time: TimeInterval = 1_700_000_000) throws -> String {
        try write(name, Data(text.utf8), time: time)
    }

    func content(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }
}

/// How a run ended and what it wrote.
struct Outcome: Sendable {
    /// As a shell tells it: 128 and the signal's number for a run that was killed.
    var status: Int32
    var output: String
    var errors: String
}

extension Workspace {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL
    static let sampleCorpus = repository.appendingPathComponent("Tests/Fixtures/sample-news").path

    /// The program lies beside the test bundle.
    static let program = (Bundle.main.executableURL ?? URL(fileURLWithPath: "/")).deletingLastPathComponent()
        .appendingPathComponent("dateline").path

    func configuration(
        _ arguments: [String], program: String = Workspace.program, environment: [String: String] = [:],
        folder: String = ""
    ) -> Configuration {
        let cleared: [Environment.Key: String?] = [
            "DATELINE_INDEX": nil, "NO_COLOR": nil, "COLUMNS": nil, "TERM": "xterm",
        ]
        let given = environment.map { (Environment.Key(stringLiteral: $0), Optional($1)) }
        return Configuration(
            executable: .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .inherit.updating(cleared.merging(given) { $1 }),
            workingDirectory: FilePath(folder.isEmpty ? path : path + "/" + folder)
        )
    }

    /// Runs the program to its end.
    @discardableResult
    func dateline(
        _ arguments: String..., input: String = "", environment: [String: String] = [:], folder: String = ""
    ) async throws -> Outcome {
        try await finish(configuration(arguments, environment: environment, folder: folder), input: input)
    }

    func dateline(_ arguments: [String]) async throws -> Outcome {
        try await finish(configuration(arguments), input: "")
    }

    /// Runs a line of shell in which `$DATELINE` is the program.
    func shell(_ line: String, environment: [String: String] = [:]) async throws -> Outcome {
        let environment = environment.merging(["DATELINE": Self.program]) { $1 }
        return try await finish(configuration(["-c", line], program: "/bin/bash", environment: environment), input: "")
    }

    private func finish(_ configuration: Configuration, input: String) async throws -> Outcome {
        let result = try await run(
            configuration, input: .string(input), output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
        return Outcome(
            status: Outcome.status(result.terminationStatus), output: result.standardOutput,
            errors: result.standardError)
    }

    /// The number of articles that a query finds, by the program's own JSON.
    func count(_ query: String..., options: [String] = []) async throws -> Int {
        let arguments = ["search"] + query + ["--format", "json", "--limit", "0", "--no-facets"] + options
        let outcome = try await finish(configuration(arguments), input: "")
        guard outcome.status == 0, case .integer(let total)? = try JSONValue(outcome.output)["total"]?["value"] else {
            throw Failed(outcome: outcome)
        }
        return total
    }
}

extension Outcome {
    static func status(_ status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
