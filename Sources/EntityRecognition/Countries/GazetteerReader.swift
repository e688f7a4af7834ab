import TextAnalysis

/// Reads the gazetteer's lines. Its names go through the tokenizer that texts go through.
struct GazetteerReader {
    struct Name {
        /// Hashes of the folded words; never empty.
        var words: [UInt64]
        var capitals: UInt32
        /// Written behind a minus, as counter-cues are.
        var isNegated: Bool
    }

    struct Line {
        var kind: String
        var code: String
        var flags: String
        var names: [Name]
        var cues: [Name]
    }

    private let lines: UnsafeBufferPointer<UInt8>
    private let vocabulary = Vocabulary()
    private let tokens: [Token]
    private var position = 0
    private var nextToken = 0

    init(lines: UnsafeBufferPointer<UInt8>) {
        self.lines = lines
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        tokens = tokenizer.tokenize(lines).tokens
    }

    mutating func nextLine() -> Line? {
        guard position < lines.count else { return nil }
        let kind = field()
        let code = field()
        let flags = field()
        let names = nameList()
        let cues = isAtField ? nameList() : []
        position += 1
        return Line(kind: kind, code: code, flags: flags, names: names, cues: cues)
    }

    /// Whether another field follows on the line; steps behind the tab then.
    private var isAtField: Bool {
        mutating get {
            guard position < lines.count, lines[position] == UInt8(ascii: "\t") else { return false }
            position += 1
            return true
        }
    }

    private func end(where isEnd: (UInt8) -> Bool) -> Int {
        lines[position...].firstIndex(where: isEnd) ?? lines.count
    }

    private mutating func field() -> String {
        let end = end { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
        defer { position = min(end + 1, lines.count) }
        return String(decoding: lines[position..<end], as: UTF8.self)
    }

    /// Names up to the end of the field; the position is then at the tab or line break.
    private mutating func nameList() -> [Name] {
        var names: [Name] = []
        while position < lines.count {
            let end = end { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") }
            if let name = name(in: position..<end) { names.append(name) }
            position = end
            guard end < lines.count, lines[end] == UInt8(ascii: "|") else { break }
            position += 1
        }
        return names
    }

    private mutating func name(in range: Range<Int>) -> Name? {
        while nextToken < tokens.count, Int(tokens[nextToken].offset) < range.lowerBound { nextToken += 1 }
        var name = Name(words: [], capitals: 0, isNegated: lines[range].first == UInt8(ascii: "-"))
        while nextToken < tokens.count, Int(tokens[nextToken].offset) < range.upperBound, name.words.count < 32 {
            let token = tokens[nextToken]
            if token.flags.contains(.capitalized) { name.capitals |= 1 << UInt32(name.words.count) }
            name.words.append(vocabulary.hash(of: token.form))
            nextToken += 1
        }
        return name.words.isEmpty ? nil : name
    }
}
