/// The UTF-8 of a query and the classes of characters that its syntax knows.
struct QueryBytes {
    let bytes: [UInt8]

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var count: Int { bytes.count }

    subscript(index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func isASCII(_ character: Unicode.Scalar, at index: Int) -> Bool {
        self[index] == UInt8(ascii: character)
    }

    /// The length of the white space or control character at `index`, or 0.
    ///
    /// Counted in: NEL and the other C1 controls, the spaces of U+2000...U+200B, line and paragraph separators,
    /// U+1680, U+202F, U+205F, the full-width space U+3000 and the byte order mark.
    func spaceLength(at index: Int) -> Int {
        guard let first = self[index] else { return 0 }
        if first <= 0x20 || first == 0x7F { return 1 }
        guard first >= 0x80, let second = self[index + 1] else { return 0 }
        if first == 0xC2 { return second <= 0xA0 ? 2 : 0 }
        guard let third = self[index + 2] else { return 0 }
        return switch (first, second, third) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): 3
        case (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): 3
        default: 0
        }
    }

    /// The length of the double quote at `index` (`"`, “ ” „ ‟, « », ＂), or 0. Any of them opens and any closes.
    func quoteLength(at index: Int) -> Int {
        guard let first = self[index] else { return 0 }
        if first == UInt8(ascii: "\"") { return 1 }
        guard first >= 0x80, let second = self[index + 1] else { return 0 }
        if first == 0xC2 { return second == 0xAB || second == 0xBB ? 2 : 0 }
        guard let third = self[index + 2] else { return 0 }
        return switch (first, second, third) {
        case (0xE2, 0x80, 0x9C...0x9F), (0xEF, 0xBC, 0x82): 3
        default: 0
        }
    }

    /// Whether a word cannot go on at `index`: the end, white space, a quote or a parenthesis.
    func endsWord(at index: Int) -> Bool {
        index >= count || isASCII("(", at: index) || isASCII(")", at: index)
            || spaceLength(at: index) > 0 || quoteLength(at: index) > 0
    }

    /// The end of the word that begins at `index`.
    func endOfWord(from index: Int) -> Int {
        var end = index
        while !endsWord(at: end) { end += 1 }
        return end
    }

    func skippingSpace(from index: Int) -> Int {
        var next = index
        while case let length = spaceLength(at: next), length > 0 { next += length }
        return next
    }

    /// The runs between white space within `range`.
    func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = skippingSpace(from: range.lowerBound)
        while index < range.upperBound {
            var end = index
            while end < range.upperBound, spaceLength(at: end) == 0 { end += 1 }
            words.append(index..<end)
            index = skippingSpace(from: end)
        }
        return words
    }

    /// The text of `range` without white space around it, any other white space made one space.
    func collapsedText(_ range: Range<Int>) -> String {
        words(in: range).map(text).joined(separator: " ")
    }

    /// `range` without the bytes of `set` (ASCII) at its end.
    func trimmingEnd(_ range: Range<Int>, of set: StaticString) -> Range<Int> {
        var end = range.upperBound
        set.withUTF8Buffer { trimmed in
            while end > range.lowerBound, trimmed.contains(bytes[end - 1]) { end -= 1 }
        }
        return range.lowerBound..<end
    }
}
