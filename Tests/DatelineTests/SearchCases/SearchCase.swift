import Chronology
import Foundation
import Testing

@testable import Dateline

/// A search and what it must give, as `searches.json` has it. Keys that are left out are not looked at.
struct SearchCase: Codable, CustomTestStringConvertible {
    var comment: String
    var request: Request
    var expected: Expected

    struct Request: Codable {
        var query: String?
        /// Options by name as on the command line: `person`, `not-country` …
        var filters: [String: [String]]?
        var match: String?
        var sort: String?
        var limit: Int?
        var offset: Int?
        var recency: Double?
        var fold: Bool?
        /// `person`, `country:2`, `published/month`, `person?zel` (prefix), `person!` (distinctive).
        var facets: [String]?
        var snippets: Int?
    }

    struct Expected: Codable {
        /// In the order of the hits.
        var ids: [String]?
        /// In any order.
        var found: [String]?
        var total: Int?
        /// By facet as requested: `value=count` in order.
        var facets: [String: [String]]?
        var missing: [String: Int]?
        var selected: [String]?
        /// Queries with totals, as `query=total`.
        var suggestions: [String]?
        /// What the snippets of the first hit mark.
        var highlights: [String]?
        var snippets: [String]?
        /// The ids folded into the hit of an id.
        var duplicates: [String: [String]]?
        /// Clauses with what each finds, outermost first, as `clause=total`.
        var explain: [String]?
        /// The clauses that find nothing.
        var empty: [String]?
        /// The reason of the error, and the piece of the query that it points at.
        var error: String?
        var at: String?
        /// A part of the error's message.
        var message: String?
    }

    var testDescription: String { comment }
}

extension SearchCase.Request {
    static let today = CalendarDate("2025-06-15") ?? .earliest

    func searchRequest() throws -> SearchRequest {
        var request = SearchRequest(query: try SearchQuery(parsing: query ?? "", today: Self.today))
        for (name, values) in filters ?? [:] {
            let isExclusion = name.hasPrefix("not-")
            guard let field = FilterField(rawValue: isExclusion ? String(name.dropFirst(4)) : name) else { continue }
            let conditions = try values.map { try FieldFilter(field, option: $0, today: Self.today) }
            if isExclusion { request.exclusions += conditions } else { request.filters += conditions }
        }
        if let match { request.match = SearchRequest.Match(rawValue: match) ?? .all }
        if let sort { request.sort = SearchRequest.SortOrder(rawValue: sort) ?? .relevance }
        request.limit = limit ?? 100
        request.offset = offset ?? 0
        request.recencyDays = recency
        request.foldsDuplicates = fold ?? true
        request.facets = (facets ?? []).compactMap(Self.facet)
        request.snippets = snippets ?? 2
        request.explanation = .always
        return request
    }

    private static func facet(_ text: String) -> SearchRequest.Facet? {
        let name = text.prefix { $0.isLetter }
        guard let field = FacetField(rawValue: String(name)) else { return nil }
        var facet = SearchRequest.Facet(field)
        let rest = text.dropFirst(name.count)
        switch rest.first {
        case ":": facet.limit = Int(rest.dropFirst()) ?? 10
        case "/": facet.interval = Facet.Interval(rawValue: String(rest.dropFirst()))
        case "?": facet.prefix = String(rest.dropFirst())
        case "!": facet.isDistinctive = true
        default: break
        }
        return facet
    }
}
