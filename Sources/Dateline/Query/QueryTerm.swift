/// One word of a query as it was written: not folded, stemmed or split.
///
/// A word is whatever stands between white space, quotes and parentheses, so it may hold several words of the text
/// (`80th-anniversary`) or none (`—`); that is for the analyzer to say.
public struct QueryTerm: Sendable {
    public let form: Form
    /// Where the word stood, in UTF-8 bytes of the query's text.
    public let range: Range<Int>

    public init(_ form: Form, range: Range<Int>) {
        self.form = form
        self.range = range
    }

    public enum Form: Sendable, Hashable {
        /// `talks`: the words of the same stem.
        case word(String)
        /// `elect*`, `*stan`, `l*nko`: the words of that shape, not stemmed.
        case wildcard(WildcardPattern)
        /// `lukashenka~`: words at most `edits` (1 or 2) insertions, deletions, substitutions or swaps away.
        case fuzzy(String, edits: Int)
    }
}

extension QueryTerm: Equatable {
    public static func == (left: QueryTerm, right: QueryTerm) -> Bool { left.form == right.form }
}

/// A word with `*` in it, each of which stands for any run of characters, the empty one included.
public struct WildcardPattern: Sendable, Hashable {
    /// What stands before, between and after the stars: `elect*` is `["elect", ""]`, `l*nko` is `["l", "nko"]`.
    ///
    /// Two or more; only the first and the last may be empty; one at least holds a letter or a digit.
    public let pieces: [String]

    /// Nil when `text` holds no star, or nothing but stars and punctuation. Stars side by side count as one.
    public init?(_ text: String) {
        let runs = text.unicodeScalars.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
        guard runs.count > 1, text.hasIndexableCharacter else { return nil }
        pieces = runs.enumerated().filter { index, run in
            !run.isEmpty || index == 0 || index == runs.count - 1
        }.map(\.element)
    }

    /// What every match begins with; empty when the star comes first.
    public var prefix: String { pieces.first ?? "" }
    /// What every match ends with; empty when the star comes last.
    public var suffix: String { pieces.last ?? "" }
}

extension WildcardPattern: CustomStringConvertible {
    public var description: String { pieces.joined(separator: "*") }
}

extension String {
    /// Whether some character is a letter or a number, so that the text could have a word.
    var hasIndexableCharacter: Bool {
        unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
