import Testing
import TextAnalysis

@Suite struct TokenizerTests {
    #if DEBUG
        private static let hugeSize = 4_000_000
    #else
        private static let hugeSize = 100_000_000
    #endif

    @Test func longWordsAreCutBetweenCharacters() throws {
        let words = [
            "x" + String(repeating: "é", count: 70), String(repeating: "a", count: 64),
            "a" + String(repeating: "я", count: 40),
        ]
        let text = Array(words.joined(separator: " ").utf8)
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let result = text.withUnsafeBufferPointer { tokenizer.tokenize($0) }
        #expect(result.truncatedWords == 1 + 1)
        #expect(result.tokens.map { vocabulary.string(of: $0.form).utf8.count } == [64, 64, 63])
        #expect(result.tokens.map { $0.flags.contains(.truncated) } == [true, false, true])
        #expect(result.tokens.map { $0.range.count } == words.map(\.utf8.count))
    }

    @Test(arguments: [
        "a", "é", "1,000", "1,", "a.", "’", "'s", "日", "\u{301}", "\u{200D}", "\"", ".", "\n", "é ", "-\n",
    ])
    func hugeRunsOfAnythingTakeLinearTime(unit: String) {
        let bytes = Array(String(repeating: unit, count: TokenizerTests.hugeSize / 8 / unit.utf8.count).utf8)
        let tokens = spelledTokens(bytes)
        #expect(tokens.allSatisfy { $0.form.utf8.count <= 64 })
        #expect((tokens.last?.range.upperBound ?? 0) <= bytes.count)
    }

    @Test func hugeTextsKeepTheirOffsets() throws {
        let sentence = Array("Putin’s talks in Minsk ended on May 9, 2025. ".utf8)
        var bytes: [UInt8] = []
        while bytes.count < TokenizerTests.hugeSize { bytes += sentence }
        bytes += Array("Łukasz".utf8)
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let text = bytes.withUnsafeBufferPointer { tokenizer.tokenize($0) }
        let last = try #require(text.tokens.last)
        #expect(last.range == bytes.count - 7..<bytes.count)
        #expect(vocabulary.string(of: last.form) == "lukasz")
        #expect(text.sentences.count == bytes.count / sentence.count + 1)
    }

    @Test func aWordFedByteByByteIsReadOnce() {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var text = TokenizedText()
        tokenizer.begin(&text)
        for _ in 0..<TokenizerTests.hugeSize / 40 {
            [UInt8(ascii: "x")].withUnsafeBufferPointer { tokenizer.feed($0, into: &text) }
        }
        tokenizer.finish(&text)
        #expect(text.tokens.count == 1)
        #expect(text.tokens.first?.range == 0..<TokenizerTests.hugeSize / 40)
    }

    @Test func storageIsReusedAndEmptiedBetweenTexts() {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var text = TokenizedText()
        for source in ["One two three.", "Two", ""] {
            Array(source.utf8).withUnsafeBufferPointer { tokenizer.tokenize($0, into: &text) }
            #expect(text == tokenizer.tokenize(source))
        }
        #expect(text.tokens.isEmpty && text.tokens.capacity >= 3)
    }

    @Test func sentencesAndParagraphsCoverAllTokens() {
        var tokenizer = Tokenizer(vocabulary: Vocabulary())
        let text = tokenizer.tokenize("He left. She stayed.\n\nThey met.")
        #expect(text.sentences == [0..<2, 2..<4, 4..<6])
        #expect(text.paragraphs == [0..<4, 4..<6])
        #expect(text.sentence(around: 3) == 2..<4)
        #expect(tokenizer.tokenize("…").sentences.isEmpty)
    }
}
