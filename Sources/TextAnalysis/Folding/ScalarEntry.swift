/// What a scalar is to the tokenizer; the numbers are those of the table in `CFolding`.
enum ScalarClass: UInt8 {
    case separator, letter, digit, mark, ignored, bigram, apostrophe, innerMark, space, lineBreak, stop, parting

    /// Continues a word that has begun.
    var continuesWord: Bool {
        switch self {
        case .letter, .digit, .mark, .ignored: true
        default: false
        }
    }
}

/// The class, case and folded form of one scalar, packed into 32 bits.
struct ScalarEntry {
    let bits: UInt32

    init(bits: UInt32) {
        self.bits = bits
    }

    init(_ scalarClass: ScalarClass) {
        bits = UInt32(scalarClass.rawValue)
    }

    @inline(__always)
    var scalarClass: ScalarClass { ScalarClass(rawValue: UInt8(truncatingIfNeeded: bits & 15)) ?? .separator }
    @inline(__always)
    var isUpper: Bool { bits & 16 != 0 }
    @inline(__always)
    var isLower: Bool { bits & 32 != 0 }
    /// Bytes of the folded form; 0 when the scalar folds to itself.
    @inline(__always)
    var foldLength: Int { Int(bits &>> 8 & 63) }
    /// Where the folded form starts among the table's forms.
    @inline(__always)
    var foldOffset: Int { Int(bits &>> 16) }
}
