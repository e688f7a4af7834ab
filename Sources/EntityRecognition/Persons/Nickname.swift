import TextAnalysis

/// One to four words in quotes or brackets, between blanks.
struct Nickname {
    enum Sign {
        case singleQuote, doubleQuote, bracket
    }

    var tokens: Range<Int>
    var sign: Sign
    /// The byte of the sign that opens.
    var start: Int
    /// Nothing but blanks stands before, or the point of an initial.
    var isBehindWord: Bool

    /// Whether a sign stands where one that opens or closes would, beside some tokens.
    @inline(__always)
    static func mayStand(
        beside tokens: Range<Int>, _ all: [Token], _ utf8: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let start = Int(all[tokens.lowerBound].offset)
        if start > 1, isSign(utf8[start - 1]) || isSign(utf8[start - 2]) { return true }
        return tokens.upperBound < all.count && isSign(utf8[Int(all[tokens.upperBound].offset) - 1])
    }

    /// Whether a byte is the last one of a quote or bracket, or may be.
    @inline(__always)
    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
            UInt8(ascii: "]"), 0x98...0x9E:
            true
        default: false
        }
    }

    /// What opens before the token.
    init?(from first: Int, in text: RecognizableText) {
        guard first < text.tokens.count, text.tokens[first].flags.contains(.capitalized),
            let opening = Nickname.opening(before: first, in: text)
        else { return nil }
        sign = opening.sign
        start = opening.start
        isBehindWord = opening.isBehindWord
        var end = first + 1
        while end <= first + 4, end < text.tokens.count, !text.tokens[end].flags.contains(.sentenceStart) {
            if let closing = Nickname.closing(before: end, in: text) {
                guard closing == sign else { return nil }
                tokens = first..<end
                return
            }
            end += 1
        }
        return nil
    }

    /// What closes before the token.
    init?(upTo end: Int, in text: RecognizableText) {
        guard end > 0, end < text.tokens.count, Nickname.closing(before: end, in: text) != nil else { return nil }
        for first in (max(0, end - 4)..<end).reversed() {
            guard let found = Nickname(from: first, in: text) else { continue }
            guard found.tokens.upperBound == end else { return nil }
            self = found
            return
        }
        return nil
    }

    private static func opening(
        before index: Int, in text: RecognizableText
    ) -> (sign: Sign, start: Int, isBehindWord: Bool)? {
        let end = Int(text.tokens[index].offset)
        guard let sign = sign(upTo: end, in: text.utf8) else { return nil }
        let start = end - sign.length
        guard index > 0 else { return sign.sign == .bracket ? (sign.sign, start, false) : nil }
        let blanks = text.utf8[behindPoint(index - 1, in: text)..<start]
        let isBehindWord = !blanks.isEmpty && blanks.allSatisfy { $0 == UInt8(ascii: " ") }
        return isBehindWord || sign.sign == .bracket ? (sign.sign, start, isBehindWord) : nil
    }

    private static func closing(before index: Int, in text: RecognizableText) -> Sign? {
        let end = Int(text.tokens[index].offset)
        var start = end
        while start > 0, text.utf8[start - 1] == UInt8(ascii: " ") { start -= 1 }
        guard start < end, let sign = sign(upTo: start, in: text.utf8),
            behindPoint(index - 1, in: text) == start - sign.length
        else { return nil }
        return sign.sign
    }

    /// Where a token ends with the point behind it, if it is an initial or several.
    private static func behindPoint(_ index: Int, in text: RecognizableText) -> Int {
        let token = text.tokens[index]
        let end = token.range.upperBound
        let isInitial = token.length == 1 || token.flags.contains(.acronym)
        return isInitial && end < text.utf8.count && text.utf8[end] == UInt8(ascii: ".") ? end + 1 : end
    }

    /// The sign that ends before a byte.
    private static func sign(upTo end: Int, in utf8: UnsafeBufferPointer<UInt8>) -> (sign: Sign, length: Int)? {
        guard end > 0 else { return nil }
        switch utf8[end - 1] {
        case UInt8(ascii: "\""): return (.doubleQuote, 1)
        case UInt8(ascii: "'"): return (.singleQuote, 1)
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): return (.bracket, 1)
        default: break
        }
        guard end > 2, utf8[end - 3] == 0xE2, utf8[end - 2] == 0x80 else { return nil }
        switch utf8[end - 1] {
        case 0x98, 0x99: return (.singleQuote, 3)
        case 0x9C, 0x9D, 0x9E: return (.doubleQuote, 3)
        default: return nil
        }
    }
}
