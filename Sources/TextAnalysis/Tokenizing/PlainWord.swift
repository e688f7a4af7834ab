import CFolding

/// The ASCII letters at a place in a text, folded, as two little-endian numbers padded with zeros.
struct PlainWord {
    /// The bytes that are read. A word of so many letters may have more.
    static let window = 16

    let first: UInt64
    let second: UInt64
    let length: Int
    let flags: TokenFlags

    @inline(__always)
    init(at text: UnsafePointer<UInt8>) {
        let letters = ascii_letters_at(text)
        let others = UInt64(littleEndian: letters.others.0)
        let mask = PlainWord.mask(below: others)
        let upper = UInt64(littleEndian: letters.capitals.0) & mask
        first = UInt64(littleEndian: letters.folded.0) & mask
        if others != 0 {
            second = 0
            length = others.trailingZeroBitCount &>> 3
            flags = PlainWord.flags(upper, isAllCaps: upper == PlainWord.caseBits & mask && length > 1)
        } else {
            let others = UInt64(littleEndian: letters.others.1)
            let mask = PlainWord.mask(below: others)
            second = UInt64(littleEndian: letters.folded.1) & mask
            length = 8 &+ others.trailingZeroBitCount &>> 3
            let upperRest = UInt64(littleEndian: letters.capitals.1) & mask
            flags = PlainWord.flags(
                upper, isAllCaps: upper == PlainWord.caseBits && upperRest == PlainWord.caseBits & mask)
        }
    }

    private static let caseBits: UInt64 = 0x2020_2020_2020_2020

    @inline(__always)
    private static func flags(_ upper: UInt64, isAllCaps: @autoclosure () -> Bool) -> TokenFlags {
        if upper == 0 { return [] }
        let flags: TokenFlags = upper & 0x20 == 0 ? [] : .capitalized
        return isAllCaps() ? flags.union(.allCaps) : flags
    }

    /// Ones in all bits below the first that is set, in all when none is.
    @inline(__always)
    private static func mask(below bits: UInt64) -> UInt64 { (bits &- 1) & ~bits }
}
