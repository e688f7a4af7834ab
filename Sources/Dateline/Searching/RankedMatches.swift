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

    let enquire: Enquire
    let database: Database
    let request: SearchRequest

    /// So many entries from `offset` on, which counts folded articles as one.
    func page(offset: Int, limit: Int) throws -> [Entry] {
        try weigh()
        if let days = request.recencyDays {
            let all = try decayed(halfLife: days)
            let entries = request.foldsDuplicates ? try DuplicateFolding(database).folded(all) : all
            return Array(entries.dropFirst(offset).prefix(limit))
        }
        guard request.foldsDuplicates else { return try entries(first: offset, count: limit) }
        var window = (offset + limit) + (offset + limit) / 2 + 10
        while true {
            let candidates = try entries(first: 0, count: window)
            let folded = try DuplicateFolding(database).folded(candidates)
            if folded.count >= offset + limit || candidates.count < window {
                return Array(folded.dropFirst(offset).prefix(limit))
            }
            window *= 2
        }
    }

    private func entries(first: Int, count: Int) throws(XapianError) -> [Entry] {
        try enquire.matches(first: first, count: count, checkAtLeast: 0).matches().map {
            Entry(documentID: $0.documentID, score: $0.weight)
        }
    }

    private func weigh() throws(XapianError) {
        try enquire.weighByBM25(k1: Ranking.k1, b: Ranking.b)
        let published = IndexSchema.Slot.published.rawValue
        switch request.sort {
        case .relevance: try enquire.sortByRelevance(thenBySlot: IndexSchema.Slot.order.rawValue)
        case .newest: try enquire.sortByValue(slot: published, descending: true)
        case .oldest:
            // Undated articles come last here too: after every year of four digits.
            let late = Array("99999999".utf8)
            try enquire.sortByValue(slot: published, descending: false, missing: late)
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
        for match in try enquire.matches(first: 0, count: Ranking.recencyCandidates, checkAtLeast: 0).matches() {
            let value = try database.document(match.documentID).value(slot: slot)
            let day = CalendarDate(basicDescription: value)?.daysSinceEpoch ?? oldest
            let score = (match.weight > 0 ? match.weight : 1) * exp2(-Double(newest - day) / halfLife)
            entries.append(Entry(documentID: match.documentID, score: score))
        }
        return entries.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(
            \.element)
    }
}
