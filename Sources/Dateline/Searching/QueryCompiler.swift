import Chronology
import EntityRecognition
import Xapian

/// Turns the tree of a query into a query of the library, through the analyzer that the articles went through.
struct QueryCompiler {
    /// The terms that one place in a run of words takes.
    typealias Place = Set<[UInt8]>

    let database: Database
    let match: SearchRequest.Match
    let filters: FilterCompiler
    var analyzer: Analyzer
    private let expansion: TermExpansion
    private let stopWords: StopWords
    /// What the words of the query mark in a text, those of negations left out.
    var highlights: [HighlightPattern] = []
    /// What matches earn beside the weight of their words.
    private(set) var bonuses: [Query] = []
    /// The patterns and misspelt words that mean more terms than are looked for.
    private(set) var cutExpansions: [String] = []

    init(_ session: Searcher.Session, match: SearchRequest.Match, words: WordList) {
        database = session.database
        analyzer = session.analyzer
        self.match = match
        filters = FilterCompiler(database: database, analyzer: analyzer)
        expansion = TermExpansion(database: database, words: words, analyzer: analyzer)
        stopWords = StopWords(language: session.manifest.language)
    }

    /// The tree as a query; nil for a tree without anything indexable, such as a dash.
    mutating func compile(_ clause: Clause) throws -> Query? {
        switch clause.kind {
        case .term(let term, let scope):
            return try compilePlaces([term], scope) { places in
                places.count == 1 ? .word(places[0]) : .phrase(places)
            }
        case .phrase(let terms, let scope):
            return try compilePlaces(terms, scope) { .phrase($0) }
        case .proximity(let terms, let distance, let scope):
            return try compilePlaces(terms, scope) { .near($0, distance: distance) }
        case .sameSentence(let operands):
            return try compileSentence(operands)
        case .filter(let filter):
            if let mark = try entityMark(filter) { highlights.append(.entity(mark)) }
            return try filters.query(for: filter).scaled(by: 0)
        case .sequence(let operands):
            return try compileSequence(operands)
        case .and(let operands):
            return try combine(operands, .and)
        case .or(let operands):
            return try combine(operands, .or)
        case .not(let operand):
            return try Query(.andNot, [.all.scaled(by: 0), compileUnmarked(operand) ?? .nothing])
        }
    }

    /// Neither marks nor earns anything: for what is denied.
    mutating func compileUnmarked(_ clause: Clause) throws -> Query? {
        let (keptHighlights, keptBonuses) = (highlights, bonuses)
        defer { (highlights, bonuses) = (keptHighlights, keptBonuses) }
        return try compile(clause)
    }

    private mutating func combine(_ operands: [Clause], _ op: Query.Operator) throws -> Query? {
        try joined(operands.compactMap { try compile($0) }, op)
    }

    func joined(_ queries: [Query], _ op: Query.Operator) throws(XapianError) -> Query? {
        switch queries.count {
        case 0: nil
        case 1: queries[0]
        default: try Query(op, queries)
        }
    }

    /// Side by side: words combine as the request says; filters and negations narrow in either case.
    private mutating func compileSequence(_ operands: [Clause]) throws -> Query? {
        var words: [Query] = []
        var conditions: [Query] = []
        var negations: [Query] = []
        let grammatical = try grammaticalOperands(operands)
        for (index, operand) in operands.enumerated() {
            switch operand.kind {
            case .not(let denied): if let query = try compileUnmarked(denied) { negations.append(query) }
            case .filter: if let query = try compile(operand) { conditions.append(query) }
            case _ where grammatical.contains(index):
                if let query = try compileUnmarked(operand) { words.append(try query.scaled(by: 0)) }
            default: if let query = try compile(operand) { words.append(query) }
            }
        }
        try addProximity(operands, except: grammatical)
        let wanted = try joined(words, match == .all ? .and : .or)
        guard !conditions.isEmpty || !negations.isEmpty else { return wanted }
        var query = try Query(.filter, [wanted ?? .all.scaled(by: 0)] + conditions)
        if !negations.isEmpty { query = try Query(.andNot, [query, joined(negations, .or) ?? .nothing]) }
        return query
    }
}

// MARK: - Ranking

