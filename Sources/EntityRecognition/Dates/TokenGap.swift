/// What stands between two tokens.
struct TokenGap: OptionSet {
    let rawValue: UInt16

    static var space: TokenGap { TokenGap(rawValue: 1 << 0) }
    static var lineBreak: TokenGap { TokenGap(rawValue: 1 << 1) }
    static var comma: TokenGap { TokenGap(rawValue: 1 << 2) }
    static var point: TokenGap { TokenGap(rawValue: 1 << 3) }
    static var hyphen: TokenGap { TokenGap(rawValue: 1 << 4) }
    /// En and em dashes, and doubled hyphens.
    static var dash: TokenGap { TokenGap(rawValue: 1 << 5) }
    static var slash: TokenGap { TokenGap(rawValue: 1 << 6) }
    static var apostrophe: TokenGap { TokenGap(rawValue: 1 << 7) }
    static var other: TokenGap { TokenGap(rawValue: 1 << 8) }
    /// A blank line.
    static var paragraph: TokenGap { TokenGap(rawValue: 1 << 9) }
    static var parenthesis: TokenGap { TokenGap(rawValue: 1 << 10) }
    static var colon: TokenGap { TokenGap(rawValue: 1 << 11) }

    static let blank: TokenGap = [.space, .lineBreak]

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var gap: TokenGap = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte < 0x80 {
                gap.formUnion(TokenGap(ascii: byte, in: gap))
                index += 1
            } else {
                let (kind, length) = TokenGap.scalar(bytes[index...])
                gap.formUnion(kind)
                index += length
            }
        }
        self = gap
    }

    private init(ascii byte: UInt8, in gap: TokenGap) {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): self = .space
        case UInt8(ascii: "\n"): self = gap.contains(.lineBreak) ? .paragraph : .lineBreak
        case UInt8(ascii: ","): self = .comma
        case UInt8(ascii: "."): self = .point
        case UInt8(ascii: "-"): self = gap.contains(.hyphen) ? .dash : .hyphen
        case UInt8(ascii: "/"): self = .slash
        case UInt8(ascii: "'"), UInt8(ascii: "`"): self = .apostrophe
        case UInt8(ascii: "("), UInt8(ascii: ")"): self = .parenthesis
        case UInt8(ascii: ":"): self = .colon
        default: self = .other
        }
    }

    /// The kind and the length of a scalar of three bytes (or two) that starts here.
    private static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (TokenGap, Int) {
        let start = bytes.startIndex
        if bytes[start] == 0xC2, bytes.count >= 2, bytes[start + 1] == 0xA0 { return (.space, 2) }
        guard bytes[start] == 0xE2, bytes.count >= 3, bytes[start + 1] == 0x80 else { return (.other, 1) }
        switch bytes[start + 2] {
        case 0x90, 0x91: return (.hyphen, 3)
        case 0x92...0x95: return (.dash, 3)
        case 0x98, 0x99: return (.apostrophe, 3)
        case 0x82...0x8A, 0xAF: return (.space, 3)
        default: return (.other, 3)
        }
    }
}
