/// Another query that may be what was meant.
public struct Suggestion: Sendable, Equatable, Encodable {
    /// What to show.
    public var text: String
    /// The query to ask instead.
    public var query: String
    /// The name to give to the person filter instead, where that was mistyped: the query is as it was then.
    public var person: String?
    /// How many articles it finds, with the same filters.
    public var total: Int

    init(text: String, query: String, person: String? = nil, total: Int) {
        (self.text, self.query, self.person, self.total) = (text, query, person, total)
    }
}
