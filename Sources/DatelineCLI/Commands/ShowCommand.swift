import ArgumentParser
import Dateline

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        _superCommandName: DatelineCommand.name,
        abstract: "Print one article.",
        discussion: """
            The persons, countries and dates that its text names are marked on a terminal with colours, and listed below the \
            text elsewhere. With --why only the sentences that give it a value are printed. Examples:

              dateline show wire.jsonl#22
              dateline show wire.jsonl#22 --no-mentions
              dateline show wire.jsonl#22 --why person:putin --why country:RS
            """
    )

    @Argument(help: ArgumentHelp("The article's id, as 'search' shows it.", valueName: "id"))
    var id: String

    @OptionGroup var location: IndexLocation
    @OptionGroup var evidence: EvidenceArguments

    @Flag(help: "Neither mark nor list what the text names.")
    var noMentions = false

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: OutputFormat = .text

    func run() throws {
        let conditions = try evidence.conditions()
        let searcher = try Searcher(indexPath: location.pathToRead)
        let article = try searcher.article(id: id)
        let reasons = try searcher.evidence(in: article, of: conditions)
        let output = Terminal.standardOutput
        let style = Style(isOn: output.hasStyle)
        switch format {
        case .text where conditions.isEmpty:
            output.write(
                ArticleTextRenderer(style: style, columns: output.columns, showsMentions: !noMentions).render(article))
        case .text:
            var lines = [style.title((article.title ?? article.id).printable)]
            if !article.isRecognized { lines.append("Mentions: " + ArticleTextRenderer.notRecognized) }
            let renderer = EvidenceTextRenderer(style: style, columns: output.columns)
            output.write(
                (lines + [renderer.render(reasons, for: conditions, id: id, indent: "")]).joined(separator: "\n") + "\n"
            )
        case .json where conditions.isEmpty: output.write(try JSONRenderer.pretty(article))
        case .json: output.write(try JSONRenderer.pretty(ExplainedArticle(article, evidence: reasons)))
        }
    }
}
