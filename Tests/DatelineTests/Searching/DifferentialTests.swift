import Testing

@testable import Dateline

/// The index against a plain scan of all articles, over random queries.
@Suite struct DifferentialTests {
    private static let facetFields: [FacetField] = [.person, .country, .source, .published]

    @Test(arguments: [(UInt64(100), [60, 55]), (200, [100])] as [(UInt64, [Int])])
    func theIndexAnswersAsAScanDoes(seed: UInt64, segments: [Int]) throws {
        var random = SeededGenerator(seed: seed)
        let index = try TestIndex()
        var articles: [NaiveArticle] = []
        for (segment, count) in segments.enumerated() {
            let made = (0..<count).map { random.article(articles.count + $0) }
            try index.write("\(segment).jsonl", made.map(\.0))
            try index.index()
            articles += made.map(\.1)
        }
        #expect(try index.manifest().segments.count == segments.count)
        let searcher = try index.searcher()
        var found = 0
        for round in 1...1000 {
            let seed = seed &* 1_000_000 &+ UInt64(round)
            found += try compare(articles, searcher, seed: seed)
        }
        #expect(found > 8000, "the queries find too little to test much")
    }

    /// Returns the number of articles found.
    private func compare(_ articles: [NaiveArticle], _ searcher: Searcher, seed: UInt64) throws -> Int {
        var random = SeededGenerator(seed: seed)
        let query = random.query()
        let engine = NaiveEngine(articles: articles, match: random.oneIn(3) ? .any : .all)
        let filters = (0..<[0, 0, 1, 2, 3][random.below(5)]).map { _ in random.filter() }
        let comment: Comment = "seed \(seed): \(query.text), \(engine.match), with \(filters.map(\.text))"
        let response = try searcher.search(
            SearchRequest(
                query: try SearchQuery(parsing: query.text, today: TestIndex.today),
                filters: try filters.map { try fieldFilter($0) },
                match: engine.match,
                limit: 1000,
                facets: Self.facetFields.map { SearchRequest.Facet($0, limit: 10_000) },
                snippets: 0))

        let words = articles.filter { engine.finds(query, $0) }
        let expected = words.filter { passes(filters, $0, engine, except: nil) }
        #expect(response.hits.map(\.id).sorted() == expected.map(\.id).sorted(), comment)
        #expect(response.total == SearchResponse.Total(value: expected.count, isExact: true), comment)
        for facet in response.facets {
            check(facet, words.filter { passes(filters, $0, engine, except: facet.field) }, comment)
        }
        return expected.count
    }

    /// Alternatives within a field, all fields together.
    private func passes(
        _ filters: [NaiveQuery], _ article: NaiveArticle, _ engine: NaiveEngine, except field: FacetField?
    ) -> Bool {
        Self.facetFields.filter { $0 != field }.allSatisfy { field in
            let alternatives = filters.filter { $0.field == field }
            return alternatives.isEmpty || alternatives.contains { engine.finds($0, article) }
        }
    }

    private func check(_ facet: Facet, _ articles: [NaiveArticle], _ comment: Comment) {
        let values = articles.map { article in
            switch facet.field {
            case .person: article.persons
            case .country: article.countries
            case .source: article.source.map { [$0] } ?? []
            default: article.published.map { [$0] } ?? []
            }
        }
        #expect(facet.missing == values.filter(\.isEmpty).count, "\(comment) \(facet.field)")
        var counts: [String: Int] = [:]
        // A period of publication begins as its days do.
        let length = facet.field == .published ? facet.values.first?.value.utf8.count : nil
        for value in values.joined() { counts[length.map { String(value.prefix($0)) } ?? value, default: 0] += 1 }
        let found = Dictionary(
            facet.values.filter { $0.count > 0 }.map { ($0.value, $0.count) }, uniquingKeysWith: +)
        #expect(found == counts, "\(comment) \(facet.field)")
        #expect(facet.values.allSatisfy { $0.count > 0 || $0.isSelected }, "\(comment) \(facet.field)")
    }

    private func fieldFilter(_ filter: NaiveQuery) throws -> FieldFilter {
        let query = try SearchQuery(parsing: filter.text, today: TestIndex.today)
        guard case .filter(let filter) = query.root?.kind else { throw NotAFilter(text: filter.text) }
        return filter
    }

    private struct NotAFilter: Error { let text: String }
}

extension NaiveQuery {
    fileprivate var field: FacetField? {
        switch self {
        case .person: .person
        case .country: .country
        case .source: .source
        case .published: .published
        default: nil
        }
    }
}
