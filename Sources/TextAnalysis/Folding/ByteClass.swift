/// What a byte is to the fast path: parts of words, and what lies between words.
struct ByteClass: OptionSet {
    let rawValue: UInt8

    static var letter: ByteClass { ByteClass(rawValue: 1) }
    static var digit: ByteClass { ByteClass(rawValue: 2) }
    /// A byte of a scalar beyond ASCII, or an invalid one.
    static var nonASCII: ByteClass { ByteClass(rawValue: 4) }
    static var apostrophe: ByteClass { ByteClass(rawValue: 8) }
    static var space: ByteClass { ByteClass(rawValue: 16) }
    static var lineBreak: ByteClass { ByteClass(rawValue: 32) }
    /// May end a sentence.
    static var stop: ByteClass { ByteClass(rawValue: 64) }
    /// Parts words though no white space is there: quotes, brackets, commas, controls.
    static var parting: ByteClass { ByteClass(rawValue: 128) }

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
        case UInt8(ascii: "'"): self = .apostrophe
        case UInt8(ascii: " "), 0x09, 0x0B: self = .space
        case 0x0A, 0x0C, 0x0D: self = .lineBreak
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): self = .stop
        case 0x00...0x1F, 0x7F: self = .parting
        case _ where "\"()<>[]{},;|".utf8.contains(byte): self = .parting
        case 0x80...0xFF: self = .nonASCII
        default: self = []
        }
    }
}
