import Testing

@testable import Dateline

/// Expansion over a vocabulary of random words of few letters, against plain references.
@Suite struct TermExpansionTests {
    private let index: TestIndex
    private let vocabulary: Set<String>

    init() throws {
        var random = SeededGenerator(seed: 11)
        var words: Set<String> = []
        while words.count < 400 { words.insert(random.word()) }
        vocabulary = words
        index = try TestIndex(
            [
                TestArticle(
                    id: "a", title: "zzzz yyyy", text: words.sorted().joined(separator: " "), persons: ["abba baab"])
            ],
            language: "none")
    }

    private var known: Set<String> { vocabulary.union(["zzzz", "yyyy"]) }

    private func expansion() throws -> TermExpansion {
        TermExpansion(database: try index.searcher().session.database)
    }

    @Test func patternsFindWhatTheirStarsAllow() throws {
        let expansion = try expansion()
        var found = 0
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let text = (0..<1 + random.below(5)).map { _ in random.pick(["a", "b", "c", "*"]) }.joined() + "*"
            guard let pattern = WildcardPattern(random.oneIn(2) ? text : String(text.reversed())) else { continue }
            let expected = known.filter { Self.matches(Array($0.utf8), Array(pattern.description.utf8)) }
            let terms = try expansion.terms(matching: pattern).map { String(decoding: $0, as: UTF8.self) }
            #expect(Set(terms) == expected, "seed \(seed): \(pattern)")
            #expect(Set(terms).count == terms.count, "seed \(seed): \(pattern)")
            found += terms.count
        }
        #expect(found > 500)
    }

    @Test(arguments: [1, 2]) func misspeltWordsFindTheWordsNearby(edits: Int) throws {
        let expansion = try expansion()
        for seed in UInt64(1)...30 {
            var random = SeededGenerator(seed: seed)
            let word = random.word()
            let expected = known.filter { EditDistance.isWithin(edits, Array($0.utf8), Array(word.utf8)) }
            let terms = try expansion.terms(near: Array(word.utf8), edits: edits)
            #expect(Set(terms.map { String(decoding: $0, as: UTF8.self) }) == expected, "seed \(seed): \(word)")
        }
    }

    @Test func lettersBeyondASCIICountOnce() throws {
        let index = try TestIndex([TestArticle(id: "a", text: "москва киев минск")], language: "none")
        let expansion = TermExpansion(database: try index.searcher().session.database)
        #expect(try expansion.terms(near: Array("масква".utf8), edits: 1) == [Array("москва".utf8)])
        #expect(try expansion.terms(near: Array("моква".utf8), edits: 2) == [Array("москва".utf8)])
    }

    @Test func theMostFrequentTermsStayWhenThereAreTooMany() throws {
        let words = (0..<TermExpansion.limit + 200).map { "word\($0)" }
        let index = try TestIndex(
            [
                TestArticle(id: "a", text: words.joined(separator: " ")),
                TestArticle(id: "b", text: words.suffix(300).joined(separator: " ")),
            ], language: "none")
        let expansion = TermExpansion(database: try index.searcher().session.database)
        let terms = try expansion.terms(matching: try #require(WildcardPattern("word*")))
        #expect(terms.count == TermExpansion.limit)
        #expect(Set(terms).isSuperset(of: words.suffix(300).map { Array($0.utf8) }))
    }

    /// The pattern read from the left, one character after the other.
    private static func matches(_ word: [UInt8], _ pattern: [UInt8]) -> Bool {
        guard let first = pattern.first else { return word.isEmpty }
        if first == UInt8(ascii: "*") {
            return (0...word.count).contains { matches(Array(word.dropFirst($0)), Array(pattern.dropFirst())) }
        }
        return word.first == first && matches(Array(word.dropFirst()), Array(pattern.dropFirst()))
    }
}

extension SeededGenerator {
    fileprivate mutating func word() -> String {
        (0..<2 + below(6)).map { _ in pick(["a", "b", "c"]) }.joined()
    }
}
