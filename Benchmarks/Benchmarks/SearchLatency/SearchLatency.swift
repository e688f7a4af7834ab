import Chronology
import Dateline
import Foundation
import NewsCorpus
import StockXapian

// search-latency CORPUS INDEX [--queries 200] [--rounds 7] [--seed 20250601] [--list] [--word WORD]… [--facet FIELD]…
//
// Draws queries from the articles at CORPUS, asks the index of them (made at INDEX if it is not there), and libxapian
// alone on the same segments; ../README.md tells what is measured.

@main
struct SearchLatency {
    var corpus = ""
    var index = ""
    var queryCount = 200
    var rounds = 7
    var seed: UInt64 = 20_250_601
    var lists = false
    /// Asked instead of drawn queries.
    var words: [String] = []
    /// Counted instead of the usual five.
    var fields: [FacetField] = []

    static func main() throws {
        guard let run = SearchLatency(CommandLine.arguments.dropFirst()) else {
            FileHandle.standardError.write(
                Data("search-latency CORPUS INDEX [--queries 200] [--rounds 7] [--seed 20250601] [--list]\n".utf8))
            exit(2)
        }
        try run.measure()
    }

    init?(_ arguments: ArraySlice<String>) {
        var paths: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            switch argument {
            case "--queries": queryCount = rest.popFirst().flatMap { Int($0) } ?? queryCount
            case "--rounds": rounds = rest.popFirst().flatMap { Int($0) } ?? rounds
            case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
            case "--list": lists = true
            case "--word": words += rest.popFirst().map { [$0] } ?? []
            case "--facet": fields += rest.popFirst().flatMap { FacetField(rawValue: $0) }.map { [$0] } ?? []
            default: paths.append(argument)
            }
        }
        guard paths.count == 2 else { return nil }
        (corpus, index) = (paths[0], paths[1])
    }

    static let facets: [SearchRequest.Facet] = [
        .init(.person), .init(.country), .init(.published, limit: 31), .init(.about, limit: 31), .init(.source),
    ]

    func measure() throws {
        let queries = try drawnQueries()
        if !FileManager.default.fileExists(atPath: index + "/index.json") {
            _ = try Indexer(indexPath: index, options: IndexingOptions(jobs: 2)).index(paths: [corpus])
        }
        let searcher = try Searcher(indexPath: index)
        let stock = try StockIndex(folder: index)
        guard let today = CalendarDate("2025-06-01") else { return }
        func request(_ query: SampledQuery, _ facets: [SearchRequest.Facet], snippets: Int) throws -> SearchRequest {
            SearchRequest(
                query: try SearchQuery(parsing: query.text, today: today), facets: facets, snippets: snippets)
        }
        let facets = fields.isEmpty ? SearchLatency.facets : fields.map { SearchRequest.Facet($0, limit: 31) }
        var full = Latencies("Dateline: ten hits, two snippets each, five facets", queries: queries.count)
        var snippets = Latencies("… without facets", queries: queries.count)
        var counts = Latencies("… without snippets", queries: queries.count)
        var plain = Latencies("… without either", queries: queries.count)
        var baseline = Latencies("libxapian: top ten and their data", queries: queries.count)
        var differing = 0
        var totals: [Int] = []
        for query in queries {
            let total = try searcher.search(try request(query, [], snippets: 0)).total.value
            if stock.search(query, exact: true) != total { differing += 1 }
            totals.append(total)
        }
        for _ in 0..<(rounds + 1) {
            for (index, query) in queries.enumerated() {
                _ = try full.measure(index) {
                    try searcher.search(try request(query, facets, snippets: 2))
                }
                _ = try snippets.measure(index) { try searcher.search(try request(query, [], snippets: 2)) }
                _ = try counts.measure(index) { try searcher.search(try request(query, facets, snippets: 0)) }
                _ = try plain.measure(index) { try searcher.search(try request(query, [], snippets: 0)) }
                _ = baseline.measure(index) { stock.search(query, exact: false) }
            }
        }
        let ways = [full, snippets, counts, plain, baseline]
        Report(queries: queries, totals: totals, differing: differing, ways: ways).print(lists: lists)
    }

    private func drawnQueries() throws -> [SampledQuery] {
        guard words.isEmpty else { return words.map { SampledQuery(kind: .frequent, words: [$0]) } }
        var sampler = QuerySampler(corpus: try Corpus(paths: [corpus]), articles: 4000, seed: seed)
        return sampler.queries(queryCount)
    }
}

/// The segments of an index, read by libxapian alone.
struct StockIndex: ~Copyable {
    private let handle: OpaquePointer

    init(folder: String) throws {
        let segments = folder + "/segments"
        let paths = try FileManager.default.contentsOfDirectory(atPath: segments).sorted().map { segments + "/" + $0 }
        let strings = paths.map { strdup($0) }
        defer { strings.forEach { free($0) } }
        guard let handle = stock_open(strings.map { UnsafePointer($0) }, strings.count) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        self.handle = handle
    }

    deinit { stock_free(handle) }

    /// The estimated number of matches; the exact one after a look at every match.
    @discardableResult
    func search(_ query: SampledQuery, exact: Bool) -> Int {
        let strings = query.words.map { strdup($0) }
        defer { strings.forEach { free($0) } }
        var bytes = 0
        let checked = exact ? stock_documents(handle) : 0
        return Int(
            stock_search(
                handle, strings.map { UnsafePointer($0) }, strings.count, query.isPhrase, checked, &bytes))
    }
}
