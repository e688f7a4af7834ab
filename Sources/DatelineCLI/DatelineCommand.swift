import ArgumentParser

struct DatelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Search heaps of news by who, where and when.",
        discussion: """
            Make an index of a folder of articles, then ask it:

              dateline index articles/
              dateline search '"victory day"' --country russia
            """,
        version: Version.text,
        subcommands: [
            IndexCommand.self, SearchCommand.self, FacetsCommand.self, ShowCommand.self, SimilarCommand.self,
            ExtractCommand.self, AnnotateCommand.self, StatsCommand.self, CheckCommand.self,
        ]
    )

    /// Without a subcommand there is nothing to do: that is an error of usage, answered with the help.
    func run() throws {
        Terminal.standardError.write(DatelineCommand.helpMessage(columns: Terminal.standardError.columns) + "\n")
        throw ExitStatus.usage.code
    }
}

@main
enum Main {
    static func main() {
        Terminal.endQuietlyOnBrokenPipe()
        do {
            var command = try DatelineCommand.parseAsRoot()
            try command.run()
        } catch {
            ExitStatus.exit(after: error)
        }
    }
}

enum Version {
    static let number = "0.1.0"
    static let text = "dateline \(number)"
}
