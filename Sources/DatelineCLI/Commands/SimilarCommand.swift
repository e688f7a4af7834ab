import ArgumentParser
import Dateline

struct SimilarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "similar",
        _superCommandName: DatelineCommand.name,
        abstract: "Find articles like one.",
        discussion: """
            By its most telling words, persons and countries; its near-duplicates are left out. Example:

              dateline similar wire.jsonl#22
            """
    )

    @Argument(help: ArgumentHelp("The article's id, as 'search' shows it.", valueName: "id"))
    var id: String

    @OptionGroup var location: IndexLocation

    @Option(help: ArgumentHelp("At most so many articles.", valueName: "n"))
    var limit = 10

    @Option(help: ArgumentHelp("At most so many fragments of text an article.", valueName: "n"))
    var snippets = 1

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: OutputFormat = .text

    func validate() throws {
        guard limit >= 0, snippets >= 0 else { throw ValidationError("--limit and --snippets take numbers from 0 on.") }
    }

    func run() throws {
        let response = try Searcher(indexPath: location.pathToRead).similar(to: id, limit: limit, snippets: snippets)
        let output = Terminal.standardOutput
        switch format {
        case .text:
            let style = Style(isOn: output.hasStyle)
            output.write(SearchTextRenderer(style: style, columns: output.columns).render(response))
        case .json: output.write(try JSONRenderer.pretty(response))
        }
    }
}
