import Chronology
import Foundation
import NewsCorpus

@testable import Dateline

/// An article as a line of JSON.
struct TestArticle: Codable {
    var id: String
    var title: String?
    var text = ""
    var source: String?
    var published: String?
    var persons: [String]?
    var countries: [String]?
    var language: String?

    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// A folder of articles and the index of it; both vanish with this object.
final class TestIndex {
    static let today = CalendarDate("2025-06-15") ?? .earliest

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: corpusPath, withIntermediateDirectories: true)
    }

    /// Most tests look at given metadata alone: what the recognisers find in their texts would only be in the way.
    var recognizesEntities = false

    /// An index of these articles.
    convenience init(_ articles: [TestArticle], language: String? = nil) throws {
        try self.init()
        try write("all.jsonl", articles)
        try index(IndexingOptions(language: language))
    }

    var indexPath: String { folder.path + "/news.dateline" }
    var corpusPath: String { folder.path + "/corpus" }

    func write(_ name: String, _ text: String) throws { try folder.write("corpus/" + name, text) }

    func write(_ name: String, _ articles: [TestArticle]) throws {
        try write(name, try articles.map { try $0.line + "\n" }.joined())
    }

    func remove(_ name: String) throws { try folder.remove("corpus/" + name) }

    @discardableResult
    func index(
        _ options: IndexingOptions = IndexingOptions(),
        paths: [String]? = nil,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> IndexingReport {
        var options = options
        options.recognizesEntities = recognizesEntities
        let indexer = Indexer(indexPath: indexPath, options: options)
        // A lock that is given up lives on for a moment in programs that other tests are just starting.
        for _ in 0..<40 {
            do {
                return try indexer.index(paths: paths ?? [corpusPath], isCancelled: isCancelled)
            } catch let error as IndexError where error.code == .locked && error.message.contains("another process") {
                usleep(5000)
            }
        }
        return try indexer.index(paths: paths ?? [corpusPath], isCancelled: isCancelled)
    }

    func manifest() throws -> Manifest { try IndexFolder(path: indexPath).manifest() }

    func segmentNames() throws -> [String] { try manifest().segments.map(\.name) }

    func problems() throws -> [String] { try IndexVerification(indexPath: indexPath).problems }

    func searcher() throws -> Searcher { try Searcher(indexPath: indexPath) }

    func search(_ text: String, facets: [SearchRequest.Facet] = []) throws -> SearchResponse {
        try searcher().search(text, facets: facets)
    }

    /// The ids of all articles found, in the order of the answer.
    func ids(_ text: String) throws -> [String] { try search(text).hits.map(\.id) }

    func title(_ id: String) throws -> String? { try searcher().article(id: id).title }
}

extension Searcher {
    func search(_ text: String, facets: [SearchRequest.Facet] = []) throws -> SearchResponse {
        let query = try SearchQuery(parsing: text, today: TestIndex.today)
        return try search(SearchRequest(query: query, limit: 10_000, facets: facets, snippets: 1))
    }
}

/// Short articles with ids `prefix-1` and so on, each with a word of its own.
func numbered(_ prefix: String, _ range: ClosedRange<Int>, version: String = "one") -> [TestArticle] {
    range.map { number in
        TestArticle(
            id: "\(prefix)-\(number)", title: "Report \(number) \(version)",
            text: "The harbour of \(prefix)town number\(number) is quiet in version\(version).",
            source: "\(prefix).example", published: "2025-0\(number % 9 + 1)-0\(number % 7 + 1)")
    }
}
