import Testing
import TextAnalysis

/// Words of ASCII letters are read sixteen bytes at a time, and tokens are put out in batches: the edges of both.
@Suite struct PlainWordTests {
    private static let placeFlags: TokenFlags = [.sentenceStart, .paragraphStart]

    private func expectPlainRules(_ text: String) {
        let tokens = spelledTokens(text).map { token in
            SpelledToken(
                range: token.range, form: token.form, flags: token.flags.subtracting(PlainWordTests.placeFlags))
        }
        #expect(tokens == ReferenceTokenizer.tokens(text), "\(text.debugDescription)")
    }

    private static let letters = "PqRstuvwXyzabcdefGhijklmnopqrSTuvwxyzabCdefghijklmnopqrstuvwxyzAb"

    @Test(arguments: 1...18)
    func wordsOfEveryLengthEndWhereTheyEnd(length: Int) {
        let word = String(PlainWordTests.letters.prefix(length))
        for written in [word, word.lowercased(), word.uppercased(), String(word.reversed())] {
            for follower in [
                "", " ", "  ", ", ", ",", ". ", ".", "-", " - ", "'s ", "’s", "'", "’", "1", "é", "\u{301}", "|", "\t",
                "\n", "–",
                "@", "[", "`", "{", "_", "\u{0}", "\u{7F}", "\u{80}",
            ] {
                expectPlainRules("in " + written + follower + "a and so on until the window is full")
            }
        }
    }

    @Test(arguments: 0...40)
    func wordsAreReadUpToTheEndOfTheText(rest: Int) {
        let tail = String("be, or not to be that is the question now".prefix(rest))
        for length in [1, 6, 7, 8, 9, 14, 15, 16, 17] {
            expectPlainRules("to " + PlainWordTests.letters.prefix(length) + " " + tail)
        }
    }

    @Test(arguments: 0..<100)
    func anyBytesBetweenLettersGiveTheTokensOfThePlainRules(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<200).map { _ -> UInt8 in
            let random = UInt8(truncatingIfNeeded: generator.next() >> 8)
            switch generator.next() % 16 {
            case 0: return random & 0x7F
            case 1...3: return UInt8(ascii: " ")
            case 4: return UInt8(ascii: "A") + random % 26
            default: return UInt8(ascii: "a") + random % 26
            }
        }
        expectPlainRules(String(decoding: bytes, as: UTF8.self))
    }

    /// Word by word, none is read in a row with another.
    @Test(arguments: [250, 255, 256, 257, 511, 512, 513, 2_000])
    func longRunsAreThoseOfTheirWords(count: Int) {
        let words = (0..<count).map { "\(PlainWordTests.letters.prefix($0 % 15 + 1))\($0 % 7 == 0 ? "," : "") " }
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let whole = tokenizer.tokenize(words.joined())
        #expect(whole.tokens.count == count)
        var fed = TokenizedText()
        tokenizer.begin(&fed)
        for word in words { Array(word.utf8).withUnsafeBufferPointer { tokenizer.feed($0, into: &fed) } }
        tokenizer.finish(&fed)
        #expect(fed == whole)
    }

    @Test func runsOfPairsAreReadToTheirEnd() {
        #expect(spelledTokens(String(repeating: "京", count: 1_001)).count == 1_000)
    }

    /// A heading that a line break ends is known by its words, wherever the batches of tokens end.
    @Test(arguments: 225...275)
    func headingsAreFoundBehindTextsOfEveryLength(count: Int) {
        let text =
            String(repeating: "word ", count: count)
            + "ended.\n\nSeventeen Ministers Resign Over Pipeline Contracts Signed\nThe government fell on Monday."
        let starts = spelledTokens(text).suffix(12).filter { $0.flags.contains(.sentenceStart) }
        #expect(starts.map(\.form) == ["seventeen", "the"])
    }

    @Test(arguments: 1...70)
    func formsReadAndFormsGivenAreTheSame(length: Int) throws {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let form = Array(PlainWordTests.letters.lowercased().prefix(min(length, 64)).utf8)
        let text = "\(PlainWordTests.letters.prefix(length)) and more that follows it"
        let id = try #require(tokenizer.tokenize(text).tokens.first?.form)
        let hash = form.withUnsafeBufferPointer { bytes in
            #expect(vocabulary.find(bytes) == id)
            #expect(vocabulary.intern(bytes) == id)
            return Vocabulary.hash(bytes)
        }
        #expect(vocabulary.hash(of: id) == hash)
        #expect(vocabulary.withBytes(of: id) { Array($0) } == form)
        #expect(tokenizer.tokenize(text).tokens.first?.form == id)
    }

    @Test func longFormsThatBeginAlikeAreTold() {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let words = (0..<20_000).map { number -> String in
            let digits = String(number, radix: 26).utf8.map { $0 < 58 ? $0 + 49 : $0 + 10 }
            return "national" + String(decoding: digits, as: UTF8.self) + (number % 2 == 0 ? "" : "ly")
        }
        let distinct = Set(words).count
        let ids = tokenizer.tokenize(words.joined(separator: " ")).tokens.map(\.form)
        #expect(zip(ids, words).allSatisfy { vocabulary.string(of: $0) == $1 })
        #expect(vocabulary.count == distinct)
        #expect(tokenizer.tokenize(words.joined(separator: ", ")).tokens.map(\.form) == ids)
    }
}
