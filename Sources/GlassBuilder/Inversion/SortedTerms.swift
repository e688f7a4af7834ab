import Glibc

/// The terms of a batch in byte order; a term's place in it is its rank.
struct SortedTerms: ~Copyable {
    struct Term {
        var prefix: UInt64
        var bytes: UnsafePointer<UInt8>
        var length: Int
        var id: Int
    }

    private(set) var terms: FlatBuffer<Term>

    /// Terms without a document (left by a refused one, or never used) are passed over.
    init(_ dictionary: borrowing TermDictionary) {
        let count = dictionary.entries.count
        var keys = FlatBuffer<RadixSort.Key>(capacity: count)
        for id in 0..<count where dictionary.tallies[id].frequency > 0 {
            keys.append(RadixSort.Key(value: dictionary.entries[id].prefix, index: id))
        }
        RadixSort.sort(&keys)
        terms = FlatBuffer(capacity: keys.count)
        var start = 0
        for place in 0..<keys.count {
            let key = keys[place]
            let entry = dictionary.entries[key.index]
            if key.value != keys[start].value {
                sortEquals(from: start)
                start = place
            }
            terms.append(
                Term(
                    prefix: key.value, bytes: dictionary.bytes(of: entry), length: Int(entry.length), id: key.index))
        }
        sortEquals(from: start)
    }

    /// Puts the terms at the end, which begin with the same bytes, into their order.
    private func sortEquals(from start: Int) {
        guard terms.count - start > 1 else { return }
        var equals = UnsafeMutableBufferPointer(start: terms.base + start, count: terms.count - start)
        equals.sort(by: Self.precedes)
    }

    @inline(__always)
    private static func precedes(_ left: Term, _ right: Term) -> Bool {
        if left.prefix != right.prefix { return left.prefix < right.prefix }
        let common = min(left.length, right.length)
        if common > 8 {
            let order = memcmp(left.bytes + 8, right.bytes + 8, common - 8)
            if order != 0 { return order < 0 }
        }
        return left.length < right.length
    }
}
