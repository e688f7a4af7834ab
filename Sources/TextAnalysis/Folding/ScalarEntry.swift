/// What a scalar is to the tokenizer.
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

    init(_ scalarClass: ScalarClass, isUpper: Bool = false, isLower: Bool = false) {
        bits = UInt32(scalarClass.rawValue) | (isUpper ? 16 : 0) | (isLower ? 32 : 0)
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
    /// Where the folded form starts in the table's pool.
    @inline(__always)
    var foldOffset: Int { Int(bits &>> 16) }

    /// The same class and case with a folded form; nil when it does not fit.
    func folding(offset: Int, length: Int) -> ScalarEntry? {
        guard length < 64, offset <= 0xFFFF else { return nil }
        return ScalarEntry(bits: bits & 63 | UInt32(length) << 8 | UInt32(offset) << 16)
    }
}
