/// How often a name occurs, in whatever spelling; by ordinals of the dictionary, which spare the text of all but a few.
struct NamedCount {
    /// The first ordinal of the name's key.
    var first: UInt32
    /// The most frequent spelling.
    var label: UInt32
    var count: UInt32
}

extension FacetCounter {
    /// One count a key, with its most frequent spelling.
    func merged(_ met: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>) -> [NamedCount] {
        guard !met.isEmpty else { return [] }
        var names: [NamedCount] = []
        names.reserveCapacity(met.count)
        // The place in `names` plus one, in a hash table by the first ordinal, half empty at least. One by all ordinals
        // would be large, and its pages new in a process that searches once.
        let bits = UInt32.bitWidth - UInt32(2 * met.count - 1).leadingZeroBitCount
        var places = [UInt32](repeating: 0, count: 1 << bits)
        places.withUnsafeMutableBufferPointer { places in
            for ordinal in met {
                let count = counts[Int(ordinal)]
                let first = dictionary.firstSpelling(ordinal) ?? ordinal
                // Knuth's multiplicative hash: the high bits of a product with the golden ratio.
                var slot = Int((first &* 0x9E37_79B9) >> (UInt32.bitWidth - bits))
                while places[slot] > 0, names[Int(places[slot]) - 1].first != first {
                    slot = (slot + 1) & (places.count - 1)
                }
                guard places[slot] > 0 else {
                    names.append(NamedCount(first: first, label: ordinal, count: count))
                    places[slot] = UInt32(names.count)
                    continue
                }
                let place = Int(places[slot]) - 1
                names[place].count += count
                let best = names[place].label
                let bestCount = counts[Int(best)]
                if count > bestCount || (count == bestCount && precedes(ordinal, best)) { names[place].label = ordinal }
            }
        }
        return names
    }

    private func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        dictionary.label(left).lexicographicallyPrecedes(dictionary.label(right))
    }

    /// By count, then by name, as results list them.
    private func precedes(_ left: NamedCount, _ right: NamedCount) -> Bool {
        if left.count != right.count { return left.count > right.count }
        let (leftLabel, rightLabel) = (dictionary.label(left.label), dictionary.label(right.label))
        return leftLabel.elementsEqual(rightLabel)
            ? dictionary.key(left.first).lexicographicallyPrecedes(dictionary.key(right.first))
            : leftLabel.lexicographicallyPrecedes(rightLabel)
    }

    /// Of all names those that may be among the most frequent. Nearly all have one spelling, and fall below the least
    /// frequent that is kept so far.
    func leading(_ met: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>) -> [NamedCount] {
        guard request.limit > 0 else { return [] }
        var best = LeadingCounts(limit: request.limit)
        var spellings: [UInt32] = []
        for ordinal in met {
            let count = counts[Int(ordinal)]
            if dictionary.firstSpelling(ordinal) != nil {
                spellings.append(ordinal)
            } else if count >= best.least {
                best.add(NamedCount(first: ordinal, label: ordinal, count: count))
            }
        }
        return best.names + spellings.withUnsafeBufferPointer { merged($0, counts) }
    }

    func byCount(_ names: [NamedCount]) -> [NamedCount] { names.sorted { $0.count > $1.count } }

    /// The names to list: the most frequent, and every selected one.
    func leading(_ names: [NamedCount]) -> [NamedCount] {
        let limit = max(0, request.limit)
        var kept: [NamedCount] = []
        if limit > 0 {
            let buffered = 2 * limit + 64
            for name in names where kept.count < limit || precedes(name, kept[limit - 1]) {
                kept.append(name)
                // Sorted from time to time: the last of the best so far keeps nearly all others out.
                guard kept.count == limit || kept.count >= buffered else { continue }
                kept.sort(by: precedes)
                kept.removeLast(kept.count - limit)
            }
            kept.sort(by: precedes)
            kept.removeLast(max(0, kept.count - limit))
        }
        guard !selection.isEmpty else { return kept }
        let listed = Set(kept.map(\.first))
        return kept + names.filter { !listed.contains($0.first) && selection.contains(dictionary.key($0.first)) }
    }
}

/// Names that include the so many most frequent ones, and all that are as frequent as the last of these.
private struct LeadingCounts {
    let limit: Int
    private(set) var names: [NamedCount] = []
    /// Names of a lower count are not wanted.
    private(set) var least: UInt32 = 0
    private var capacity: Int

    init(limit: Int) {
        self.limit = limit
        capacity = 4 * limit + 64
    }

    mutating func add(_ name: NamedCount) {
        names.append(name)
        guard names.count >= capacity else { return }
        least = names.map(\.count).sorted(by: >)[limit - 1]
        names.removeAll { $0.count < least }
        // Many that are equally frequent: sorting again soon would drop none of them.
        capacity = max(capacity, 2 * names.count)
    }
}

/// Keys and names as bytes: words with single spaces.
enum WordBytes {
    private static let space = UInt8(ascii: " ")

    /// Whether a word of `text` begins so; `start` may go over several words.
    static func hasWord(startingWith start: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at + start.count <= text.count {
            if text[at..<(at + start.count)].elementsEqual(start) { return true }
            guard let next = text[at...].firstIndex(of: space) else { return false }
            at = next + 1
        }
        return false
    }

    static func hasWord(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at + word.count <= text.count {
            let end = at + word.count
            if end == text.count || text[end] == space, text[at..<end].elementsEqual(word) { return true }
            guard let next = text[at...].firstIndex(of: space) else { return false }
            at = next + 1
        }
        return false
    }

    /// Small letters of a name that consists of ASCII letters and single spaces; nil for any other.
    static func folded(plain name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var folded: [UInt8] = []
        folded.reserveCapacity(name.count)
        for byte in name {
            let small = byte | 0x20
            guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) || byte == space else { return nil }
            folded.append(small)
        }
        return folded
    }
}
