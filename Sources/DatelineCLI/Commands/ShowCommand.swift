import ArgumentParser
import Dateline

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print one article.",
        discussion: "Example:\n\n  dateline show wire.jsonl#22"
    )

    @Argument(help: ArgumentHelp("The article's id, as 'search' shows it.", valueName: "id"))
    var id: String

    @OptionGroup var location: IndexLocation

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: OutputFormat = .text

    func run() throws {
        let article = try Searcher(indexPath: location.pathToRead).article(id: id)
        let output = Terminal.standardOutput
        switch format {
        case .text:
            output.write(
                ArticleTextRenderer(style: Style(isOn: output.hasStyle), columns: output.columns).render(article))
        case .json: output.write(try JSONRenderer.pretty(article))
        }
    }
}
