/// The shape of a token as written and its place in the text.
public struct TokenFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    @inlinable
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The first scalar is a capital letter.
    @inlinable public static var capitalized: TokenFlags { TokenFlags(rawValue: 1 << 0) }
    /// Capital letters and no small ones, in at least two letters or digits: `NATO`, `G7`, not `I`.
    @inlinable public static var allCaps: TokenFlags { TokenFlags(rawValue: 1 << 1) }
    @inlinable public static var containsDigit: TokenFlags { TokenFlags(rawValue: 1 << 2) }
    /// Digits, with decimal points perhaps, and nothing else: `2025`, `3.14`, not `80th`.
    @inlinable public static var numeric: TokenFlags { TokenFlags(rawValue: 1 << 3) }
    /// The first token of a sentence.
    @inlinable public static var sentenceStart: TokenFlags { TokenFlags(rawValue: 1 << 4) }
    /// The first token of a paragraph; always with ``sentenceStart``.
    @inlinable public static var paragraphStart: TokenFlags { TokenFlags(rawValue: 1 << 5) }
    /// Written with a possessive 's, which the token does not cover.
    @inlinable public static var possessive: TokenFlags { TokenFlags(rawValue: 1 << 6) }
    /// One written word with the token before: no white space between them, and no quote, bracket, comma or dash.
    @inlinable public static var joined: TokenFlags { TokenFlags(rawValue: 1 << 7) }
    /// Written with points: `U.S.`
    @inlinable public static var acronym: TokenFlags { TokenFlags(rawValue: 1 << 8) }
    /// The form holds only the beginning of the word (at most 64 bytes).
    @inlinable public static var truncated: TokenFlags { TokenFlags(rawValue: 1 << 9) }
    /// Two neighbouring characters of a script written without spaces; overlaps the next token.
    @inlinable public static var bigram: TokenFlags { TokenFlags(rawValue: 1 << 10) }
}
