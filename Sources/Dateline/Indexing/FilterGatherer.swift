import Chronology
import TextAnalysis

/// Gathers a document's boolean terms, and where in the text those of persons and countries are mentioned.
///
/// The same persons, countries and days come again and again, so their terms are known by ids, as words are.
struct FilterGatherer {
    /// The terms with their prefixes.
    let terms = Vocabulary()
    private var gatherer = PostingGatherer()
    private var occurrences: [PostingGatherer.Occurrence] = []
    private var intervals: [DateRange: Interval] = [:]

    /// What is known of an interval that articles mention.
    private struct Interval {
        var terms: [FormID]
        var touched: [DateTerms.Node]
    }

    var byteCount: Int {
        terms.byteCount + intervals.capacity * (MemoryLayout<(DateRange, Interval)>.stride + 256)
    }

    mutating func beginDocument() {
        occurrences.removeAll(keepingCapacity: true)
    }

    func id(_ prefix: IndexSchema.Prefix, _ text: some Collection<UInt8>) -> FormID {
        intern(IndexSchema.boundedTerm(prefix, text))
    }

    private func intern(_ term: [UInt8]) -> FormID {
        term.withUnsafeBufferPointer { terms.intern($0) }
    }

    /// Adds a term to the document; once more changes nothing.
    mutating func add(_ term: FormID) {
        occurrences.append(PostingGatherer.Occurrence(term: term, position: 0))
    }

    mutating func add(_ term: [UInt8]) {
        add(intern(term))
    }

    mutating func add(_ prefix: IndexSchema.Prefix, _ text: some Collection<UInt8>) {
        add(id(prefix, text))
    }

    /// Adds the terms of an interval that the article mentions.
    mutating func add(about interval: DateRange) {
        known(interval).terms.forEach { add($0) }
    }

    /// The decades, years, months and days that an interval touches, for counting.
    mutating func touched(_ interval: DateRange) -> [DateTerms.Node] {
        known(interval).touched
    }

    private mutating func known(_ interval: DateRange) -> Interval {
        if let known = intervals[interval] { return known }
        let ids = DateTerms.aboutTerms(interval).map { intern($0) }
        let known = Interval(terms: ids, touched: Array(DateTerms.touched(interval)))
        intervals[interval] = known
        return known
    }

    /// Adds places of a term, which come in ascending order and after all terms without places.
    mutating func add(_ term: FormID, at position: UInt32) {
        // Several mentions may begin at one word ("Sino-Chinese").
        for earlier in occurrences.reversed() {
            guard earlier.position == position else { break }
            if earlier.term == term { return }
        }
        occurrences.append(PostingGatherer.Occurrence(term: term, position: position))
    }

    mutating func append(to document: inout IndexDocument) {
        gatherer.gather(
            &occurrences,
            heavy: occurrences.count,
            weight: 0,
            termCount: terms.count,
            as: .filter,
            to: &document
        )
    }
}
