import TextAnalysis

/// Reads the gazetteer's lines. Its names go through the tokenizer that texts go through.
struct GazetteerReader {
    /// What stands before the names of a line.
    struct Head {
        var kind: String
        var code: String
        var flags: String
    }

    struct Name {
        /// Indices of its tokens; never empty.
        var words: Range<Int>
        /// A bit a word, the first the lowest.
        var capitals: UInt32
        /// Written behind a minus, as counter-cues are.
        var isNegated: Bool
    }

    /// That of the names' words.
    let vocabulary = Vocabulary()
    private let lines: UnsafeBufferPointer<UInt8>
    private let tokens: [Token]
    private var position = 0
    private var nextToken = 0

    init(lines: UnsafeBufferPointer<UInt8>) {
        self.lines = lines
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        tokens = tokenizer.tokenize(lines).tokens
    }

    /// The form of a word, by the index of its token.
    @inline(__always)
    func word(_ token: Int) -> Int32 { Int32(tokens[token].form.rawValue) }

    /// Reads the first three fields of a line; the names follow.
    mutating func nextHead() -> Head? {
        guard position < lines.count else { return nil }
        return Head(kind: field(), code: field(), flags: field())
    }

    /// The next name of the field; nil at its end.
    mutating func nextName() -> Name? {
        while position < lines.count, lines[position] != UInt8(ascii: "\t"), lines[position] != UInt8(ascii: "\n") {
            if lines[position] == UInt8(ascii: "|") { position += 1 }
            let start = position
            skip { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
            if let name = name(in: start..<position) { return name }
        }
        return nil
    }

    /// Whether another field of names follows on the line; the next name is its first one then.
    mutating func nextField() -> Bool {
        guard position < lines.count, lines[position] == UInt8(ascii: "\t") else { return false }
        position += 1
        return true
    }

    mutating func endLine() {
        skip { $0 == UInt8(ascii: "\n") }
        position += 1
    }

    @inline(__always)
    private mutating func skip(to isEnd: (UInt8) -> Bool) {
        while position < lines.count, !isEnd(lines[position]) { position += 1 }
    }

    private mutating func field() -> String {
        let start = position
        skip { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
        defer { position = min(position + 1, lines.count) }
        return String(decoding: lines[start..<position], as: UTF8.self)
    }

    private mutating func name(in range: Range<Int>) -> Name? {
        while nextToken < tokens.count, Int(tokens[nextToken].offset) < range.lowerBound { nextToken += 1 }
        let first = nextToken
        var capitals: UInt32 = 0
        while nextToken < tokens.count, Int(tokens[nextToken].offset) < range.upperBound, nextToken < first + 32 {
            if tokens[nextToken].flags.contains(.capitalized) { capitals |= 1 &<< UInt32(nextToken - first) }
            nextToken += 1
        }
        guard first < nextToken else { return nil }
        return Name(
            words: first..<nextToken, capitals: capitals, isNegated: lines[range.lowerBound] == UInt8(ascii: "-"))
    }
}
