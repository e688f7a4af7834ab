import TextAnalysis
import Testing

@testable import Dateline

@Suite struct TextFingerprintTests {
    /// A text of random words, the same for the same seed.
    private func words(_ count: Int, seed: UInt64) -> [String] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return "w\((state >> 33) % 5000)"
        }
    }

    private func fingerprint(_ words: [String]) throws -> TextFingerprint? {
        var analyzer = try Analyzer(language: "none")
        let text = analyzer.tokenize(words.joined(separator: " "))
        var analyzed: [AnalyzedWord] = []
        try analyzer.append(text.tokens, to: &analyzed)
        return TextFingerprint(analyzed[...])
    }

    @Test(arguments: UInt64(1)...20) func aFewChangedWordsStayNear(seed: UInt64) throws {
        let text = words(400, seed: seed)
        var edited = text
        for place in [13, 207] { edited[place] = "changed\(place)" }
        let (left, right) = (try #require(try fingerprint(text)), try #require(try fingerprint(edited)))
        #expect(left.isNearDuplicate(of: right), "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...20) func otherTextsAreFar(seed: UInt64) throws {
        let left = try #require(try fingerprint(words(300, seed: seed)))
        let right = try #require(try fingerprint(words(300, seed: seed &+ 1000)))
        #expect(!left.isNearDuplicate(of: right), "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...20) func halfOfATextIsNoDuplicate(seed: UInt64) throws {
        let text = words(400, seed: seed)
        let other = Array(text.prefix(200)) + words(200, seed: seed &+ 5000)
        let (left, right) = (try #require(try fingerprint(text)), try #require(try fingerprint(other)))
        #expect(!left.isNearDuplicate(of: right), "seed \(seed)")
    }

    @Test func caseAndPunctuationDoNotMatter() throws {
        let text = words(60, seed: 3)
        #expect(try fingerprint(text) == fingerprint(text.map { $0.uppercased() + "," }))
    }

    @Test func shortTextsHaveNone() throws {
        #expect(try fingerprint(words(TextFingerprint.minimumWords - 1, seed: 1)) == nil)
        #expect(try fingerprint(words(TextFingerprint.minimumWords, seed: 1)) != nil)
    }

    @Test func bytesComeBack() throws {
        let print = try #require(try fingerprint(words(100, seed: 9)))
        #expect(TextFingerprint(bytes: print.bytes) == print)
        #expect(TextFingerprint(bytes: []) == nil)
    }
}
