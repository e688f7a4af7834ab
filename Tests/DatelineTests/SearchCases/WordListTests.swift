import Chronology
import Foundation
import NewsCorpus
import Testing

@testable import Dateline

@Suite struct WordListTests {
    private func words(_ list: WordList) -> [String] {
        var words: [String] = []
        list.visit { words.append(String(decoding: $0, as: UTF8.self)) }
        return words
    }

    @Test func wordsAreListedOnceInOrderOfAppearance() {
        var builder = WordListBuilder(WordList(bytes: Array("old\nnew\n".utf8)))
        #expect(!builder.hasNewWords)
        builder.add(WordList(bytes: Array("new\nolder\nold\nnewer\n".utf8)))
        #expect(builder.hasNewWords)
        #expect(words(builder.words) == ["old", "new", "older", "newer"])
    }

    @Test func eachRunAddsItsWordsAndForgetsNone() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UInt64.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let corpus = folder.appending(path: "news.jsonl")
        let path = folder.appending(path: "index").path
        func run(_ text: String, id: String) throws {
            try "{\"id\": \"\(id)\", \"text\": \"\(text)\"}\n".write(to: corpus, atomically: true, encoding: .utf8)
            _ = try Indexer(indexPath: path, options: IndexingOptions()).index(paths: [corpus.path])
        }
        try run("The election was delayed.", id: "a")
        try run("Electoral rules, elections.", id: "b")
        let index = IndexFolder(path: path)
        #expect(
            try words(index.wordList(index.manifest()))
                == ["the", "election", "was", "delayed", "electoral", "rules", "elections"])
        let query = try SearchQuery(parsing: "elector*", today: .earliest)
        #expect(try Searcher(indexPath: path).search(SearchRequest(query: query)).hits.map(\.id) == ["b"])
    }

    @Test func withoutTheFileTheStemsServe() throws {
        let index = try CaseIndex([CaseArticle(id: "a", text: "An election in Minsk.")])
        var manifest = try IndexFolder(path: index.path).manifest()
        manifest.words = nil
        try IndexFolder(path: index.path).publish(manifest, files: FileTable())
        let searcher = try Searcher(indexPath: index.path)
        let query = try SearchQuery(parsing: "elec* mins*", today: .earliest)
        #expect(try searcher.search(SearchRequest(query: query)).hits.map(\.id) == ["a"])
    }

    @Test func anAnswerSaysWhenAPatternWasCut() throws {
        let text = (0..<1200).map { "zq\(String($0, radix: 36))q" }.joined(separator: " ")
        let index = try CaseIndex([CaseArticle(id: "a", text: text)])
        var request = SearchRequest(query: try SearchQuery(parsing: "zq*", today: .earliest), explanation: .always)
        var response = try index.searcher.search(request)
        #expect(response.notes.count == 1)
        #expect(response.explanation?.clauses.first?.isCut == true)
        request.query = try SearchQuery(parsing: "zq1*", today: .earliest)
        response = try index.searcher.search(request)
        #expect(response.notes.isEmpty)
        #expect(response.explanation?.clauses.first?.isCut == false)
    }
}
