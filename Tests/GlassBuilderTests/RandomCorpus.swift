/// SplitMix64 (Steele, Lea, Flood 2014): the same corpus for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}

/// Documents with a few frequent and many rare terms, filters without wdf, values in scattered slots.
struct RandomCorpus {
    private var random: SeededGenerator
    private let vocabulary: [[UInt8]]
    private static let slots: [UInt32] = [0, 1, 2, 7, 127, 128, 129, 300, 16_384]

    init(seed: UInt64, vocabulary size: Int = 400) {
        var random = SeededGenerator(seed: seed)
        var words: Set<[UInt8]> = []
        while words.count < size {
            let length = Int.random(in: 1...(Bool.random(using: &random) ? 6 : 30), using: &random)
            // Few letters, a zero byte and bytes above 127, so that prefixes are shared and escapes are met.
            let alphabet: [UInt8] = [0x61, 0x62, 0x63, 0x65, 0x73, 0x74, 0x00, 0xc3, 0xff]
            words.insert((0..<length).map { _ in alphabet.randomElement(using: &random) ?? 0x61 })
        }
        vocabulary = words.sorted { $0.lexicographicallyPrecedes($1) }.shuffled(using: &random)
        self.random = random
    }

    mutating func documents(_ count: Int, tokens: ClosedRange<Int> = 0...60) -> [TestDocument] {
        (0..<count).map { _ in document(tokens: tokens) }
    }

    mutating func document(tokens: ClosedRange<Int> = 0...60) -> TestDocument {
        var document = TestDocument()
        var positions: [[UInt8]: [UInt32]] = [:]
        var at: UInt32 = 0
        for _ in 0..<Int.random(in: tokens, using: &random) {
            at += UInt32.random(in: 1...(Int.random(in: 0..<20, using: &random) == 0 ? 500 : 2), using: &random)
            positions[word(), default: []].append(at)
        }
        for (word, list) in positions {
            let extra = UInt32.random(in: 0..<8, using: &random) == 0 ? UInt32.random(in: 0...300, using: &random) : 0
            document.terms.append(.init(bytes: word, wdf: UInt32(list.count) + extra, positions: list))
        }
        for filter in 0..<Int.random(in: 0...3, using: &random) {
            document.terms.append(.init(bytes: Array("Q\(filter)".utf8), wdf: 0))
        }
        for slot in Self.slots where Bool.random(using: &random) { document.values[slot] = bytes(1...20) }
        if Int.random(in: 0..<5, using: &random) > 0 { document.data = bytes(0...300) }
        return document
    }

    /// Terms, phrases and combinations of them, some of which match nothing.
    mutating func queries(_ count: Int) -> [TestQuery] {
        (0..<count).map { _ in
            let (first, second) = (word(), word())
            let pair: [TestQuery.Step] = [.term(first), .term(second)]
            switch Int.random(in: 0..<7, using: &random) {
            case 0: return TestQuery(steps: [.term(first)])
            case 1: return TestQuery(steps: pair + [.and])
            case 2: return TestQuery(steps: pair + [.or, .term(word()), .or])
            case 3: return TestQuery(steps: pair + [.andNot])
            case 4: return TestQuery(steps: pair + [.phrase(window: 2, terms: 2)])
            case 5: return TestQuery(steps: pair + [.term(word()), .phrase(window: 6, terms: 3)])
            default: return TestQuery(steps: pair + [.near(window: 10, terms: 2)])
            }
        }
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Low ranks are frequent, as in text.
    private mutating func word() -> [UInt8] {
        let uniform = Double.random(in: 0..<1, using: &random)
        return vocabulary[Int(Double(vocabulary.count) * uniform * uniform * uniform)]
    }

    private mutating func bytes(_ length: ClosedRange<Int>) -> [UInt8] {
        (0..<Int.random(in: length, using: &random)).map { _ in UInt8.random(in: 0x40...0x7f, using: &random) }
    }
}
