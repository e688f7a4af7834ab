import Foundation

@testable import Dateline

/// A search as `Tests/Fixtures/searches/*/searches.json` writes it down, with what it should find.
struct SearchFixture: Decodable {
    struct Request: Decodable {
        var query: String?
        var person: [String]?
        var country: [String]?
        var published: [String]?
        var source: [String]?
        var language: [String]?
        var match: String?
        var sort: String?
        var limit: Int?
        var offset: Int?
        /// `person` or `person:10`.
        var facets: [String]?
    }

    struct Expected: Decodable {
        /// In any order, unless `ordered`.
        var ids: [String]?
        var ordered: Bool?
        /// Of all hits; when absent, the number of ids.
        var total: Int?
        /// Hits on the page, where it does not matter which.
        var count: Int?
        /// For each field the count of every value.
        var facets: [String: [String: Int]]?
        var missing: [String: Int]?
        var selected: [String: Set<String>]?
        var interval: String?
        /// What the message of the error contains.
        var error: String?
    }

    var comment: String
    var request: Request
    var expected: Expected
}

extension SearchFixture.Request {
    func searchRequest() throws -> SearchRequest {
        var filters: [FieldFilter] = []
        let options: [(FilterField, [String]?)] = [
            (.person, person), (.country, country), (.published, published), (.source, source), (.language, language),
        ]
        for (field, values) in options {
            for value in values ?? [] {
                filters.append(try FieldFilter(field, option: value, today: TestIndex.today))
            }
        }
        return SearchRequest(
            query: try SearchQuery(parsing: query ?? "", today: TestIndex.today),
            filters: filters,
            match: match.flatMap { .init(rawValue: $0) } ?? .all,
            sort: sort.flatMap { .init(rawValue: $0) } ?? .relevance,
            limit: limit ?? 100,
            offset: offset ?? 0,
            facets: (facets ?? []).compactMap { name in
                let parts = name.split(separator: ":").map { String($0) }
                let limit = parts.count > 1 ? Int(parts[1]) ?? 10 : 10
                return FacetField(rawValue: parts[0]).map { SearchRequest.Facet($0, limit: limit) }
            }
        )
    }
}
