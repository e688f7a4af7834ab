import Chronology

/// A recursive-descent parser with one token of look-ahead, linear in the length of the query.
///
/// From loose to tight: OR, juxtaposition, AND, NOT and `-`, `/s`.
struct QueryParser {
    let source: QueryBytes
    let today: CalendarDate
    private var lexer: QueryLexer
    private(set) var current = QueryToken(kind: .end, range: 0..<0)
    private var depth = 0
    private var leaves = 0
    /// The field whose parentheses (`title:(…)`) the parser is in.
    var enclosingField: QueryField?

    init(_ text: String, today: CalendarDate) throws(QueryError) {
        source = QueryBytes(text)
        self.today = today
        lexer = QueryLexer(source)
        guard source.count <= QueryLimits.bytes else {
            throw QueryError(
                .tooLong, QueryLimits.bytes..<source.count,
                "the query is longer than \(QueryLimits.bytes) bytes")
        }
        try advance()
    }

    mutating func parse() throws(QueryError) -> Clause? {
        if current.kind == .end { return nil }
        let clause = try disjunction()
        guard current.kind == .end else {
            throw QueryError(.unbalancedParenthesis, current.range, "no parenthesis is open here")
        }
        return clause
    }

    mutating func advance() throws(QueryError) { current = try lexer.next() }

    /// Counts a word, pattern or filter.
    mutating func countLeaf(at range: Range<Int>) throws(QueryError) {
        leaves += 1
        guard leaves <= QueryLimits.clauses else {
            throw QueryError(.tooManyClauses, range, "the query has more than \(QueryLimits.clauses) words and filters")
        }
    }

    /// Runs `body` one level deeper.
    private mutating func nested(
        at range: Range<Int>, _ body: (inout QueryParser) throws(QueryError) -> Clause
    ) throws(QueryError) -> Clause {
        depth += 1
        defer { depth -= 1 }
        guard depth <= QueryLimits.depth else {
            throw QueryError(.tooDeep, range, "the query is nested more than \(QueryLimits.depth) levels deep")
        }
        return try body(&self)
    }
}

extension QueryParser {
    private mutating func disjunction() throws(QueryError) -> Clause {
        var clauses = [try sequence()]
        while current.kind == .or {
            let or = current.range
            try advance()
            try requireOperand(of: or, "OR")
            clauses.append(try sequence())
        }
        return .or(clauses, range: span(clauses))
    }

    private mutating func sequence() throws(QueryError) -> Clause {
        var clauses = [try conjunction()]
        while true {
            switch current.kind {
            case .end, .close, .or: return .sequence(clauses, range: span(clauses))
            default: clauses.append(try conjunction())
            }
        }
    }

    private mutating func conjunction() throws(QueryError) -> Clause {
        var clauses = [try negation()]
        while current.kind == .and {
            let and = current.range
            try advance()
            try requireOperand(of: and, "AND")
            clauses.append(try negation())
        }
        return .and(clauses, range: span(clauses))
    }

    private mutating func negation() throws(QueryError) -> Clause {
        guard current.kind == .not || current.kind == .minus else { return try sentence() }
        let sign = current.range
        let name = current.kind == .not ? "NOT" : "-"
        try advance()
        try requireOperand(of: sign, name)
        let operand = try nested(at: sign) { parser throws(QueryError) in
            let isNegation = parser.current.kind == .not || parser.current.kind == .minus
            return try isNegation ? parser.negation() : parser.primary()
        }
        guard current.kind != .sameSentence else {
            throw QueryError(
                .badSentenceOperand, current.range, "it is not clear whether `\(name)` means both sides of `/s`",
                expected: "parentheses, as in -(gas /s oil)")
        }
        return Clause(.not(operand), range: sign.lowerBound..<operand.range.upperBound)
    }

    private mutating func sentence() throws(QueryError) -> Clause {
        var clauses = [try primary()]
        while current.kind == .sameSentence {
            let sign = current.range
            try advance()
            try requireOperand(of: sign, "/s")
            clauses.append(try primary())
        }
        guard clauses.count > 1 else { return clauses[0] }
        for clause in clauses { try requirePlaceInSentence(clause) }
        let flat = clauses.flatMap { clause in
            if case .sameSentence(let operands) = clause.kind { operands } else { [clause] }
        }
        return Clause(.sameSentence(flat), range: span(clauses))
    }

    private mutating func primary() throws(QueryError) -> Clause {
        let token = current
        switch token.kind {
        case .word, .quoted:
            try advance()
            return try leaf(token)
        case .field(let name):
            try advance()
            return try field(named: name, range: token.range)
        case .open:
            return try group()
        case .minus, .not:
            throw QueryError(
                .badSentenceOperand, token.range, "what is excluded has no place in a sentence",
                expected: "a word, a phrase, person: or country:")
        case .and, .or, .sameSentence:
            let name = source.text(token.range)
            throw QueryError(
                .missingOperand, token.range, "nothing stands before `\(name)`",
                expected: "a word or clause on both sides of \(name), or \"\(name)\" in quotes for the word")
        case .close:
            throw QueryError(.unbalancedParenthesis, token.range, "no parenthesis is open here")
        case .end:
            throw QueryError(.missingOperand, token.range, "the query ends here", expected: "a word or clause")
        }
    }

    /// A clause in parentheses, the current token being the opening one.
    mutating func group() throws(QueryError) -> Clause {
        let open = current.range
        try advance()
        if current.kind == .close {
            throw QueryError(
                .emptyParentheses, open.lowerBound..<current.range.upperBound, "nothing stands between the parentheses")
        }
        guard current.kind != .end else { throw unclosed(open) }
        let inner = try nested(at: open) { parser throws(QueryError) in try parser.disjunction() }
        guard current.kind == .close else { throw unclosed(open) }
        let range = open.lowerBound..<current.range.upperBound
        try advance()
        return inner.operands.isEmpty ? inner : Clause(inner.kind, range: range)
    }

    private func unclosed(_ open: Range<Int>) -> QueryError {
        QueryError(.unbalancedParenthesis, open, "this parenthesis is never closed", expected: "a closing parenthesis")
    }

    private func span(_ clauses: [Clause]) -> Range<Int> {
        guard let first = clauses.first, let last = clauses.last else { return 0..<0 }
        return first.range.lowerBound..<last.range.upperBound
    }

    private func requireOperand(of sign: Range<Int>, _ name: String) throws(QueryError) {
        switch current.kind {
        case .end, .close, .and, .or, .sameSentence:
            throw QueryError(
                .missingOperand, sign, "nothing stands after `\(name)`",
                expected: name == "-" ? "a word or clause" : "a word or clause, or \"\(name)\" in quotes for the word")
        default: return
        }
    }

    private func requirePlaceInSentence(_ clause: Clause) throws(QueryError) {
        switch clause.kind {
        case .term, .phrase, .proximity, .filter(.person), .filter(.country(_, role: nil)): return
        case .sameSentence, .and, .or, .sequence:
            for operand in clause.operands { try requirePlaceInSentence(operand) }
        case .not, .filter:
            throw QueryError(
                .badSentenceOperand, clause.range, "`\(source.text(clause.range))` has no place in a sentence",
                expected: "a word, a phrase, person: or country: without a role")
        }
    }
}
