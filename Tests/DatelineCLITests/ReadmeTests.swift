import Foundation
import Testing

/// Every example of the README runs, and prints what the README says.
///
/// With `DATELINE_UPDATE_README` set, the README is written anew with what the examples print.
@Suite struct ReadmeTests {
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let readme = repository.appendingPathComponent("README.md")

    @Test func everyExamplePrintsWhatIsShown() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("readme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: Self.repository.appendingPathComponent("Tests/Fixtures/sample-news"),
            to: folder.appendingPathComponent("sample-news")
        )

        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        let parts = text.components(separatedBy: "```console\n")
        var written = [parts[0]]
        for part in parts.dropFirst() {
            let end = try #require(part.range(of: "```"))
            let shown = String(part[..<end.lowerBound])
            let commands = shown.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
            #expect(!commands.isEmpty)
            var printed = ""
            for command in commands {
                printed += (printed.isEmpty ? "" : "\n") + "$ \(command)\n" + (try Self.run(command, in: folder))
            }
            if ProcessInfo.processInfo.environment["DATELINE_UPDATE_README"] == nil { #expect(printed == shown) }
            written.append(printed + part[end.lowerBound...])
        }
        #expect(written.count > 5)
        if ProcessInfo.processInfo.environment["DATELINE_UPDATE_README"] != nil {
            try written.joined(separator: "```console\n").write(to: Self.readme, atomically: true, encoding: .utf8)
        }
    }

    /// Runs a line of shell with the built program first in the path; what differs from run to run is made the same.
    private static func run(_ command: String, in folder: URL) throws -> String {
        let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command + " 2>&1"]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = programs + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
        environment["DATELINE_INDEX"] = nil
        environment["COLUMNS"] = "100"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var output = String(decoding: data, as: UTF8.self)
        output = output.replacing(folder.path + "/", with: "")
        output = output.replacing(/\d+(\.\d+)? ms\)/, with: "3.1 ms)")
        output = output.replacing(/in \d+\.\d+ s(, [\d,]+ articles\/s)?/, with: "in 0.05 s")
        output = output.replacing(/(Index: .*, |Size +)\d+\.\d+ kB/) { "\($0.output.1)270.0 kB" }
        return output
    }
}
