/// One line of a plain-text file, with what the rules about titles and furniture ask of it. All of it is UTF-8.
struct TextLine {
    /// Without white space at the end; at the start it is kept.
    let text: ArraySlice<UInt8>
    /// `text` without white space and bullets at both ends.
    let core: ArraySlice<UInt8>
    /// Of `core`, in Unicode scalars.
    let length: Int
    /// For comparing with the tables: ASCII letters in lower case, straight apostrophes, without a count in parentheses, a
    /// colon or an ellipsis at the end. Empty for lines longer than any furniture.
    let key: String

    static let longestFurniture = 400

    var isBlank: Bool { core.isEmpty }

    init(_ line: ArraySlice<UInt8>) {
        text = line.trimmingEnd(of: Self.spaces, ascii: isASCIISpace)
        core = text.trimmingEnd(of: Self.spaces + Self.bullets, ascii: Self.isBullet)
            .trimmingStart(of: Self.spaces + Self.bullets, ascii: Self.isBullet)
        length = core.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        key = length <= Self.longestFurniture ? Self.key(core) : ""
    }

    static let blank = TextLine([])

    static func lines(of text: [UInt8]) -> [TextLine] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map(TextLine.init)
    }

    /// Whether it ends as sentences do, closing quotes and brackets aside.
    var endsSentence: Bool {
        let end = core.trimmingEnd(of: Self.closers) { $0 == 0x22 || $0 == 0x27 || $0 == 0x29 || $0 == 0x5D }
        guard let last = end.last else { return false }
        return last == 0x2E || last == 0x21 || last == 0x3F || Self.multiByteStops.contains { end.hasSuffix($0) }
    }

    /// A line of the article rather than a heading, menu entry or caption: a sentence, or longer than those are.
    var isProse: Bool { length > 120 || endsSentence }

    /// At most four words and 30 characters, and no sentence.
    var isMenuLike: Bool {
        !isBlank && length <= 30 && core.split(separator: 0x20).count <= 4 && !endsSentence
    }

    /// Whether it begins with an ASCII letter in lower case, as the second line of a wrapped sentence may.
    var startsLowercase: Bool { core.first.map { $0 &- 0x61 < 26 } ?? false }

    private static func key(_ core: ArraySlice<UInt8>) -> String {
        var key: [UInt8] = []
        key.reserveCapacity(core.count)
        for byte in core {
            key.append(asciiLowercased(byte))
            if byte == 0x99, key.hasSuffix(apostrophe) { key.replaceSubrange((key.count - 3)..., with: [0x27]) }
        }
        if key.last == UInt8(ascii: ")"), let open = key.lastIndex(of: UInt8(ascii: "(")),
            key[(open + 1)...].dropLast().allSatisfy({ $0 &- 0x30 < 10 })
        {
            key.removeSubrange(open...)
        }
        let end = key[...].trimmingEnd(of: dashes) { isASCIISpace($0) || ":-.!>".utf8.contains($0) }
        return String(decoding: end, as: UTF8.self)
    }

    private static func isBullet(_ byte: UInt8) -> Bool {
        isASCIISpace(byte) || byte == 0x7C || byte == 0x2A || byte == 0x5F
    }

    private static let apostrophe = Array("’".utf8)
    private static let spaces = ["\u{A0}", "\u{2003}", "\u{3000}", "\u{200B}", "\u{FEFF}"].map { Array($0.utf8) }
    private static let bullets = ["•", "·", "»", "«", "›", "‹", "→", "▪"].map { Array($0.utf8) }
    private static let closers = ["”", "’", "»"].map { Array($0.utf8) }
    private static let dashes = ["…", "–"].map { Array($0.utf8) }
    private static let multiByteStops = ["…", "。"].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
    func trimmingEnd(of sequences: [[UInt8]], ascii: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var rest = self
        while let last = rest.last {
            if last < 0x80 {
                guard ascii(last) else { break }
                rest.removeLast()
            } else {
                guard let found = sequences.first(where: { rest.hasSuffix($0) }) else { break }
                rest.removeLast(found.count)
            }
        }
        return rest
    }

    func trimmingStart(of sequences: [[UInt8]], ascii: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first {
            if first < 0x80 {
                guard ascii(first) else { break }
                rest.removeFirst()
            } else {
                guard let found = sequences.first(where: { rest.starts(with: $0) }) else { break }
                rest.removeFirst(found.count)
            }
        }
        return rest
    }
}

extension BidirectionalCollection<UInt8> {
    func hasSuffix(_ suffix: [UInt8]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