extension QueryCompiler {
    /// The places of stop words among the operands, unless there is nothing else to rank by.
    private mutating func grammaticalOperands(_ operands: [Clause]) throws(XapianError) -> Set<Int> {
        var found: Set<Int> = []
        var hasContent = false
        for (index, operand) in operands.enumerated() {
            switch operand.kind {
            case .term(let term, .article):
                if case .word(let text) = term.form, case let words = try analyzer.words(of: text),
                    words.allSatisfy({ stopWords.contains($0.word) })
                {
                    found.insert(index)
                } else {
                    hasContent = true
                }
            case .not, .filter: break
            default: hasContent = true
            }
        }
        return hasContent ? found : []
    }

    /// Words that stand side by side in a short query, stop words passed over, earn something by standing close in the text.
    private mutating func addProximity(_ operands: [Clause], except grammatical: Set<Int>) throws(XapianError) {
        let content = operands.indices.filter { !grammatical.contains($0) }
        guard content.count <= Ranking.proximityWords else { return }
        var last: [UInt8]?
        for index in content {
            guard case .term(let term, .article) = operands[index].kind, case .word(let text) = term.form,
                case let terms = try analyzer.terms(of: text), terms.count == 1
            else {
                last = nil
                continue
            }
            if let last, last != terms[0] {
                let pair = [try Query(term: last), try Query(term: terms[0])]
                bonuses.append(
                    try Query(.near(window: Ranking.proximityWindow), pair).scaled(by: Ranking.proximityWeight))
            }
            last = terms[0]
        }
    }
}

// MARK: - Words

extension QueryCompiler {
    /// The terms that each place of a run of words takes; a compound word gives several places.
    mutating func places(of terms: [QueryTerm]) throws(XapianError) -> [Place] {
        var places: [Place] = []
        for term in terms {
            switch term.form {
            case .word(let word):
                places += try analyzer.terms(of: word).map { [$0] }
            case .wildcard(let pattern):
                places.append(place(try expansion.expansion(of: pattern), of: term))
            case .fuzzy(let word, let edits):
                for (word, stem) in try analyzer.words(of: word) {
                    places.append(place(try expansion.expansion(near: word, stem: stem, edits: edits), of: term))
                }
            }
        }
        return places
    }

    private mutating func place(_ result: TermExpansion.Result, of term: QueryTerm) -> Place {
        if result.isCut, !cutExpansions.contains(term.description) { cutExpansions.append(term.description) }
        return Set(result.terms)
    }

    private mutating func compilePlaces(
        _ terms: [QueryTerm],
        _ scope: TextScope,
        pattern: ([Place]) -> HighlightPattern
    ) throws -> Query? {
        let places = try places(of: terms)
        guard !places.isEmpty else { return nil }
        let pattern = pattern(places)
        if scope == .article { highlights.append(pattern) }
        switch pattern {
        case .word(let terms): return try alternatives(terms, scope, position: 1)
        case .phrase(let places): return try windowed(.phrase(window: places.count), places, scope)
        case .near(let places, let distance):
            return try windowed(.near(window: max(places.count, distance + 1)), places, scope)
        case .entity: return nil
        }
    }

    func alternatives(_ terms: Place, _ scope: TextScope, position: Int) throws(XapianError) -> Query {
        let sorted = terms.sorted { $0.lexicographicallyPrecedes($1) }
        return try Query(synonyms: sorted.map { scope.termPrefix + $0 }, of: database, position: position)
    }

    /// Terms at their places. The library takes alternatives within a window as OR, not as SYNONYM.
    func windowed(
        _ op: Query.Operator,
        _ places: [Place],
        _ scope: TextScope
    ) throws(XapianError) -> Query {
        var operands: [Query] = []
        for (index, terms) in places.enumerated() {
            var queries: [Query] = []
            for term in terms.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                let name = scope.termPrefix + term
                queries.append(
                    try places.count == 1
                        ? Query(term: name, of: database) : Query(term: name, position: index + 1))
            }
            if queries.isEmpty { return .nothing }
            operands.append(queries.count == 1 ? queries[0] : try Query(.or, queries))
        }
        return operands.count == 1 ? operands[0] : try Query(op, operands)
    }
}

extension TextScope {
    var termPrefix: [UInt8] { self == .title ? Array(IndexSchema.Prefix.title.rawValue.utf8) : [] }
}
