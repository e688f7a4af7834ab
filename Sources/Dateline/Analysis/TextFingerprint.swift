/// What tells near-duplicates: 64 bits of which two texts share about as many more than half as they share runs of words.
///
/// One bit of each of 64 min-hashes over all runs of three folded words (Broder, 1997: resemblance; Li and König, 2010: one
/// bit of a min-hash). The min-hashes come from one hash for each run, split over 64 bins, an empty bin taking what the
/// next one has (Li, Owen and Zhang, 2012; Shrivastava and Li, 2014). Two texts whose runs have the resemblance J differ in
/// 32 (1 - J) bits on average, unrelated texts in 32.
struct TextFingerprint: Hashable, Sendable {
    /// Texts of fewer words have none: they share too much by chance.
    static let minimumWords = 40
    /// Near-duplicates differ in so many bits at most: a resemblance of about 0.75 or more.
    static let maximumDifference = 8
    private static let bins = 64

    let bits: UInt64

    /// Nil for short texts.
    init?(_ words: ArraySlice<AnalyzedWord>) {
        guard words.count >= TextFingerprint.minimumWords else { return nil }
        bits = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: TextFingerprint.bins) { minima in
            minima.initialize(repeating: .max)
            var first = UInt64(words[words.startIndex].hash)
            var second = UInt64(words[words.startIndex + 1].hash)
            for word in words.dropFirst(2) {
                let third = UInt64(word.hash)
                let hash = (first &* 0x9E37_79B9_7F4A_7C15 ^ second &* 0xC2B2_AE3D_27D4_EB4F ^ third).mixed
                let bin = Int(hash >> 58)
                minima[bin] = min(minima[bin], hash << 6)
                (first, second) = (second, third)
            }
            return TextFingerprint.lowestBits(UnsafeBufferPointer(minima))
        }
    }

    init?(bytes: [UInt8]) {
        guard bytes.count == 8 else { return nil }
        bits = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    var bytes: [UInt8] { ContentHash.bytes(bits) }

    func isNearDuplicate(of other: TextFingerprint) -> Bool {
        (bits ^ other.bits).nonzeroBitCount <= TextFingerprint.maximumDifference
    }

    private static func lowestBits(_ minima: UnsafeBufferPointer<UInt64>) -> UInt64 {
        var bits: UInt64 = 0
        for bin in 0..<bins {
            var source = bin
            var steps: UInt64 = 0
            while minima[source] == .max, steps < UInt64(bins) {
                source = (source + 1) % bins
                steps += 1
            }
            // What is borrowed is mixed anew, so that two empty bins do not repeat one bit.
            let minimum = (minima[source] &+ steps &* 0x9E37_79B9_7F4A_7C15).mixed
            bits |= (minimum & 1) << UInt64(bin)
        }
        return bits
    }
}

extension UInt64 {
    /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
    var mixed: UInt64 {
        var hash = self
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
