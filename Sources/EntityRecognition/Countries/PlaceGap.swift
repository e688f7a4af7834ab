import TextAnalysis

/// What stands between two tokens.
struct PlaceGap: OptionSet {
    let rawValue: UInt16

    static var space: PlaceGap { PlaceGap(rawValue: 1 << 0) }
    static var lineBreak: PlaceGap { PlaceGap(rawValue: 1 << 1) }
    static var blankLine: PlaceGap { PlaceGap(rawValue: 1 << 2) }
    static var hyphen: PlaceGap { PlaceGap(rawValue: 1 << 3) }
    static var point: PlaceGap { PlaceGap(rawValue: 1 << 4) }
    static var comma: PlaceGap { PlaceGap(rawValue: 1 << 5) }
    static var slash: PlaceGap { PlaceGap(rawValue: 1 << 6) }
    static var openingBracket: PlaceGap { PlaceGap(rawValue: 1 << 7) }
    static var dollar: PlaceGap { PlaceGap(rawValue: 1 << 8) }
    /// A long or doubled dash, or a hyphen between spaces.
    static var dash: PlaceGap { PlaceGap(rawValue: 1 << 9) }
    /// What joins the parts of addresses: `@`, `_`, `=`.
    static var address: PlaceGap { PlaceGap(rawValue: 1 << 10) }
    static var other: PlaceGap { PlaceGap(rawValue: 1 << 11) }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    @inline(never)
    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var gap: PlaceGap = []
        var previous: UInt8 = 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            gap.formUnion(PlaceGap.kind(of: byte, after: previous, gap))
            if byte >= 0x80, let (kind, length) = PlaceGap.wide(bytes[index...]) {
                gap.formUnion(kind)
                index += length
            } else {
                if byte >= 0x80 { gap.insert(.other) }
                index += 1
            }
            previous = byte
        }
        self = gap
    }

    private static func kind(of byte: UInt8, after previous: UInt8, _ gap: PlaceGap) -> PlaceGap {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0D:
            return gap.contains(.hyphen) && isSpaced(previous, gap) ? [.space, .dash] : .space
        case UInt8(ascii: "\n"):
            if gap.contains(.lineBreak) { return .blankLine }
            return gap.contains(.hyphen) && isSpaced(previous, gap) ? [.lineBreak, .dash] : .lineBreak
        case UInt8(ascii: "-"): return previous == byte ? [.hyphen, .dash] : .hyphen
        case UInt8(ascii: "."): return .point
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: "/"): return .slash
        case UInt8(ascii: "("), UInt8(ascii: "["): return .openingBracket
        case UInt8(ascii: "$"): return .dollar
        case UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "="): return .address
        case 0x80...: return []
        default: return .other
        }
    }

    /// A space behind a hyphen makes it a dash when a space, a bracket or a point came before.
    private static func isSpaced(_ previous: UInt8, _ gap: PlaceGap) -> Bool {
        previous == UInt8(ascii: "-") && !gap.isDisjoint(with: [.space, .lineBreak, .other])
    }

    /// Dashes and the no-break space.
    private static func wide(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (PlaceGap, Int)? {
        let start = bytes.startIndex
        if bytes.count >= 2, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 { return (.space, 2) }
        guard bytes.count >= 3, bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return nil }
        switch bytes[start + 2] {
        case 0x90, 0x91: return (.hyphen, 3)
        case 0x92, 0x93: return ([.hyphen, .dash], 3)
        case 0x94, 0x95: return (.dash, 3)
        default: return nil
        }
    }
}
