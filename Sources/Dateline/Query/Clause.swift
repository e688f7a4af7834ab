/// A node of a query's tree.
///
/// Equality looks at what is asked for, not at where it stood in the text.
public struct Clause: Sendable {
    public let kind: Kind
    /// Where the clause stood, in UTF-8 bytes of the query's text, with its field name and its parentheses.
    public let range: Range<Int>

    public init(_ kind: Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    public indirect enum Kind: Sendable, Equatable {
        /// A word, a wildcard pattern or a fuzzy word.
        case term(QueryTerm, in: TextScope)
        /// Words side by side in this order; never empty, but possibly a single word (`"talks"`).
        case phrase([QueryTerm], in: TextScope)
        /// Two or more words within `distance` words, in any order; `distance` is in `1...QueryLimits.distance`.
        case proximity([QueryTerm], distance: Int, in: TextScope)
        /// Two or more clauses within one sentence (`a /s b`). The operands are terms, phrases, proximities, `person:` and
        /// `country:` filters (without a role), or `and`, `or` and `sequence` of these; never a negation.
        case sameSentence([Clause])
        /// A condition on a field other than the text.
        case filter(FieldFilter)
        /// Two or more clauses written side by side.
        ///
        /// The request says whether all or any must hold (`--match`). That choice is for what can be ranked: `not` and
        /// `filter` operands narrow the answer in either case.
        case sequence([Clause])
        /// Two or more clauses that must all hold, none of them an `and`.
        case and([Clause])
        /// Two or more clauses of which one must hold, none of them an `or`.
        case or([Clause])
        /// Everything but the operand. A query may consist of negations only.
        case not(Clause)
    }
}

/// The part of an article in which words are looked for.
public enum TextScope: Sendable, Hashable {
    /// Title and text.
    case article
    /// The title alone (`title:summit`).
    case title
}

extension Clause: Equatable {
    public static func == (left: Clause, right: Clause) -> Bool { left.kind == right.kind }
}

extension Clause {
    /// The clauses directly below this one, in the order of the text.
    public var operands: [Clause] {
        switch kind {
        case .term, .phrase, .proximity, .filter: []
        case .sameSentence(let operands), .sequence(let operands), .and(let operands), .or(let operands): operands
        case .not(let operand): [operand]
        }
    }

    /// `clauses` joined by AND: a single clause as it is, an `and` among them taken apart.
    static func and(_ clauses: [Clause], range: Range<Int>) -> Clause {
        if clauses.count == 1 { return clauses[0] }
        let flat = clauses.flatMap { clause in
            if case .and(let operands) = clause.kind { operands } else { [clause] }
        }
        return Clause(.and(flat), range: range)
    }

    /// `clauses` joined by OR: a single clause as it is, an `or` among them taken apart.
    static func or(_ clauses: [Clause], range: Range<Int>) -> Clause {
        if clauses.count == 1 { return clauses[0] }
        let flat = clauses.flatMap { clause in
            if case .or(let operands) = clause.kind { operands } else { [clause] }
        }
        return Clause(.or(flat), range: range)
    }

    /// `clauses` side by side: a single clause as it is. A sequence among them stays, because its negations are its own.
    static func sequence(_ clauses: [Clause], range: Range<Int>) -> Clause {
        clauses.count == 1 ? clauses[0] : Clause(.sequence(clauses), range: range)
    }
}
