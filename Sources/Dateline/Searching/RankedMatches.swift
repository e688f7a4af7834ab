import Chronology
import Xapian

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The matches of a search in order, near-duplicates folded into the best of them.
struct RankedMatches {
    struct Entry {
        var documentID: UInt32
        var score: Double
        /// The articles folded into this one, best first.
        var duplicates: [UInt32] = []
    }

    let query: Query
    let database: Database
    let request: SearchRequest
    /// The best so many matches, if these are known already, in the order of `enquire()`.
    var known: (matches: [MatchSet.Match], count: Int)?

    /// So many matches are looked for at first: more than a page, for folding and for equal scores.
    static func firstCount(_ request: SearchRequest) -> Int {
        if request.recencyDays != nil { return Ranking.recencyCandidates }
        let shown = request.offset + request.limit
        return request.foldsDuplicates ? shown + shown / 2 + 10 : shown + 1
    }

    /// So many entries from `offset` on, which counts folded articles as one.
    func page(offset: Int, limit: Int) throws -> [Entry] {
        if let days = request.recencyDays {
            let all = try decayed(halfLife: days)
            let entries = request.foldsDuplicates ? try DuplicateFolding(database).folded(all) : all
            return Array(entries.dropFirst(offset).prefix(limit))
        }
        guard request.foldsDuplicates else { return Array(try best(offset + limit).dropFirst(offset)) }
        var window = RankedMatches.firstCount(request) - 1
        while true {
            let candidates = try best(window)
            let folded = try DuplicateFolding(database).folded(candidates)
            if folded.count >= offset + limit || candidates.count < window {
                return Array(folded.dropFirst(offset).prefix(limit))
            }
            window *= 2
        }
    }

    /// The best so many.
    private func best(_ count: Int) throws(XapianError) -> [Entry] {
        guard request.sort == .relevance else {
            return try matches(count).prefix(count).map { Entry(documentID: $0.documentID, score: $0.weight) }
        }
        var fetched = count + 1
        while true {
            let found = try matches(fetched)
            let isComplete = found.count < fetched || count == 0 || found[fetched - 1].weight < found[count - 1].weight
            if isComplete { return Array(try settled(found.prefix(fetched)).prefix(count)) }
            // One score for hundreds, as in a search without words: only then all keys are read while matching.
            if found[0].weight == found[count - 1].weight || fetched > 4 * count + 100 {
                return try sortedWhileMatching(count)
            }
            fetched *= 2
        }
    }

    private func matches(_ count: Int) throws(XapianError) -> [MatchSet.Match] {
        if let known, known.count >= count || known.matches.count < known.count {
            return Array(known.matches.prefix(count))
        }
        return try enquire().matches(first: 0, count: count, checkAtLeast: 0).matches()
    }

    /// An enquiry for the matches in order, but for those of equal scores.
    ///
    /// The library can order these too, but reads a value of every match for it, which costs more than the match itself.
    func enquire() throws(XapianError) -> Enquire {
        let enquire = try Enquire(database)
        try enquire.setQuery(query)
        try enquire.weighByBM25(k1: Ranking.k1, b: Ranking.b)
        let published = IndexSchema.Slot.published.rawValue
        switch request.sort {
        case .relevance: try enquire.sortByRelevance()
        case .newest: try enquire.sortByValue(slot: published, descending: true)
        case .oldest:
            // Undated articles come last here too: after every year of four digits.
            let late = Array("99999999".utf8)
            try enquire.sortByValue(slot: published, descending: false, missing: late)
        }
        return enquire
    }

    /// Puts matches of equal scores into their order.
    private func settled(_ matches: ArraySlice<MatchSet.Match>) throws(XapianError) -> [Entry] {
        var entries: [Entry] = []
        var rest = matches
        while let first = rest.first {
            let equals = rest.prefix { $0.weight == first.weight }
            rest = rest.dropFirst(equals.count)
            guard equals.count > 1 else {
                entries.append(Entry(documentID: first.documentID, score: first.weight))
                continue
            }
            var keyed: [(key: [UInt8], documentID: UInt32)] = []
            for match in equals {
                let key = try database.document(found: match.documentID).value(slot: IndexSchema.Slot.order.rawValue)
                keyed.append((key, match.documentID))
            }
            keyed.sort { left, right in
                left.key == right.key
                    ? left.documentID < right.documentID : left.key.lexicographicallyPrecedes(right.key)
            }
            entries += keyed.map { Entry(documentID: $0.documentID, score: first.weight) }
        }
        return entries
    }

    private func sortedWhileMatching(_ count: Int) throws(XapianError) -> [Entry] {
        let enquire = try enquire()
        try enquire.sortByRelevance(thenBySlot: IndexSchema.Slot.order.rawValue)
        return try enquire.matches(first: 0, count: count, checkAtLeast: 0).matches().map {
            Entry(documentID: $0.documentID, score: $0.weight)
        }
    }

    /// The best matches by relevance, weighed anew: an article loses half its score with each `halfLife` days of age, counted
    /// from the newest article of the index. An undated one counts as old as the oldest.
    private func decayed(halfLife: Double) throws -> [Entry] {
        let slot = IndexSchema.Slot.published.rawValue
        let bounds = try database.valueBounds(slot: slot)
        let newest = bounds.flatMap { CalendarDate(basicDescription: $0.upper)?.daysSinceEpoch } ?? 0
        let oldest = bounds.flatMap { CalendarDate(basicDescription: $0.lower)?.daysSinceEpoch } ?? 0
        var entries: [Entry] = []
        for var entry in try best(Ranking.recencyCandidates) {
            let value = try database.document(found: entry.documentID).value(slot: slot)
            let day = CalendarDate(basicDescription: value)?.daysSinceEpoch ?? oldest
            entry.score = (entry.score > 0 ? entry.score : 1) * exp2(-Double(newest - day) / halfLife)
            entries.append(entry)
        }
        return entries.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(
            \.element)
    }
}
