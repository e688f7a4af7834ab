/// One pass over a piece of UTF-8 text that ends where no word can go on.
///
/// Words of up to 15 ASCII letters are folded and looked up as a whole (`plainWords`, and `asciiWord` where what stands around a
/// word matters); longer ones, other scalars, digits and inner apostrophes go scalar by scalar (`Scanner+Word`).
struct Scanner {
    /// Tokens are added to the output in batches, for adding to an array takes more time than reading a word.
    static let batchCapacity = 256

    let text: UnsafePointer<UInt8>
    let end: Int
    let reader: ScalarReader
    let byteClasses: UnsafePointer<UInt8>
    let forms: UnsafeMutablePointer<FormTable>
    /// By first byte, the forms that are looked up; nil for all.
    let firstBytes: UnsafePointer<Bool>?
    let scratch: UnsafeMutablePointer<UInt8>
    /// The last tokens, which the output lacks yet, in memory that is lent.
    let batch: UnsafeMutablePointer<Token>
    var batchCount = 0
    var context: ScanContext
    var output: TokenizedText
    /// The next byte to read.
    var position = 0
    /// Behind the last token and its possessive ending.
    var gapStart = 0
    /// The classes of the bytes between `gapStart` and `position`.
    var gap: ByteClass = []

    init(
        _ text: UnsafePointer<UInt8>, count: Int, forms: UnsafeMutablePointer<FormTable>,
        firstBytes: UnsafePointer<Bool>?, scratch: UnsafeMutablePointer<UInt8>, batch: UnsafeMutablePointer<Token>,
        context: ScanContext, output: TokenizedText
    ) {
        self.text = text
        end = count
        reader = ScalarReader(text, end: count)
        byteClasses = reader.table.bytes
        self.forms = forms
        self.firstBytes = firstBytes
        self.scratch = scratch
        self.batch = batch
        self.context = context
        self.output = output
        if self.output.tokens.isEmpty { gap = .lineBreak }
    }

    mutating func run() {
        while position < end {
            let byteClass = ByteClass(rawValue: byteClasses[Int(text[position])])
            if byteClass.contains(.letter) {
                if !gapIsPlain || !plainWords() { asciiWord() }
            } else if byteClass.contains(.digit) {
                word()
            } else if byteClass.contains(.nonASCII) {
                scalar()
            } else {
                gap.formUnion(byteClass)
                position += 1
            }
        }
        flush()
    }

    /// Adds the batch to the output.
    mutating func flush() {
        output.tokens.append(contentsOf: UnsafeBufferPointer(start: batch, count: batchCount))
        batchCount = 0
    }

    /// Tokens read so far. (Inlined, like the next: a call would copy the scanner.)
    @inline(__always)
    var tokenCount: Int { output.tokens.count + batchCount }

    @inline(__always)
    var lastToken: Token? { batchCount > 0 ? batch[batchCount - 1] : output.tokens.last }

    /// Reads a scalar beyond ASCII where no word has begun.
    private mutating func scalar() {
        let (entry, length) = reader.entry(at: position)
        switch entry.scalarClass {
        case .letter:
            if !acronym() { word() }
        case .digit: word()
        case .bigram: bigrams()
        default:
            gap.formUnion(entry.scalarClass.gapClass)
            position += length
        }
    }

    /// Adds the token that covers `start..<end` of the piece; reading goes on at `next`.
    @inline(__always)
    mutating func emit(_ start: Int, _ end: Int, form: FormID, flags: TokenFlags, next: Int) {
        var flags = flags
        if gap != .space || context.followsAcronym { flags.formUnion(placeFlags(start: start, end: end, flags, form)) }
        let offset = UInt32(truncatingIfNeeded: context.origin &+ start)
        let length = UInt32(truncatingIfNeeded: end &- start)
        if batchCount == Scanner.batchCapacity { flush() }
        (batch + batchCount).initialize(to: Token(offset: offset, length: length, form: form, flags: flags))
        batchCount &+= 1
        beginGap(at: next)
    }

    /// Goes on behind a token and its possessive ending.
    @inline(__always)
    mutating func beginGap(at next: Int) {
        gapStart = next
        // Nearly always one blank follows, which needs no look-up.
        let isBeforeBlank = next < end && text[next] == UInt8(ascii: " ")
        gap = isBeforeBlank ? .space : []
        position = isBeforeBlank ? next &+ 1 : next
    }

    /// What the gap before a token says of it, where it is more than plain white space.
    private mutating func placeFlags(start: Int, end: Int, _ flags: TokenFlags, _ form: FormID) -> TokenFlags {
        let isFirst = tokenCount == 0
        if !isFirst, !context.followsAcronym, gap.isDisjoint(with: [.lineBreak, .stop]) {
            return isJoined(before: start) ? .joined : []
        }
        let joined: TokenFlags = !isFirst && isJoined(before: start) ? .joined : []
        return joined.union(sentenceFlags(start: start, end: end, flags, form))
    }

    private func isJoined(before start: Int) -> Bool {
        guard gap.isDisjoint(with: [.space, .lineBreak, .parting]) else { return false }
        var index = gapStart + 1
        while index < start {
            let byte = text[index]
            if byte == text[index - 1], byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return false }
            index += 1
        }
        return true
    }
}

extension ScalarClass {
    /// What a scalar beyond ASCII does in a gap.
    var gapClass: ByteClass {
        switch self {
        case .space: .space
        case .lineBreak: .lineBreak
        case .stop: [.stop, .parting]
        case .parting: .parting
        default: .nonASCII
        }
    }
}
