/// The shape of a token as written and its place in the text.
public struct TokenFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    @inlinable
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The first scalar is a capital letter.
    public static let capitalized = TokenFlags(rawValue: 1 << 0)
    /// Capital letters and no small ones, in at least two letters or digits: `NATO`, `G7`, not `I`.
    public static let allCaps = TokenFlags(rawValue: 1 << 1)
    public static let containsDigit = TokenFlags(rawValue: 1 << 2)
    /// Digits, with decimal points perhaps, and nothing else: `2025`, `3.14`, not `80th`.
    public static let numeric = TokenFlags(rawValue: 1 << 3)
    /// The first token of a sentence.
    public static let sentenceStart = TokenFlags(rawValue: 1 << 4)
    /// The first token of a paragraph; always with ``sentenceStart``.
    public static let paragraphStart = TokenFlags(rawValue: 1 << 5)
    /// Written with a possessive 's, which the token does not cover.
    public static let possessive = TokenFlags(rawValue: 1 << 6)
    /// One written word with the token before: no white space between them, and no quote, bracket, comma or dash.
    public static let joined = TokenFlags(rawValue: 1 << 7)
    /// Written with points: `U.S.`
    public static let acronym = TokenFlags(rawValue: 1 << 8)
    /// The form holds only the beginning of the word (at most 64 bytes).
    public static let truncated = TokenFlags(rawValue: 1 << 9)
    /// Two neighbouring characters of a script written without spaces; overlaps the next token.
    public static let bigram = TokenFlags(rawValue: 1 << 10)
}
