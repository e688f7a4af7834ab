import ArgumentParser
public import Dateline

extension FacetField: OneOfWords {}
extension Facet.Interval: OneOfWords {}

struct FacetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facets",
        _superCommandName: DatelineCommand.name,
        abstract: "Count the values of one field.",
        discussion: """
            Over the whole index, or over what a query and filters find. Examples:

              dateline facets person
              dateline facets country '"gas pipeline"' --published 2025 --limit 20
              dateline facets person --prefix zel
              dateline facets person serbia --distinctive
              dateline facets published --published 2025 --interval day
            """
    )

    @Argument(help: ArgumentHelp("The field.", valueName: "field"))
    var field: FacetField

    @Argument(help: ArgumentHelp("Count over the articles that this finds.", valueName: "query"))
    var query: [String] = []

    @OptionGroup var location: IndexLocation
    @OptionGroup(title: "Filters") var filters: FilterArguments

    @Option(help: ArgumentHelp("Only values of which a word begins so.", valueName: "text"))
    var prefix: String?

    @Flag(help: "Only what is more frequent than in the whole index, the most surprising first.")
    var distinctive = false

    @Option(help: ArgumentHelp("What one value of a date field stands for.", valueName: "interval"))
    var interval: Facet.Interval?

    @Option(help: ArgumentHelp("At most so many values.", valueName: "n"))
    var limit = 50

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: FacetFormat = .text

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes a number from 0 on.") }
        guard interval == nil || field.isDate else { throw ValidationError("--interval is for published and about.") }
    }

    func run() throws {
        var request = try filters.request(query)
        request.limit = 0
        request.snippets = 0
        request.suggests = false
        request.facets = [
            SearchRequest.Facet(field, limit: limit, prefix: prefix, isDistinctive: distinctive, interval: interval)
        ]
        guard let facet = try answer(to: request, from: Searcher(indexPath: location.pathToRead)).facets.first else {
            return
        }
        let output = Terminal.standardOutput
        switch format {
        case .text:
            let style = Style(isOn: output.hasStyle)
            let text = FacetTextRenderer(style: style, columns: output.columns).render([facet])
            output.write(text.isEmpty ? "No values.\n" : text + "\n")
        case .json: output.write(try JSONRenderer.pretty(facet))
        case .csv: output.write(CSVRenderer.render(facet))
        }
    }
}
