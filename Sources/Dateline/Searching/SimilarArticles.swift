import Xapian

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Finds articles like one: those that share its most telling words, persons and countries.
///
/// Words are chosen by their part in the article's BM25 score for itself. Near-duplicates of the article are left out, and
/// those among the answers folded.
struct SimilarArticles {
    private static let maximumWords = 30
    /// A person shared counts as much as so many times the logarithm of how rare the person is.
    private static let personWeight = 0.5
    private static let countryWeight = 0.25

    private let session: Searcher.Session
    private let documentID: UInt32

    init(_ documentID: UInt32, in session: Searcher.Session) {
        self.documentID = documentID
        self.session = session
    }

    func response(limit: Int, snippets: Int) throws -> SimilarResponse {
        let article = try session.storedArticle(documentID)
        let telling = try tellingTerms()
        var response = SimilarResponse(id: article.id, title: article.title, terms: telling.words.map(\.text), hits: [])
        guard limit > 0, !telling.words.isEmpty || !telling.entities.isEmpty else { return response }
        let enquire = try Enquire(session.database)
        try enquire.setQuery(query(telling))
        try enquire.weighByBM25(k1: Ranking.k1, b: Ranking.b)
        try enquire.sortByRelevance(thenBySlot: IndexSchema.Slot.order.rawValue)
        let patterns = telling.words.map { HighlightPattern.word([Array($0.term.bytes)]) }
        let maker = try SnippetMaker(patterns: patterns, in: session)
        response.hits = try matches(enquire, limit: limit).enumerated().map { index, entry in
            let found = try session.storedArticle(entry.documentID)
            var hit = Hit(found, rank: index + 1, score: entry.score)
            hit.snippets = try maker.snippets(of: found, count: snippets)
            hit.duplicates = try entry.duplicates.map { try Hit.Duplicate(session.storedArticle($0)) }
            return hit
        }
        return response
    }

    private func matches(_ enquire: Enquire, limit: Int) throws -> [RankedMatches.Entry] {
        let folding = DuplicateFolding(session.database)
        let own = try folding.fingerprint(of: documentID)
        var window = 2 * limit + 10
        while true {
            let found = try enquire.matches(first: 0, count: window, checkAtLeast: 0).matches()
            let candidates = try found.filter { match in
                if match.documentID == documentID { return false }
                guard let own, let other = try folding.fingerprint(of: match.documentID) else { return true }
                return !own.isNearDuplicate(of: other)
            }
            let entries = candidates.map { RankedMatches.Entry(documentID: $0.documentID, score: $0.weight) }
            let folded = try folding.folded(entries)
            if folded.count >= limit || found.count < window { return Array(folded.prefix(limit)) }
            window *= 2
        }
    }
}

// MARK: - Telling terms

extension SimilarArticles {
    private struct Term {
        var bytes: [UInt8]
        var weight: Double
    }

    private struct TellingTerms {
        var words: [(text: String, term: Term)] = []
        var entities: [Term] = []
    }

    private func query(_ telling: TellingTerms) throws(XapianError) -> Query {
        var parts: [Query] = []
        for word in telling.words { parts.append(try Query(term: word.term.bytes, of: session.database)) }
        for entity in telling.entities {
            let holders = try Query(term: entity.bytes, of: session.database)
            parts.append(try Query(.filter, [Query(fixedWeight: entity.weight), holders]))
        }
        return try Query(.or, parts)
    }

    private func tellingTerms() throws -> TellingTerms {
        let count = Double(try session.database.documentCount())
        var found: [(term: [UInt8], wdf: Int)] = []
        try session.database.document(found: documentID).visitTerms { term, wdf in
            found.append((Array(term), wdf))
            return true
        }
        let stopWords = StopWords(language: session.manifest.language)
        var telling = TellingTerms()
        for (term, wdf) in found {
            let frequency = Double(try session.database.frequency(ofTerm: term))
            guard frequency > 1 else { continue }
            let rarity = log(1 + (count - frequency + 0.5) / (frequency + 0.5))
            if let weight = SimilarArticles.entityWeight(of: term) {
                telling.entities.append(Term(bytes: term, weight: weight * rarity))
            } else if wdf > 0, SimilarArticles.isWord(term), !stopWords.contains(term) {
                let weight = rarity * Double(wdf) / (Double(wdf) + Ranking.k1)
                telling.words.append((String(decoding: term, as: UTF8.self), Term(bytes: term, weight: weight)))
            }
        }
        telling.words.sort { left, right in
            left.term.weight != right.term.weight
                ? left.term.weight > right.term.weight : left.term.bytes.lexicographicallyPrecedes(right.term.bytes)
        }
        telling.words = Array(telling.words.prefix(SimilarArticles.maximumWords))
        return telling
    }

    /// Words of two letters and more, no numbers.
    private static func isWord(_ term: [UInt8]) -> Bool {
        guard let first = term.first, term.count > 1, !(0x41...0x5a).contains(first) else { return false }
        return !term.contains { (0x30...0x39).contains($0) }
    }

    private static func entityWeight(of term: [UInt8]) -> Double? {
        if term.starts(with: IndexSchema.Prefix.person.rawValue.utf8) { return personWeight }
        if term.starts(with: IndexSchema.Prefix.countryFocus.rawValue.utf8) { return countryWeight }
        return nil
    }
}
