import ArgumentParser
import Dateline

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        _superCommandName: DatelineCommand.name,
        abstract: "Search the index.",
        discussion: """
            Words that stand side by side must all be there; a phrase stands in double quotes within single ones. Examples:

              dateline search putin lukashenko
              dateline search '"victory day" -parade'
              dateline search '(gas OR oil) AND country:serbia' --published 2025
              dateline search --person macron --country IT --country FR --sort newest
              dateline search grain --format jsonl | head -n 3
              dateline search 'electio* fruad' --explain
              dateline search parade --person putin --why person:putin

            A query that begins with a minus goes behind two dashes: dateline search -- -ceasefire
            The whole query language: docs/query-language.md
            """
    )

    @Argument(help: ArgumentHelp("What to look for; nothing finds every article.", valueName: "query"))
    var query: [String] = []

    @OptionGroup var location: IndexLocation
    @OptionGroup(title: "Filters") var filters: FilterArguments

    @Option(help: ArgumentHelp("The order of the hits.", valueName: "order"))
    var sort: SearchRequest.SortOrder = .relevance

    @Option(
        help: ArgumentHelp("An article loses half its score with each so many days of age.", valueName: "days")
    )
    var recency: Double?

    @Option(help: ArgumentHelp("At most so many hits.", valueName: "n"))
    var limit = 10

    @Option(help: ArgumentHelp("Pass over so many hits first.", valueName: "n"))
    var offset = 0

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Count this field's values, at most n of them; may be repeated. (default: person, country, published, source)",
            valueName: "field[:n]"
        )
    )
    var facet: [FacetArgument] = []

    @Flag(help: "Count no facets.")
    var noFacets = false

    @Flag(help: "List near-duplicates as hits of their own.")
    var noFold = false

    @Flag(help: "Show how the query was understood, and what each of its clauses finds.")
    var explain = false

    @Option(help: ArgumentHelp("At most so many fragments of text a hit.", valueName: "n"))
    var snippets = 2

    @OptionGroup var evidence: EvidenceArguments

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: SearchFormat = .text

    func validate() throws {
        guard limit >= 0, offset >= 0, snippets >= 0 else {
            throw ValidationError("--limit, --offset and --snippets take numbers from 0 on.")
        }
        guard recency.map({ $0 > 0 }) ?? true else {
            throw ValidationError("--recency takes a number of days above 0.")
        }
        guard recency == nil || sort == .relevance else {
            throw ValidationError("--recency is for the order of relevance; leave --sort out.")
        }
        guard evidence.why.isEmpty || format != .csv else {
            throw ValidationError("--why needs --format text, json or jsonl: a table has no place for sentences.")
        }
        guard !noFacets || facet.isEmpty else { throw ValidationError("--facet and --no-facets exclude each other.") }
    }

    func run() throws {
        var request = try filters.request(query)
        request.sort = sort
        request.limit = limit
        request.offset = offset
        request.snippets = snippets
        request.recencyDays = recency
        request.foldsDuplicates = !noFold
        request.explanation = explain ? .always : format == .text ? .whenNothingIsFound : .never
        let listsOnly = format == .jsonl || format == .csv
        if noFacets || listsOnly { request.facets = [] } else if !facet.isEmpty { request.facets = facet.map(\.facet) }
        let conditions = try evidence.conditions()
        let searcher = try Searcher(indexPath: location.pathToRead)
        var response = try answer(to: request, from: searcher)
        if !conditions.isEmpty { try response.addEvidence(of: conditions, from: searcher) }
        let output = Terminal.standardOutput
        switch format {
        case .text:
            let style = Style(isOn: output.hasStyle)
            output.write(
                SearchTextRenderer(style: style, columns: output.columns, why: conditions).render(response))
        case .json: output.write(try JSONRenderer.pretty(response))
        case .jsonl: for hit in response.hits { output.write(try JSONRenderer.line(hit)) }
        case .csv: output.write(CSVRenderer.render(response.hits))
        }
    }
}

/// Asks the index; what cannot be answered is shown with the place in the query.
func answer(to request: SearchRequest, from searcher: Searcher) throws -> SearchResponse {
    do {
        return try searcher.search(request)
    } catch let error as QueryError {
        throw RefusedQuery(error: error, text: request.query.text)
    }
}

/// `country` or `country:20`.
struct FacetArgument: ExpressibleByArgument {
    let facet: SearchRequest.Facet

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let field = FacetField(rawValue: parts[0].lowercased()) else { return nil }
        guard parts.count == 2 else {
            facet = SearchRequest.Facet(field)
            return
        }
        guard let limit = Int(parts[1]), limit >= 0 else { return nil }
        facet = SearchRequest.Facet(field, limit: limit)
    }

    static var allValueStrings: [String] { FacetField.allCases.map(\.rawValue) }
}
