/// The scores of a run's words by tag, and memory to find their best readings in. Kept from run to run.
package final class Trellis {
    /// One place for each word; valid until the next call of ``rows(_:)``.
    package struct Rows {
        /// The scores of the word's tags, to be set.
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

    /// Room for so many words.
    @inline(__always)
    package func rows(_ count: Int) -> Rows {
        if count > capacity { grow(count) }
        return kept
    }

    private func grow(_ count: Int) {
        kept.emissions.deallocate()
        kept.forward.deallocate()
        capacity = count * 2
        kept = Rows(emissions: .allocate(capacity: capacity), forward: .allocate(capacity: capacity))
    }
}
