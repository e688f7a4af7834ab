/// The scores of a run's words by tag, and memory to find their best readings in. Kept from run to run.
package final class Trellis {
    /// One place for each word of a run; valid until the next rows are asked for.
    package struct Rows {
        /// The scores of the word's tags.
        package let emissions: UnsafeMutablePointer<SIMD8<Int32>>
        /// For each tag the best score of what stands before, ending with the tag there.
        let forward: UnsafeMutablePointer<SIMD8<Int32>>
    }

    private var kept: Rows
    private var capacity = 16

    package init() {
        kept = Rows(emissions: .allocate(capacity: capacity), forward: .allocate(capacity: capacity))
    }

    deinit {
        kept.emissions.deallocate()
        kept.forward.deallocate()
    }

    /// The rows of a run with the scores of its words' tags.
    ///
    /// - Parameter scores: of a word by its index.
    @inline(__always)
    package func rows(_ words: Range<Int>, scores: (_ index: Int) -> SIMD8<Int32>) -> Rows {
        if words.count > capacity { grow(words.count) }
        for index in words { kept.emissions[index &- words.lowerBound] = scores(index) }
        return kept
    }

    private func grow(_ count: Int) {
        kept.emissions.deallocate()
        kept.forward.deallocate()
        capacity = count * 2
        kept = Rows(emissions: .allocate(capacity: capacity), forward: .allocate(capacity: capacity))
    }
}
