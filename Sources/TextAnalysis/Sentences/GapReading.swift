/// What stands between two tokens, as far as sentences go.
struct GapReading {
    enum Stop {
        case none
        /// The point after a word, which may belong to the word.
        case point
        /// The point that an acronym ends with.
        case acronym
        /// Question and exclamation marks, dandas and the like, ellipses.
        case mark
        /// The full stops of Chinese and Japanese, behind which no white space is written.
        case ideographic
    }

    /// The last stop that white space follows, perhaps behind closing quotes and brackets.
    private(set) var stop = Stop.none
    /// A point stands right behind the word, so it may be that of an abbreviation.
    private(set) var pointFollowsWord = false
    /// The most line breaks with nothing but white space between them.
    private(set) var lineBreaks = 0
    /// Where the first line break is, in the piece of text.
    private(set) var firstLineBreak: Int?
    /// Behind the last line break, in the piece of text.
    private(set) var lineStart: Int?
    /// White space at the start of the line, in bytes.
    private(set) var indentation = 0
    /// The line starts with a bullet and a space.
    private(set) var hasBullet = false
    /// A comma, colon, dash or the like stands before the line break.
    private(set) var lineEndsOpen = false

    private var pending = Stop.none
    private var lineBreakRun = 0
    private var bulletIsOpen = false
    private var isAtLineStart = false
    private var pointEnd: Int?

    init(_ reader: ScalarReader, _ range: Range<Int>, followsAcronym: Bool) {
        if followsAcronym { pending = .acronym }
        var position = range.lowerBound
        while position < range.upperBound {
            let (entry, length) = reader.entry(at: position)
            let lead = reader.text[position]
            switch entry.scalarClass {
            case .space: takeSpace(length: length)
            case .lineBreak: takeLineBreak(reader, at: position, length: length)
            case .stop: takeStop(reader, at: position, length: length, isFirst: position == range.lowerBound)
            case .ignored: break
            default: takeOther(lead, reader, at: position, length: length, entry.scalarClass)
            }
            position += length
        }
    }

    private mutating func takeSpace(length: Int) {
        confirm()
        if bulletIsOpen { hasBullet = true }
        bulletIsOpen = false
        if isAtLineStart { indentation += length }
    }

    private mutating func takeLineBreak(_ reader: ScalarReader, at position: Int, length: Int) {
        confirm()
        bulletIsOpen = false
        hasBullet = false
        if firstLineBreak == nil { firstLineBreak = position }
        lineStart = position + length
        isAtLineStart = true
        indentation = 0
        let byte = reader.text[position]
        let isSecondHalf = byte == 0x0A && position > 0 && reader.text[position - 1] == 0x0D
        // U+2029 is a paragraph's end by itself.
        let isParagraph = length == 3 && reader.text[position + 2] == 0xA9
        lineBreakRun += isParagraph ? 2 : isSecondHalf ? 0 : 1
        lineBreaks = max(lineBreaks, lineBreakRun)
    }

    private mutating func takeStop(_ reader: ScalarReader, at position: Int, length: Int, isFirst: Bool) {
        endWhiteSpace()
        let isPoint = reader.text[position] == UInt8(ascii: ".")
        if isPoint {
            let isEllipsis = pointEnd == position
            pointEnd = position + 1
            if isFirst, pending == .none { pointFollowsWord = true }
            if isEllipsis { pointFollowsWord = false }
            pending = isEllipsis ? .mark : pending == .none ? .point : pending
            return
        }
        let lead = reader.text[position]
        // U+3002, U+FF01 and their like start with E3 or EF.
        if lead == 0xE3 || lead == 0xEF {
            stop = .ideographic
        } else {
            pending = .mark
        }
    }

    private mutating func takeOther(
        _ lead: UInt8, _ reader: ScalarReader, at position: Int, length: Int, _ scalarClass: ScalarClass
    ) {
        let isBullet = isAtLineStart && GapReading.isBullet(reader, at: position, length: length)
        endWhiteSpace()
        bulletIsOpen = isBullet
        let closes =
            lead != UInt8(ascii: ",") && lead != UInt8(ascii: ";")
            && (scalarClass == .parting || scalarClass == .apostrophe)
            && !GapReading.isDash(reader, at: position, length)
        if !closes { pending = .none }
        if firstLineBreak == nil { lineEndsOpen = !closes }
    }

    private mutating func confirm() {
        if pending != .none { stop = pending }
        pending = .none
    }

    private mutating func endWhiteSpace() {
        isAtLineStart = false
        lineBreakRun = 0
        bulletIsOpen = false
    }

    private static func isDash(_ reader: ScalarReader, at position: Int, _ length: Int) -> Bool {
        length == 3 && reader.text[position] == 0xE2 && reader.text[position + 1] == 0x80
            && (0x90...0x95).contains(reader.text[position + 2])
    }

    private static func isBullet(_ reader: ScalarReader, at position: Int, length: Int) -> Bool {
        if length == 1 { return "-*+>".utf8.contains(reader.text[position]) }
        switch UTF8Scalar.decode(reader.text, at: position, end: reader.end).scalar {
        case 0xB7, 0x2013, 0x2014, 0x2022, 0x2023, 0x2043, 0x25A0...0x25FF, 0x2713, 0x2714, 0x27A4: return true
        default: return false
        }
    }
}
