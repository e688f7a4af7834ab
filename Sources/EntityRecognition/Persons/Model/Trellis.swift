/// The scores of a run's words by tag, and memory to find their best readings in. Kept from run to run.
package final class Trellis {
    /// For each word the scores of its tags; set them from 0 on, after ``reserve(_:)``.
    package private(set) var emissions: UnsafeMutablePointer<SIMD8<Int32>>
    /// For each word and tag the best score of what stands before, ending with the tag there.
    private(set) var forward: UnsafeMutablePointer<SIMD8<Int32>>
    private var capacity = 16

    package init() {
        emissions = .allocate(capacity: capacity)
        forward = .allocate(capacity: capacity)
    }

    deinit {
        emissions.deallocate()
        forward.deallocate()
    }

    /// Makes room for so many words; what was set before is lost.
    @inline(__always)
    package func reserve(_ count: Int) {
        if count > capacity { grow(count) }
    }

    private func grow(_ count: Int) {
        emissions.deallocate()
        forward.deallocate()
        capacity = count * 2
        emissions = .allocate(capacity: capacity)
        forward = .allocate(capacity: capacity)
    }
}
