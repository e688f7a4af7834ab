/// Remembers the summed scores of features by everything that they depend on: the same comes again and again, and what is
/// remembered never differs from what would be found anew.
///
/// A table of one place for each remainder of the key; newer scores take the place of older ones. Small, so that it stays in
/// the processor's caches.
final class ScoreCache {
    /// The scores with 48 bits of the mixed key as their tag.
    private let entries: UnsafeMutablePointer<PersonScores>
    private let mask: UInt64

    /// - Parameter bits: the binary logarithm of the number of entries, up to 16.
    init(bits: Int) {
        entries = .allocate(capacity: 1 << bits)
        entries.initialize(repeating: PersonScores(), count: 1 << bits)
        mask = 1 << UInt64(bits) - 1
    }

    deinit {
        entries.deallocate()
    }

    /// The scores under a key, which are found if they are not at hand.
    @inline(__always)
    func scores(of key: UInt64, _ find: () -> PersonScores) -> PersonScores {
        let mixed = FeatureHash.mix(0, key)
        let entry = entries + Int(truncatingIfNeeded: mixed & mask)
        // 0 is the tag of a free entry.
        let tag = mixed &>> 16 | 1
        if entry.pointee.tag == tag { return entry.pointee }
        var scores = find()
        scores.tag = tag
        entry.pointee = scores
        return scores
    }
}
