/// Another query that may be what was meant.
public struct Suggestion: Sendable, Equatable, Encodable {
    /// What to show.
    public var text: String
    /// The query to ask instead.
    public var query: String
    /// How many articles it finds, with the same filters.
    public var total: Int
}
