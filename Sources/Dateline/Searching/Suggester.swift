import Chronology
import EntityRecognition
import Xapian

/// Finds what may have been meant where a search finds nothing, or next to nothing.
///
/// Words that no article has are compared with the words of the index, and names in `person:` with those of its persons:
/// the nearest by edit distance (Damerau), then the most frequent. Every suggestion is tried before it is made.
struct Suggester {
    private static let maximumSuggestions = 3
    /// A search that finds so many articles at most is one that may have been mistyped.
    private static let fewArticles = 2
    /// A rare word is taken for misspelt when a word nearby is so many times as frequent.
    private static let frequencyRatio = 20

    private let request: SearchRequest
    private let session: Searcher.Session
    private let total: Int

    init(_ request: SearchRequest, in session: Searcher.Session, total: Int) {
        self.request = request
        self.session = session
        self.total = total
    }

    /// A piece of the query that may be misspelt, with what could stand there, best first.
    private struct Misspelling {
        var range: Range<Int>
        var candidates: [String]
    }

    func suggestions() throws -> [Suggestion] {
        guard total <= Suggester.fewArticles else { return [] }
        var analyzer = session.analyzer
        var suggestions = try suggestionsForFilters(&analyzer)
        guard let root = request.query.root else { return suggestions }
        var misspellings: [Misspelling] = []
        try collect(root, &analyzer, into: &misspellings)
        var queries = corrections(misspellings).map { (text: "did you mean \($0)", query: $0) }
        if total == 0, misspellings.isEmpty || queries.isEmpty, let any = alternatives(root) {
            queries.append((text: "with any of the words: \(any)", query: any))
        }
        for (text, query) in queries where suggestions.count < Suggester.maximumSuggestions {
            let found = try count(query)
            if found > total { suggestions.append(Suggestion(text: text, query: query, total: found)) }
        }
        return suggestions
    }

    /// A filter on a person that none of the index is, with the nearest name in its place.
    private func suggestionsForFilters(_ analyzer: inout Analyzer) throws -> [Suggestion] {
        var suggestions: [Suggestion] = []
        for (place, filter) in request.filters.enumerated() {
            guard case .person(let name) = filter, suggestions.count < Suggester.maximumSuggestions else { continue }
            var request = request
            let corrected: String?
            switch name {
            case .part(let part):
                corrected = try correctedName(part, &analyzer)
                if let corrected { request.filters[place] = .person(.part(corrected)) }
            case .identity(let identity):
                corrected = try correctedName(identity, &analyzer)
                if let corrected { request.filters[place] = .person(.identity(corrected)) }
            }
            guard let corrected else { continue }
            let found = try Search(request, in: session).total()
            guard found > total else { continue }
            let shown = session.facets.label(ofPerson: corrected) ?? corrected
            suggestions.append(
                Suggestion(
                    text: "did you mean the person \(shown)", query: request.query.text, person: shown, total: found))
        }
        return suggestions
    }

    private func count(_ text: String) throws -> Int {
        guard let query = try? SearchQuery(parsing: text, today: request.query.today) else { return 0 }
        var request = request
        request.query = query
        return try Search(request, in: session).total()
    }

    /// The words side by side as alternatives.
    private func alternatives(_ root: Clause) -> String? {
        guard case .sequence(let operands) = root.kind, request.match == .all else { return nil }
        let words = operands.filter { operand in
            switch operand.kind {
            case .not, .filter: false
            default: true
            }
        }
        guard words.count > 1 else { return nil }
        let rest = operands.filter { !words.contains($0) }
        let any = Clause.or(words, range: root.range)
        return Clause.sequence([any] + rest, range: root.range).description
    }

    /// The query with its misspelt pieces replaced: each candidate of a single one, and the best of several.
    private func corrections(_ misspellings: [Misspelling]) -> [String] {
        let bytes = Array(request.query.text.utf8)
        let choices = misspellings.count == 1 ? misspellings[0].candidates.count : min(1, misspellings.count)
        return (0..<choices).map { choice in
            var corrected = bytes
            for misspelling in misspellings.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
                let index = misspellings.count == 1 ? choice : 0
                corrected.replaceSubrange(misspelling.range, with: misspelling.candidates[index].utf8)
            }
            return String(decoding: corrected, as: UTF8.self)
        }
    }
}

// MARK: - Candidates

