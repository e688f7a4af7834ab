public import TextAnalysis

/// A tokenized text as the recognisers see it. Borrowed for one call.
public struct RecognizableText {
    public let utf8: UnsafeBufferPointer<UInt8>
    public let tokens: [Token]
    public let vocabulary: Vocabulary

    /// - Parameter tokens: of the vocabulary; none may have the form ``FormID/omitted``.
    public init(utf8: UnsafeBufferPointer<UInt8>, tokens: [Token], vocabulary: Vocabulary) {
        assert(!tokens.contains { $0.form == .omitted }, "all forms are asked for")
        self.utf8 = utf8
        self.tokens = tokens
        self.vocabulary = vocabulary
    }

    public func string(of tokens: Range<Int>) -> String {
        let range =
            self.tokens[tokens.lowerBound].range.lowerBound..<self.tokens[tokens.upperBound - 1].range.upperBound
        return String(decoding: utf8[range], as: UTF8.self)
    }
}
