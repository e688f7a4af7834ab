/// What keeps the cost of a query bounded; beyond these a query is an error.
public enum QueryLimits {
    /// The length of the text, in UTF-8 bytes.
    public static let bytes = 65_536
    /// Words, patterns and filters, those inside phrases included.
    public static let clauses = 4096
    /// Parentheses and negations inside one another.
    public static let depth = 64
    /// The greatest distance that `"a b"~N` may ask for, in words.
    public static let distance = 1000
}
