import Testing
import TextAnalysis

@Suite struct TokenizerPropertyTests {
    @Test(arguments: 0..<200)
    func boundariesAndFormsAreThoseOfThePlainRules(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let placeFlags: TokenFlags = [.sentenceStart, .paragraphStart]
        for _ in 0..<10 {
            let text = RandomText.make(&generator, parts: 12)
            let expected = ReferenceTokenizer.tokens(text)
            let spelled = spelledTokens(text)
            // The reference knows no limit of length.
            if spelled.contains(where: { $0.flags.contains(.truncated) }) { continue }
            let tokens = spelled.map { token in
                SpelledToken(range: token.range, form: token.form, flags: token.flags.subtracting(placeFlags))
            }
            #expect(tokens == expected, "seed \(seed): \(text.debugDescription)")
        }
    }

    @Test(arguments: 0..<60)
    func tokensAndGapsMakeUpTheText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = RandomText.make(&generator, parts: 80)
        let bytes = Array(text.utf8)
        var rebuilt: [UInt8] = []
        var start = -1
        for token in spelledTokens(text) {
            #expect(token.range.lowerBound > start, "seed \(seed)")
            #expect(String(validating: bytes[token.range], as: UTF8.self) != nil, "seed \(seed): \(token)")
            if rebuilt.count < token.range.lowerBound { rebuilt += bytes[rebuilt.count..<token.range.lowerBound] }
            let isOverlap = rebuilt.count > token.range.lowerBound
            #expect(!isOverlap || token.flags.contains(.bigram), "seed \(seed): \(token)")
            rebuilt += bytes[rebuilt.count..<token.range.upperBound]
            start = token.range.lowerBound
        }
        #expect(rebuilt + bytes[rebuilt.count...] == bytes, "seed \(seed)")
    }

    @Test(arguments: 0..<60)
    func aFormIsItsOwnFormAndFolded(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for token in spelledTokens(RandomText.make(&generator, parts: 60)) {
            #expect(forms(token.form) == [token.form], "seed \(seed)")
            #expect(Folding.fold(token.form) == token.form, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<60)
    func foldingTwiceIsFoldingOnce(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let folded = Folding.fold(RandomText.make(&generator, parts: 60))
        #expect(Array(Folding.fold(folded).utf8) == Array(folded.utf8), "seed \(seed)")
    }

    @Test(arguments: 0..<60)
    func chunksGiveTheTokensOfTheWhole(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(RandomText.make(&generator, parts: 120).utf8)
        if seed % 2 == 1 { bytes[Int(generator.next() % UInt64(bytes.count))] = 0xE2 }
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let whole = bytes.withUnsafeBufferPointer { tokenizer.tokenize($0) }
        var pieces = TokenizedText()
        tokenizer.begin(&pieces)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int(generator.next() % 40))
            bytes[start..<end].withUnsafeBufferPointer { tokenizer.feed($0, into: &pieces) }
            start = end
        }
        tokenizer.finish(&pieces)
        #expect(pieces == whole, "seed \(seed)")
    }

    @Test(arguments: 0..<60)
    func lookingForSomeFormsLeavesOutNoneOfThemAndChangesNothingElse(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        // Words between plain spaces are what may be left out.
        let text = RandomText.make(&generator, parts: 60).split(separator: " ").joined(separator: " and Mr smith ")
        var wanted = FirstBytes()
        for byte in "ps".utf8 { wanted.insert(byte) }
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let whole = tokenizer.tokenize(text).tokens
        let found = tokenizer.tokenize(text, lookingFor: wanted).tokens
        #expect(found.contains { $0.form == .omitted }, "seed \(seed)")
        let isWanted = whole.map { token in vocabulary.withBytes(of: token.form) { "ps".utf8.contains($0.first ?? 0) } }
        for (index, token) in found.enumerated() where token.form != .omitted || isWanted[index] {
            #expect(token.form == whole[index].form, "seed \(seed)")
        }
        #expect(found.map(\.range) == whole.map(\.range), "seed \(seed)")
        #expect(found.map(\.flags) == whole.map(\.flags), "seed \(seed)")
        #expect(tokenizer.tokenize(text, lookingFor: .all).tokens == whole, "seed \(seed)")
    }

    @Test(arguments: 0..<60)
    func anyBytesSurviveAndInvalidOnesAreInNoToken(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pool: [UInt8] = [0xC3, 0xA9, 0xE2, 0x80, 0x99, 0xF0, 0x9F, 0xED, 0xA0, 0x80, 0xC0, 0xFF, 0, 0x27, 0x2E]
        let bytes = (0..<400).map { _ -> UInt8 in
            let random = generator.next()
            return random % 3 == 0
                ? UInt8(truncatingIfNeeded: random >> 8)
                : random % 3 == 1
                    ? pool[Int(random >> 8) % pool.count] : UInt8(ascii: "a") + UInt8(random >> 8 & 15)
        }
        for token in spelledTokens(bytes) {
            #expect(String(validating: bytes[token.range], as: UTF8.self) != nil, "seed \(seed)")
        }
    }
}