extension Suggester {
    private func collect(_ clause: Clause, _ analyzer: inout Analyzer, into found: inout [Misspelling]) throws {
        switch clause.kind {
        case .term(let term, _): try collect(term, &analyzer, into: &found)
        case .phrase(let terms, _), .proximity(let terms, _, _):
            for term in terms { try collect(term, &analyzer, into: &found) }
        case .filter(.person(let name)): try collect(name, at: clause.range, &analyzer, into: &found)
        case .filter, .not: break
        case .sameSentence, .sequence, .and, .or:
            for operand in clause.operands { try collect(operand, &analyzer, into: &found) }
        }
    }

    private func collect(_ term: QueryTerm, _ analyzer: inout Analyzer, into found: inout [Misspelling]) throws {
        guard case .word(let text) = term.form, case let words = try analyzer.words(of: text), words.count == 1 else {
            return
        }
        let frequency = try session.database.frequency(ofTerm: words[0].term)
        guard frequency <= Suggester.fewArticles else { return }
        var candidates: [Candidate] = []
        let neighbourhood = Suggester.neighbourhood(of: words[0].word)
        session.wordList().visit { word in
            guard neighbourhood.contains(word) else { return }
            candidates.append(Candidate(word: Array(word), distance: neighbourhood.distance(to: Array(word))))
        }
        var frequencies: [[UInt8]: Int] = [:]
        for candidate in candidates {
            let stem = try analyzer.term(ofWord: candidate.word)
            if stem != words[0].term { frequencies[candidate.word] = try session.database.frequency(ofTerm: stem) }
        }
        let best = Suggester.best(candidates, frequencies, of: words[0].word, moreFrequentThan: frequency)
        if !best.isEmpty { found.append(Misspelling(range: term.range, candidates: best)) }
    }

    private func collect(
        _ name: PersonName,
        at range: Range<Int>,
        _ analyzer: inout Analyzer,
        into found: inout [Misspelling]
    ) throws {
        let text: String
        switch name {
        case .part(let part): text = part
        case .identity(let identity): text = identity
        }
        guard let name = try correctedName(text, &analyzer) else { return }
        let value = name.contains(" ") ? "\"\(name)\"" : name
        found.append(Misspelling(range: range, candidates: ["person:" + value]))
    }

    /// A name with the words that no person of the index has replaced by the nearest that one has; nil when there is none,
    /// or nothing to replace.
    private func correctedName(_ text: String, _ analyzer: inout Analyzer) throws -> String? {
        let prefix = Array(IndexSchema.Prefix.personName.rawValue.utf8)
        var corrected: [String] = []
        for (word, _) in try analyzer.words(of: text) {
            let written = String(decoding: word, as: UTF8.self)
            guard try session.database.frequency(ofTerm: prefix + word) == 0 else {
                corrected.append(written)
                continue
            }
            var candidates: [Candidate] = []
            var frequencies: [[UInt8]: Int] = [:]
            let neighbourhood = Suggester.neighbourhood(of: word)
            try session.database.visitTerms(prefix: prefix) { term, frequency in
                let name = UnsafeBufferPointer(rebasing: term.dropFirst(prefix.count))
                if neighbourhood.contains(name) {
                    candidates.append(Candidate(word: Array(name), distance: neighbourhood.distance(to: Array(name))))
                    frequencies[Array(name)] = frequency
                }
                return true
            }
            guard let best = Suggester.best(candidates, frequencies, of: word, moreFrequentThan: 0).first else {
                return nil
            }
            corrected.append(best)
        }
        let name = corrected.joined(separator: " ")
        return name == text || corrected.isEmpty ? nil : name
    }

    private struct Candidate {
        var word: [UInt8]
        var distance: Int
    }

    /// Short words have too many neighbours two edits away.
    private static func neighbourhood(of word: [UInt8]) -> SpellingNeighbourhood {
        SpellingNeighbourhood(of: word, edits: word.count < 5 ? 1 : 2)
    }

    /// The nearest, those with the same first letter before others, then the most frequent.
    private static func best(
        _ candidates: [Candidate],
        _ frequencies: [[UInt8]: Int],
        of word: [UInt8],
        moreFrequentThan frequency: Int
    ) -> [String] {
        let enough = max(1, frequency * frequencyRatio)
        let ranked = candidates.compactMap { candidate -> (cost: Int, frequency: Int, word: [UInt8])? in
            guard let found = frequencies[candidate.word], found >= enough else { return nil }
            return (2 * candidate.distance + (candidate.word.first == word.first ? 0 : 1), found, candidate.word)
        }.sorted { left, right in
            if left.cost != right.cost { return left.cost < right.cost }
            if left.frequency != right.frequency { return left.frequency > right.frequency }
            return left.word.lexicographicallyPrecedes(right.word)
        }
        return ranked.prefix(maximumSuggestions).map { String(decoding: $0.word, as: UTF8.self) }
    }
}
