import Xapian

/// Asks the index for each clause of a request by itself.
struct Explainer {
    /// At most so many terms a clause are listed.
    private static let listedTerms = 50

    private let request: SearchRequest
    private let session: Searcher.Session
    private let compiler: QueryCompiler

    init(_ request: SearchRequest, in session: Searcher.Session) {
        self.request = request
        self.session = session
        let words = request.query.needsWordList ? session.wordList() : WordList()
        compiler = QueryCompiler(session, match: request.match, words: words)
    }

    func explanation(total: Int) throws -> Explanation {
        var clauses = try request.query.root.map { [try explanation(of: $0)] } ?? []
        clauses += try request.filters.map { try explanation(of: $0, kind: "filter") }
        clauses += try request.exclusions.map { try explanation(of: $0, kind: "exclusion") }
        return Explanation(
            clause: request.query.description, kind: "search", total: total, terms: [], isCut: false, clauses: clauses)
    }

    private func explanation(of clause: Clause) throws -> Explanation {
        if case .filter(let filter) = clause.kind { return try explanation(of: filter, kind: "filter") }
        var compiler = compiler
        let query = try compiler.compile(clause) ?? .nothing
        return Explanation(
            clause: clause.description,
            kind: kind(of: clause),
            total: try count(query),
            terms: try terms(of: clause),
            isCut: clause.operands.isEmpty && !compiler.cutExpansions.isEmpty,
            clauses: try clause.operands.map { try explanation(of: $0) }
        )
    }

    private func explanation(of filter: FieldFilter, kind: String) throws -> Explanation {
        let query = try compiler.filters.query(for: filter)
        return Explanation(
            clause: filter.description,
            kind: kind,
            total: try count(query),
            terms: try listed(compiler.filters.terms(of: filter)),
            isCut: false,
            clauses: []
        )
    }

    private func kind(of clause: Clause) -> String {
        switch clause.kind {
        case .term: "word"
        case .phrase: "phrase"
        case .proximity: "near"
        case .sameSentence: "sentence"
        case .filter: "filter"
        case .sequence: request.match == .all ? "all" : "any"
        case .and: "all"
        case .or: "any"
        case .not: "not"
        }
    }

    private func terms(of clause: Clause) throws -> [Explanation.Term] {
        var compiler = compiler
        switch clause.kind {
        case .term(let term, let scope):
            return try listed(
                compiler.places(of: [term]).flatMap { $0.map { (scope.termPrefix.count, scope.termPrefix + $0) } })
        case .phrase(let terms, let scope), .proximity(let terms, _, let scope):
            return try listed(
                compiler.places(of: terms).flatMap { $0.map { (scope.termPrefix.count, scope.termPrefix + $0) } })
        case .sameSentence, .filter, .sequence, .and, .or, .not:
            return []
        }
    }

    private func listed(_ terms: [(prefix: Int, term: [UInt8])]) throws -> [Explanation.Term] {
        let counted = try terms.map { prefix, term in
            Explanation.Term(
                term: String(decoding: term.dropFirst(prefix), as: UTF8.self),
                count: try session.database.frequency(ofTerm: term)
            )
        }
        let sorted = counted.sorted { $0.count != $1.count ? $0.count > $1.count : $0.term < $1.term }
        return Array(sorted.prefix(Explainer.listedTerms))
    }

    private func count(_ query: Query) throws -> Int {
        let enquire = try Enquire(session.database)
        try enquire.setQuery(query)
        try enquire.weighNothing()
        return try enquire.matches(first: 0, count: 0, checkAtLeast: session.database.documentCount()).total.estimate
    }
}
