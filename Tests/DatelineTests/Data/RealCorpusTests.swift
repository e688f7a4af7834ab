import Chronology
import Dateline
import Foundation
import Testing

/// Real corpora, where the environment names their folder: without `DATELINE_DATA` these tests are skipped.
private let dataPath = ProcessInfo.processInfo.environment["DATELINE_DATA"]

@Suite(.enabled(if: dataPath != nil, "DATELINE_DATA names no folder of corpora"))
struct RealCorpusTests {
    private func withIndex(of file: String, _ body: (String, IndexingReport) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("corpus-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try #require(dataPath) + "/" + file
        let options = IndexingOptions(jobs: 2, recognizesEntities: false)
        let report = try Indexer(indexPath: folder, options: options).index(paths: [path])
        try body(folder, report)
    }

    @Test func everyStoryOfAWireServiceIsIndexed() throws {
        try withIndex(of: "reuters/reuters-dev.jsonl.gz") { path, report in
            #expect(report.added == 11_000)
            #expect(report.failed.isEmpty)
            let verification = try IndexVerification(indexPath: path)
            #expect(verification.problems.isEmpty)
            #expect(verification.articles == 11_000)
        }
    }

    /// Mean average precision against relevance judgements; the floors are what plain BM25 reaches.
    @Test(arguments: [("cranfield", 0.41), ("cisi", 0.155), ("med", 0.505)])
    func rankingReachesItsFloor(collection: String, floor: Double) throws {
        try withIndex(of: "ir/\(collection)/docs.jsonl") { path, _ in
            let folder = try #require(dataPath) + "/ir/\(collection)/"
            let relevant = try Self.judgements(folder + "qrels.tsv")
            let searcher = try Searcher(indexPath: path)
            var sum = 0.0
            var count = 0
            for (id, text) in try Self.queries(folder + "queries.jsonl") {
                guard let wanted = relevant[id] else { continue }
                let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }.joined(separator: " ")
                let today = try #require(CalendarDate("2025-01-01"))
                let query = try SearchQuery(parsing: words, today: today)
                let request = SearchRequest(query: query, match: .any, limit: 100, facets: [], snippets: 0)
                sum += Self.averagePrecision(try searcher.search(request).hits.map(\.id), wanted)
                count += 1
            }
            #expect(sum / Double(count) >= floor, "MAP \(sum / Double(count)) over \(count) queries")
        }
    }

    private static func averagePrecision(_ ids: [String], _ relevant: Set<String>) -> Double {
        var found = 0
        var sum = 0.0
        for (index, id) in ids.enumerated() where relevant.contains(id) {
            found += 1
            sum += Double(found) / Double(index + 1)
        }
        return sum / Double(relevant.count)
    }

    private static func judgements(_ path: String) throws -> [String: Set<String>] {
        var relevant: [String: Set<String>] = [:]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            relevant[fields[0], default: []].insert(fields[1])
        }
        return relevant
    }

    private static func queries(_ path: String) throws -> [(id: String, text: String)] {
        struct Row: Decodable {
            let id: String
            let text: String
        }
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            let row = try JSONDecoder().decode(Row.self, from: Data($0.utf8))
            return (row.id, row.text)
        }
    }
}
