/// How a query was understood, clause by clause, with what each finds by itself.
public struct Explanation: Sendable, Equatable, Encodable {
    public struct Term: Sendable, Equatable, Encodable {
        /// A stem, a person's folded name, a code …
        public var term: String
        /// Articles with the term.
        public var count: Int
    }

    /// In the query language.
    public var clause: String
    /// `search`, `word`, `phrase`, `near`, `sentence`, `filter`, `exclusion`, `all`, `any` or `not`.
    public var kind: String
    /// Articles that the clause finds by itself.
    public var total: Int
    /// What the index was asked for, the most frequent first; of many terms the first.
    public var terms: [Term]
    /// Whether the clause means more terms than are looked for.
    public var isCut: Bool
    public var clauses: [Explanation]

    private enum CodingKeys: String, CodingKey {
        case clause, kind, total, terms, clauses
        case isCut = "cut"
    }

    /// The innermost clauses that find nothing, those that deny left out.
    public var emptyClauses: [Explanation] {
        if kind == "not" || kind == "exclusion" { return [] }
        let inner = clauses.flatMap(\.emptyClauses)
        return total == 0 && inner.isEmpty && kind != "search" ? [self] : inner
    }
}
