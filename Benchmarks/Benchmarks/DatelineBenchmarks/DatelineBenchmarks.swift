import Benchmark
import Chronology
import Dateline
import Foundation
import NewsCorpus
import TextAnalysis

/// Each benchmark checks its answer; throughput is in bytes of article text where a text is read.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration.metrics = [.wallClock, .throughput, .peakMemoryResident]
    Benchmark.defaultConfiguration.maxDuration = .seconds(5)

    Benchmark("Tokenize \(Corpora.textBytes) bytes, storage reused") { benchmark in
        var tokenizer = Tokenizer(vocabulary: Vocabulary())
        var tokens = TokenizedText()
        var texts = Corpora.articles.map(\.text)
        benchmark.startMeasurement()
        var count = 0
        for index in texts.indices {
            texts[index].withUTF8 { tokenizer.tokenize($0, into: &tokens) }
            count += tokens.tokens.count
        }
        benchmark.stopMeasurement()
        precondition(count > 0)
    }

    BuilderBenchmarks.register()
    recognitionBenchmarks()

    Benchmark("Index the corpus, two jobs") { benchmark in
        let folder = Corpora.temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        benchmark.startMeasurement()
        let report = try Indexer(indexPath: folder, options: IndexingOptions(jobs: 2)).index(paths: [Corpora.path])
        benchmark.stopMeasurement()
        precondition(report.added > 0)
    }

    let searches: [(name: String, text: String, facets: [SearchRequest.Facet], snippets: Int)] = [
        ("one word, no facets", "president", [], 0),
        ("one word, two snippets, four facets", "president", SearchRequest.defaultFacets, 2),
        ("two words, two snippets, four facets", "gas talks", SearchRequest.defaultFacets, 2),
        ("phrase, two snippets, four facets", "\"prime minister\"", SearchRequest.defaultFacets, 2),
    ]
    for search in searches {
        Benchmark("Search: \(search.name)") { benchmark in
            let searcher = try SearchedIndex.shared.get().searcher()
            let today = try requireDate("2025-06-01")
            let query = try SearchQuery(parsing: search.text, today: today)
            let request = SearchRequest(query: query, facets: search.facets, snippets: search.snippets)
            let expected = try searcher.search(request).total
            for _ in benchmark.scaledIterations {
                let response = try searcher.search(request)
                precondition(response.total == expected)
            }
        }
    }
}

private struct NoSuchDate: Error {}

private func requireDate(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else { throw NoSuchDate() }
    return date
}

/// The corpus, indexed once for all search benchmarks.
private struct SearchedIndex {
    let path: String

    static let shared = Result { try SearchedIndex() }

    init() throws {
        path = Corpora.temporaryFolder()
        _ = try Indexer(indexPath: path, options: IndexingOptions(jobs: 2)).index(paths: [Corpora.path])
    }

    func searcher() throws -> Searcher { try Searcher(indexPath: path) }
}
