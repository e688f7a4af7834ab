public import Chronology

/// A parsed query: what `docs/query-language.md` describes, as a tree.
///
/// Two queries are equal when their trees are, however they were written. `description` writes the tree in the query
/// language with as few parentheses as possible; parsing that gives an equal query.
public struct SearchQuery: Sendable {
    /// The query as it was written. Every range in the tree counts bytes of its UTF-8.
    public let text: String
    /// The day from which relative dates were counted.
    let today: CalendarDate
    /// The tree, or nil for the empty query, which matches every article.
    public let root: Clause?

    /// Reads a query.
    ///
    /// - Parameters:
    ///   - text: At most ``QueryLimits/bytes`` long.
    ///   - today: The day from which `yesterday`, `"last week"` and the like are counted.
    /// - Throws: the first error from the left; its range counts bytes of `text`.
    public init(parsing text: String, today: CalendarDate) throws(QueryError) {
        var parser = try QueryParser(text, today: today)
        self.init(text: text, root: try parser.parse(), today: today)
    }

    init(text: String, root: Clause?, today: CalendarDate = .earliest) {
        self.text = text
        self.today = today
        self.root = root
    }
}

extension SearchQuery: Equatable {
    public static func == (left: SearchQuery, right: SearchQuery) -> Bool { left.root == right.root }
}

extension SearchQuery: CustomStringConvertible {
    public var description: String { root?.description ?? "" }
}

extension SearchQuery {
    /// Whether it has wildcards or misspelt words.
    var needsWordList: Bool {
        func needs(_ term: QueryTerm) -> Bool {
            if case .word = term.form { false } else { true }
        }
        func needs(_ clause: Clause) -> Bool {
            switch clause.kind {
            case .term(let term, _): needs(term)
            case .phrase(let terms, _), .proximity(let terms, _, _): terms.contains(where: needs)
            case .filter: false
            case .sameSentence, .sequence, .and, .or, .not: clause.operands.contains(where: needs)
            }
        }
        return root.map(needs) ?? false
    }
}
