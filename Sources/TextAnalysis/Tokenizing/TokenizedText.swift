/// The tokens of one text in order of their offsets; a token's index is its position for phrase searches.
public struct TokenizedText: Sendable, Equatable {
    public var tokens: [Token]
    /// Words whose form was cut (see ``TokenFlags/truncated``).
    public var truncatedWords: Int

    public init(tokens: [Token] = [], truncatedWords: Int = 0) {
        self.tokens = tokens
        self.truncatedWords = truncatedWords
    }

    /// Empties the text for the next one.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        tokens.removeAll(keepingCapacity: keepingCapacity)
        truncatedWords = 0
    }

    /// The sentences in order, each as its range of token indices; together they cover all tokens.
    public var sentences: [Range<Int>] { ranges(startingWith: .sentenceStart) }

    /// The paragraphs in order, each as its range of token indices; together they cover all tokens.
    public var paragraphs: [Range<Int>] { ranges(startingWith: .paragraphStart) }

    /// The token indices of the sentence that holds the token at `index`.
    public func sentence(around index: Int) -> Range<Int> {
        var start = index
        while start > 0, !tokens[start].flags.contains(.sentenceStart) { start -= 1 }
        var end = index + 1
        while end < tokens.count, !tokens[end].flags.contains(.sentenceStart) { end += 1 }
        return start..<end
    }

    private func ranges(startingWith flag: TokenFlags) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in tokens.indices where index > start && tokens[index].flags.contains(flag) {
            ranges.append(start..<index)
            start = index
        }
        if start < tokens.count { ranges.append(start..<tokens.count) }
        return ranges
    }
}
