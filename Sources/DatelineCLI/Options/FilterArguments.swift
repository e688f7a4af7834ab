import ArgumentParser
import Chronology
public import Dateline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension SearchRequest.Match: OneOfWords {}
extension SearchRequest.SortOrder: OneOfWords {}

/// The query and its filters, as `search` and `facets` take them.
struct FilterArguments: ParsableArguments {
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Articles that name this person; repeated, any of them.", valueName: "name")
    )
    var person: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Articles that name this country (RU, russia, russian; RU@focus); repeated, any of them.", valueName: "name"
        )
    )
    var country: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Articles published then: 2025-05, 2025-05-01..2025-05-09, ..2020, yesterday, none.", valueName: "range")
    )
    var published: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Articles that mention such a date.", valueName: "range"))
    var about: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Articles from this source; repeated, any of them.", valueName: "host")
    )
    var source: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Articles in this language.", valueName: "code"))
    var language: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles that name this person.", valueName: "name"))
    var notPerson: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles that name this country.", valueName: "name"))
    var notCountry: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles published then.", valueName: "range"))
    var notPublished: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles that mention such a date.", valueName: "range"))
    var notAbout: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles from this source.", valueName: "host"))
    var notSource: [String] = []

    @Option(parsing: .singleValue, help: ArgumentHelp("Not articles in this language.", valueName: "code"))
    var notLanguage: [String] = []

    @Option(help: ArgumentHelp("Whether all or any of the query's words must be there.", valueName: "all|any"))
    var match: SearchRequest.Match = .all

    /// The request that these make with a query of `words`.
    func request(_ words: [String]) throws -> SearchRequest {
        let today = CalendarDate.today
        let text = words.joined(separator: " ")
        let query: SearchQuery
        do throws(QueryError) {
            query = try SearchQuery(parsing: text, today: today)
        } catch {
            throw RefusedQuery(error: error, text: text)
        }
        let values: [(FilterField, [String])] = [
            (.person, person), (.country, country), (.published, published), (.about, about), (.source, source),
            (.language, language),
        ]
        let excluded: [(FilterField, [String])] = [
            (.person, notPerson), (.country, notCountry), (.published, notPublished), (.about, notAbout),
            (.source, notSource), (.language, notLanguage),
        ]
        return SearchRequest(
            query: query,
            filters: try filters(values, "--", today),
            exclusions: try filters(excluded, "--not-", today),
            match: match
        )
    }

    private func filters(
        _ values: [(FilterField, [String])],
        _ prefix: String,
        _ today: CalendarDate
    ) throws -> [FieldFilter] {
        try values.flatMap { field, values in
            try values.map { try filter(field, $0, option: prefix + field.rawValue, today) }
        }
    }

    private func filter(
        _ field: FilterField,
        _ value: String,
        option: String,
        _ today: CalendarDate
    ) throws -> FieldFilter {
        do throws(QueryError) {
            return try FieldFilter(field, option: value, today: today)
        } catch {
            throw RefusedQuery(error: error, text: value, option: option)
        }
    }
}

extension CalendarDate {
    /// The day that the machine's clock and time zone say.
    static var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? .earliest
    }
}
