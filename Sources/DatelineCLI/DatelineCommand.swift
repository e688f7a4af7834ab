import ArgumentParser

struct DatelineCommand: ParsableCommand {
    static let name = "dateline"
    static let configuration = CommandConfiguration(
        commandName: name,
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

    /// The command that the arguments ask for.
    ///
    /// One that names its subcommand first is parsed as that alone, in a third of the time: neither are all subcommands made
    /// ready, nor are completion scripts looked for, which `_superCommandName` says are not its own. Whatever that does
    /// not understand, and every call for help, goes through the whole tree, which tells it in the terms of the program.
    static func command(_ arguments: [String]) throws -> any ParsableCommand {
        if let name = arguments.first,
            let subcommand = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
            let command = try? subcommand.parseAsRoot(Array(arguments.dropFirst())), type(of: command) == subcommand
        {
            return command
        }
        return try parseAsRoot(arguments)
    }
}

@main
enum Main {
    static func main() {
        Terminal.endQuietlyOnBrokenPipe()
        do {
            var command = try DatelineCommand.command(Array(CommandLine.arguments.dropFirst()))
            try command.run()
        } catch {
            ExitStatus.exit(after: error)
        }
    }
}

enum Version {
    static let number = "0.1.0"
    static let text = "\(DatelineCommand.name) \(number)"
}
