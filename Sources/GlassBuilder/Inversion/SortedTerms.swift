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
        terms = FlatBuffer(capacity: count)
        for id in 0..<count where dictionary.tallies[id].frequency > 0 {
            let entry = dictionary.entries[id]
            terms.append(
                Term(
                    prefix: entry.prefix, bytes: dictionary.bytes(of: entry), length: Int(entry.length), id: id))
        }
        var buffer = UnsafeMutableBufferPointer(start: terms.base, count: terms.count)
        buffer.sort(by: Self.precedes)
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
