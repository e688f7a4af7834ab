/// Some of the senses of a name, by their places in the gazetteer; the likeliest first.
struct PlaceSenses: Sendable {
    static let maximumCount = 64

    private let start: Int32
    /// A bit a sense, the first the lowest.
    private var bits: UInt64

    init(start: Int32, count: Int32) {
        self.start = start
        bits = UInt64(1) << UInt64(count) &- 1
    }

    @inline(__always)
    var isEmpty: Bool { bits == 0 }

    /// The place of the likeliest; there must be one.
    @inline(__always)
    var first: Int { Int(start) + bits.trailingZeroBitCount }

    @inline(__always)
    mutating func popFirst() -> Int? {
        if bits == 0 { return nil }
        defer { bits &= bits &- 1 }
        return first
    }

    @inline(__always)
    mutating func remove(_ place: Int) { bits &= ~(1 &<< UInt64(place &- Int(start))) }
}
