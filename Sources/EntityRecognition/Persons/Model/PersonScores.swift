/// The summed weights of features for the tags of both passes: those of even places in the rows of the table, and those of
/// odd ones.
struct PersonScores {
    var even = SIMD8<Int16>()
    var odd = SIMD8<Int16>()

    @inline(__always)
    static func + (left: PersonScores, right: PersonScores) -> PersonScores {
        PersonScores(even: left.even &+ right.even, odd: left.odd &+ right.odd)
    }

    /// 48 bits in lanes that no score uses.
    @inline(__always)
    var tag: UInt64 {
        get { unsafeBitCast(even, to: SIMD2<UInt64>.self)[1] &>> 16 }
        set {
            var halves = unsafeBitCast(even, to: SIMD2<UInt64>.self)
            halves[1] = halves[1] & 0xFFFF | newValue &<< 16
            even = unsafeBitCast(halves, to: SIMD8<Int16>.self)
        }
    }

    /// By how much the first pass scores a word that is a whole name above one outside names.
    @inline(__always)
    var firstOfWhole: Int32 { Int32(even[2]) - Int32(even[0]) }

    /// The scores of the five tags in the first pass.
    @inline(__always)
    var first: SIMD8<Int32> {
        SIMD8(Int32(even[0]), Int32(odd[0]), Int32(even[1]), Int32(odd[1]), Int32(even[2]), 0, 0, 0)
    }

    /// The scores of the five tags in the second pass.
    @inline(__always)
    var second: SIMD8<Int32> {
        SIMD8(Int32(odd[2]), Int32(even[3]), Int32(odd[3]), Int32(even[4]), Int32(odd[4]), 0, 0, 0)
    }
}

/// Sums the weights of features.
struct ScoreSum: FeatureSink {
    private(set) var scores = PersonScores()
    private let table: PersonWeights.Table

    @inline(__always)
    init(_ table: PersonWeights.Table) {
        self.table = table
    }

    @inline(__always)
    mutating func take(_ hash: UInt64) { add(table.row(of: hash)) }

    @inline(__always)
    mutating func take(row: Int) { add(table.directRow(row)) }

    @inline(__always)
    private mutating func add(_ row: SIMD8<Int16>) {
        scores.even &+= (row &<< 8) &>> 8
        scores.odd &+= row &>> 8
    }
}
