/// How often a word occurs as which part of a name, and otherwise. 24 bits; 0 for an unknown word.
///
/// Counts are given as 1 + log2 within the width of their field.
package struct NameStatistics: Sendable {
    package var bits: UInt64

    package init(bits: UInt64 = 0) {
        self.bits = bits
    }

    /// First word of full names (4 bits).
    package var given: Int { field(0, 4) }
    /// Last word of full names (4 bits).
    package var family: Int { field(4, 4) }
    /// Word within full names (3 bits).
    package var middle: Int { field(8, 3) }
    /// A whole name (2 bits).
    package var single: Int { field(11, 2) }
    /// On a list of given names.
    package var isGiven: Int { field(13, 1) }
    /// On a list of family names.
    package var isFamily: Int { field(14, 1) }
    /// 0 no place, 1 a small one or part of one, 2 a town of 50,000, 3 a city of 250,000 or a province, 4 a country,
    /// capital or nationality.
    package var place: Int { field(15, 3) }
    /// How often the word is written small within sentences: 0 unseen, 1 never … 5 always.
    package var smallness: Int { field(18, 3) }
    /// Times written small (3 bits).
    package var small: Int { field(21, 3) }

    @inline(__always)
    private func field(_ shift: UInt64, _ width: UInt64) -> Int {
        Int(truncatingIfNeeded: (bits &>> shift) & ((1 &<< width) &- 1))
    }

    package init(
        given: Int, family: Int, middle: Int, single: Int, isGiven: Bool, isFamily: Bool, place: Int, small: Int,
        capital: Int
    ) {
        bits = 0
        set(0, 4, Self.log(given))
        set(4, 4, Self.log(family))
        set(8, 3, Self.log(middle))
        set(11, 2, Self.log(single))
        set(13, 1, isGiven ? 1 : 0)
        set(14, 1, isFamily ? 1 : 0)
        set(15, 3, place)
        set(18, 3, Self.smallness(small: small, capital: capital))
        set(21, 3, Self.log(small))
    }

    private mutating func set(_ shift: UInt64, _ width: UInt64, _ value: Int) {
        bits |= UInt64(min(value, (1 << Int(width)) - 1)) << shift
    }

    private static func log(_ count: Int) -> Int { count == 0 ? 0 : Int.bitWidth - count.leadingZeroBitCount }

    private static func smallness(small: Int, capital: Int) -> Int {
        let total = small + capital
        return total == 0 ? 0 : min(5, 1 + small * 5 / total)
    }

    /// For a hyphenated word without statistics of its own: the given name of its first part, the family name of its
    /// last, both a step less.
    static func joined(_ first: NameStatistics, _ last: NameStatistics) -> NameStatistics {
        var joined = NameStatistics()
        joined.set(0, 4, max(0, first.given - 1))
        joined.set(4, 4, max(0, last.family - 1))
        return joined
    }
}
