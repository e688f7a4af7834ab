/// Remembers the scores that the words of a run alone decide: the same names come again and again.
///
/// A table of one place for each remainder of the key; a newer run takes the place of an older one.
struct ContentCache {
    private struct Entry {
        var scores = PersonScores()
        var key: UInt64 = 0
    }

    private static let size = 1 << 14
    private var entries = [Entry](repeating: Entry(), count: ContentCache.size)

    /// Everything about a run that the features of its content depend on.
    @inline(__always)
    static func key(of run: CandidateRun, _ words: UnsafeBufferPointer<CandidateWord>) -> UInt64 {
        var key = run.mode.rawValue &+ 1
        for index in run.words {
            let word = words[index]
            let form = UInt64(word.shape) << 2 | (word.isUpper ? 2 : 0) | (word.isSentenceStart ? 1 : 0)
            key = FeatureHash.pair(FeatureHash.pair(key, word.key), form)
        }
        return FeatureHash.mix(1, key)
    }

    /// The scores of the word at a place of a run, which are found anew if they are not at hand.
    @inline(__always)
    mutating func scores(of key: UInt64, at place: Int, _ find: () -> PersonScores) -> PersonScores {
        // 0 marks a free entry.
        let key = (key &+ UInt64(place) &* 0x9E37_79B9_7F4A_7C15) | 1 << 63
        let slot = Int(truncatingIfNeeded: key &>> 40) & (ContentCache.size - 1)
        if entries[slot].key == key { return entries[slot].scores }
        let scores = find()
        entries[slot] = Entry(scores: scores, key: key)
        return scores
    }
}
