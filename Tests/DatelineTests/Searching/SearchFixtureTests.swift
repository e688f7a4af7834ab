import Foundation
import Testing

@testable import Dateline

/// Runs the searches that are written down as data.
@Suite struct SearchFixtureTests {
    @Test(arguments: ["words", "phrases", "patterns", "fields", "names", "dates", "facets"])
    func everySearchFindsWhatItShould(_ name: String) throws {
        let folder = URL(fileURLWithPath: fixture("searches/" + name))
        let index = try TestIndex()
        try index.index(paths: [folder.appendingPathComponent("articles.jsonl").path])
        let searches = try JSONDecoder().decode(
            [SearchFixture].self, from: Data(contentsOf: folder.appendingPathComponent("searches.json")))
        let searcher = try index.searcher()
        for search in searches {
            try check(search, searcher, "\(name): \(search.comment): \(search.request.query ?? "")")
        }
    }

    private func check(_ search: SearchFixture, _ searcher: Searcher, _ comment: Comment) throws {
        let expected = search.expected
        do {
            let response = try searcher.search(try search.request.searchRequest())
            #expect(expected.error == nil, comment)
            let ids = response.hits.map(\.id)
            if let wanted = expected.ids {
                #expect(expected.ordered == true ? ids == wanted : ids.sorted() == wanted.sorted(), "\(comment) \(ids)")
            }
            if let count = expected.count { #expect(ids.count == count, comment) }
            let isWhole = search.request.limit == nil && search.request.offset == nil
            if let total = expected.total ?? (isWhole ? expected.ids?.count : nil) {
                #expect(response.total == SearchResponse.Total(value: total, isExact: true), comment)
            }
            check(response.facets, expected, comment)
        } catch let error as QueryError {
            let message = error.description
            #expect(expected.error.map { $0.isEmpty || message.contains($0) } == true, "\(comment): \(message)")
        }
    }

    private func check(_ facets: [Facet], _ expected: SearchFixture.Expected, _ comment: Comment) {
        func facet(_ name: String) -> Facet? { facets.first { $0.field.rawValue == name } }
        for (name, counts) in expected.facets ?? [:] {
            let values = facet(name)?.values ?? []
            let found = Dictionary(values.map { ($0.value, $0.count) }, uniquingKeysWith: +)
            #expect(found == counts, "\(comment) \(name)")
            #expect(values.count == counts.count, "\(comment) \(name)")
            let isDate = facet(name)?.interval != nil
            let order = values.map { (-$0.count, isDate ? $0.value : $0.label) }
            #expect(order.elementsEqual(order.sorted { $0 < $1 }, by: ==), "\(comment) \(name): order of values")
        }
        for (name, count) in expected.missing ?? [:] { #expect(facet(name)?.missing == count, "\(comment) \(name)") }
        for (name, values) in expected.selected ?? [:] {
            let selected = Set(facet(name)?.values.filter(\.isSelected).map(\.value) ?? [])
            #expect(selected == values, "\(comment) \(name)")
        }
        if let interval = expected.interval { #expect(facets.first?.interval?.rawValue == interval, comment) }
    }
}
