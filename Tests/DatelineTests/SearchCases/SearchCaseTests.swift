import Foundation
import Testing

@testable import Dateline

/// Searches as data: each folder of `Fixtures/search-cases` has articles and what searches over them must give.
@Suite struct SearchCaseTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/search-cases")

    static let folders: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []).sorted()

    @Test func thereAreCases() throws {
        #expect(!Self.folders.isEmpty)
    }

    @Test(arguments: folders) func searchesGiveWhatTheirFolderSays(folder: String) throws {
        let path = Self.fixtures.appending(path: folder)
        let lines = try String(contentsOf: path.appending(path: "articles.jsonl"), encoding: .utf8)
        let articles = try lines.split(separator: "\n").map {
            try JSONDecoder().decode(CaseArticle.self, from: Data($0.utf8))
        }
        let index = try CaseIndex(articles)
        let cases = try JSONDecoder().decode(
            [SearchCase].self, from: Data(contentsOf: path.appending(path: "searches.json")))
        for searchCase in cases { check(searchCase, in: index, "\(folder): \(searchCase.comment)") }
    }

    private func check(_ searchCase: SearchCase, in index: CaseIndex, _ name: String) {
        let expected = searchCase.expected
        do {
            let response = try index.searcher.search(searchCase.request.searchRequest())
            #expect(expected.error == nil && expected.message == nil, "\(name): no error")
            compare(response, with: expected, searchCase.request, name)
        } catch let error as QueryError {
            #expect(error.reason.rawValue == expected.error, "\(name): \(error)")
            if let at = expected.at {
                let query = Array((searchCase.request.query ?? "").utf8)
                let piece = error.range.upperBound <= query.count ? query[error.range] : []
                #expect(String(decoding: piece, as: UTF8.self) == at, "\(name)")
            }
        } catch {
            guard let message = expected.message else {
                Issue.record("\(name): \(error)")
                return
            }
            #expect("\(error)".contains(message), "\(name): \(error)")
        }
    }

    private func compare(
        _ response: SearchResponse,
        with expected: SearchCase.Expected,
        _ request: SearchCase.Request,
        _ name: String
    ) {
        let ids = response.hits.map(\.id)
        if let wanted = expected.ids { #expect(ids == wanted, "\(name)") }
        if let wanted = expected.found { #expect(ids.sorted() == wanted.sorted(), "\(name)") }
        if let wanted = expected.total ?? expected.found?.count {
            if expected.total != nil || request.fold == false { #expect(response.total.value == wanted, "\(name)") }
        }
        #expect(response.hits.map(\.rank) == Array((request.offset ?? 0) + 1..<(request.offset ?? 0) + 1 + ids.count))
        for (facet, shown) in zip(response.facets, request.facets ?? []) {
            if let wanted = expected.facets?[shown] {
                #expect(facet.values.map { "\($0.value)=\($0.count)" } == wanted, "\(name): \(shown)")
            }
            if let wanted = expected.missing?[shown] { #expect(facet.missing == wanted, "\(name): \(shown)") }
        }
        if let wanted = expected.selected {
            let selected = response.facets.flatMap(\.values).filter(\.isSelected).map(\.value)
            #expect(selected == wanted, "\(name)")
        }
        if let wanted = expected.suggestions {
            #expect(response.suggestions.map { "\($0.person ?? $0.query)=\($0.total)" } == wanted, "\(name)")
        }
        compareTexts(response, with: expected, name)
    }

    private func compareTexts(_ response: SearchResponse, with expected: SearchCase.Expected, _ name: String) {
        if let wanted = expected.highlights {
            #expect(response.hits.first?.snippets.flatMap(\.marked) == wanted, "\(name)")
        }
        if let wanted = expected.snippets { #expect(response.hits.first?.snippets.map(\.text) == wanted, "\(name)") }
        for (id, duplicates) in expected.duplicates ?? [:] {
            #expect(response.hits.first { $0.id == id }?.duplicates.map(\.id) == duplicates, "\(name)")
        }
        if let wanted = expected.explain {
            let flat = response.explanation?.clauses.flatMap(\.flattened) ?? []
            #expect(flat.map { "\($0.clause)=\($0.total)" } == wanted, "\(name)")
        }
        if let wanted = expected.empty {
            #expect(response.explanation?.emptyClauses.map(\.clause) == wanted, "\(name)")
        }
    }
}

extension Snippet {
    /// The marked pieces.
    fileprivate var marked: [String] {
        let bytes = Array(text.utf8)
        return highlights.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
}

extension Explanation {
    fileprivate var flattened: [Explanation] { [self] + clauses.flatMap(\.flattened) }
}
