/// What stands between two neighbouring tokens, or before the first and behind the last.
struct Gap {
    /// Codes of the first and the last sign that is no blank: ASCII, or one of the named ones; 0 when there is none.
    private(set) var first: UInt8 = 0
    private(set) var last: UInt8 = 0
    private(set) var hasLineBreak = false

    static let longDash: UInt8 = 1
    static let otherSign: UInt8 = 2
    static let possessive: UInt8 = 3
    static let textEdge: UInt8 = 4
    static let sentenceEdge: UInt8 = 5

    var isBlank: Bool { first == 0 }

    /// A single full stop, with blanks or without.
    var isPoint: Bool { count == 1 && first == UInt8(ascii: ".") }

    /// A single quotation mark, with blanks or without.
    var isQuote: Bool { count == 1 && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")) }

    private var count = 0

    /// A blank.
    init() {}

    init(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBehindPossessive: Bool) {
        var position = range.lowerBound
        if isBehindPossessive {
            first = Gap.possessive
            last = Gap.possessive
            while position < range.upperBound, utf8[position] | 0x20 != UInt8(ascii: "s") { position += 1 }
            position += 1
        }
        count = isBehindPossessive ? 1 : 0
        while position < range.upperBound {
            let (code, length) = Gap.sign(utf8, at: position, end: range.upperBound)
            position += length
            if code == UInt8(ascii: "\n") { hasLineBreak = true }
            if code <= 0x20, code > Gap.otherSign || code == 0 { continue }
            if first == 0 { first = code }
            last = code
            count += 1
        }
    }

    /// Blanks give a code up to 0x20.
    private static func sign(
        _ utf8: UnsafeBufferPointer<UInt8>, at position: Int, end: Int
    ) -> (code: UInt8, length: Int) {
        let byte = utf8[position]
        if byte < 0x80 { return (byte < 0x20 && byte != 0x0A ? 0x20 : byte, 1) }
        let second = position + 1 < end ? utf8[position + 1] : 0
        if byte == 0xC2 { return (second == 0xA0 || second == 0xAD ? 0x20 : otherSign, 2) }
        guard byte == 0xE2, second == 0x80, position + 2 < end else {
            return (otherSign, byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
        }
        let code: UInt8 =
            switch utf8[position + 2] {
            case 0x80...0x8F: 0x20
            case 0x90, 0x91: UInt8(ascii: "-")
            case 0x93...0x95: longDash
            case 0x98, 0x99: UInt8(ascii: "'")
            case 0x9C...0x9E: UInt8(ascii: "\"")
            case 0xA6: UInt8(ascii: ".")
            default: otherSign
            }
        return (code, 3)
    }
}
