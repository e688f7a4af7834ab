import TextAnalysis

/// Gathers a document's boolean terms, and where in the text those of persons and countries are mentioned.
///
/// The same terms come again and again, so they are known by ids, as words are.
struct FilterGatherer {
    /// The terms with their prefixes.
    let terms = Vocabulary()
    private var gatherer = PostingGatherer()
    private var occurrences: [PostingGatherer.Occurrence] = []

    mutating func beginDocument() {
        occurrences.removeAll(keepingCapacity: true)
    }

    mutating func id(_ prefix: IndexSchema.Prefix, _ text: some Collection<UInt8>) -> FormID {
        let head = prefix.rawValue.utf8
        let count = head.count + text.count
        // A NUL counts two.
        guard count <= IndexSchema.maximumTermBytes / 2 else { return intern(IndexSchema.boundedTerm(prefix, text)) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { term in
            let end = term.initialize(fromContentsOf: head)
            _ = term[end...].initialize(fromContentsOf: text)
            return terms.intern(UnsafeBufferPointer(term))
        }
    }

    func intern(_ term: [UInt8]) -> FormID {
        term.withUnsafeBufferPointer { terms.intern($0) }
    }

    /// Adds a term to the document; once more changes nothing.
    mutating func add(_ term: FormID) {
        occurrences.append(PostingGatherer.Occurrence(term: term, position: 0))
    }

    mutating func add(_ prefix: IndexSchema.Prefix, _ text: some Collection<UInt8>) {
        add(id(prefix, text))
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
