extension Scanner {
    /// Reads a word that starts with an ASCII letter, fast when it holds nothing else.
    @inline(__always)
    mutating func asciiWord() {
        let start = position
        let chunk = text.chunk(at: start, end: end)
        let count = ASCIILetters.leadingCount(of: chunk)
        if count == 8 {
            longASCIIWord()
            return
        }
        let mask = ASCIILetters.mask(count)
        let upper = ASCIILetters.upperBits(of: chunk) & mask
        var flags: TokenFlags = []
        if upper != 0 {
            if upper & 0x80 != 0 { flags.insert(.capitalized) }
            if count >= 2, upper == mask & ASCIILetters.highBits { flags.insert(.allCaps) }
        }
        finishASCIIWord(
            start: start, end: start &+ count, folded: (chunk | ASCIILetters.caseBits) & mask, flags: flags)
    }

    /// Emits a word of up to seven letters unless what follows belongs to it.
    @inline(__always)
    private mutating func finishASCIIWord(start: Int, end wordEnd: Int, folded: UInt64, flags: TokenFlags) {
        var flags = flags
        var next = wordEnd
        if wordEnd < end {
            let byte = text[wordEnd]
            let follower = ByteClass(rawValue: byteClasses[Int(byte)])
            if !follower.isDisjoint(with: [.digit, .nonASCII, .apostrophe]) {
                switch continuation(at: wordEnd) {
                case .none: break
                case .possessive(let behind):
                    flags.insert(.possessive)
                    next = behind
                case .word: return word()
                }
            } else if byte == UInt8(ascii: "."), wordEnd &- start == 1, acronym() {
                return
            }
        }
        if omitsForm(first: UInt8(truncatingIfNeeded: folded), end: wordEnd) {
            return emit(start, wordEnd, form: .omitted, flags: flags, next: next)
        }
        let form = FormID(rawValue: forms.pointee.intern(short: folded, length: wordEnd &- start))
        emit(start, wordEnd, form: form, flags: flags, next: next)
    }

    /// Reads a word of eight letters or more.
    private mutating func longASCIIWord() {
        let start = position
        var length = 0
        var hash = FormHash()
        var isUpper = true
        while length < FormBuffer.limit {
            let chunk = text.chunk(at: start &+ length, end: end)
            let count = ASCIILetters.leadingCount(of: chunk)
            if count == 0 { break }
            let mask = ASCIILetters.mask(count)
            let folded = (chunk | ASCIILetters.caseBits) & mask
            isUpper = isUpper && ASCIILetters.upperBits(of: chunk) & mask == mask & ASCIILetters.highBits
            UnsafeMutableRawPointer(scratch + length).storeBytes(of: folded.littleEndian, as: UInt64.self)
            hash.combine(folded)
            length &+= count
            if count < 8 { break }
        }
        finishLongASCIIWord(length: length, hash: hash.finalized(length: length), isUpper: isUpper)
    }

    private mutating func finishLongASCIIWord(length: Int, hash: UInt64, isUpper: Bool) {
        let start = position
        let wordEnd = start &+ length
        if length >= FormBuffer.limit { return word() }
        var flags: TokenFlags = text[start] & 0x20 == 0 ? .capitalized : []
        if isUpper { flags.insert(.allCaps) }
        var next = wordEnd
        if wordEnd < end {
            switch continuation(at: wordEnd) {
            case .none: break
            case .possessive(let behind):
                flags.insert(.possessive)
                next = behind
            case .word: return word()
            }
        }
        if omitsForm(first: scratch[0], end: wordEnd) {
            return emit(start, wordEnd, form: .omitted, flags: flags, next: next)
        }
        let bytes = UnsafeBufferPointer(start: UnsafePointer(scratch), count: length)
        let id =
            length == 8
            ? forms.pointee.intern(short: bytes.chunk(at: 0), length: 8)
            : forms.pointee.intern(long: bytes, hash: hash)
        emit(start, wordEnd, form: FormID(rawValue: id), flags: flags, next: next)
    }

    /// Whether nobody asks for the form of a word: neither the caller nor, where the word stands at the end or the start of a
    /// sentence, the rules of sentences.
    @inline(__always)
    private func omitsForm(first: UInt8, end wordEnd: Int) -> Bool {
        guard let firstBytes, !firstBytes[Int(first)], gap == .space, !context.followsAcronym else { return false }
        return wordEnd < end && text[wordEnd] == UInt8(ascii: " ")
    }

    private enum Continuation {
        case none
        case possessive(end: Int)
        /// The word goes on, or may go on.
        case word
    }

    /// What follows a run of ASCII letters: nothing of the word, a possessive ending, or more of the word.
    @inline(__always)
    private func continuation(at position: Int) -> Continuation {
        let (entry, length) = reader.entry(at: position)
        switch entry.scalarClass {
        case .letter, .digit, .mark, .ignored: return .word
        case .apostrophe:
            if let behind = reader.possessiveEnd(at: position) { return .possessive(end: behind) }
            return reader.letter(from: position &+ length) == nil ? .none : .word
        case .innerMark: return reader.letter(from: position &+ length) == nil ? .none : .word
        default: return .none
        }
    }
}

/// Eight bytes at a time (SWAR): which of them are ASCII letters, which are capitals.
enum ASCIILetters {
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    static let caseBits: UInt64 = 0x2020_2020_2020_2020

    /// The number of letters at the little end.
    @inline(__always)
    static func leadingCount(of chunk: UInt64) -> Int {
        let others = ~within(chunk | caseBits, first: UInt8(ascii: "a"), last: UInt8(ascii: "z")) & highBits
        return others.trailingZeroBitCount &>> 3
    }

    /// The high bit of each byte that is a capital.
    @inline(__always)
    static func upperBits(of chunk: UInt64) -> UInt64 {
        within(chunk, first: UInt8(ascii: "A"), last: UInt8(ascii: "Z"))
    }

    /// Ones in the `count` bytes at the little end.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 {
        count >= 8 ? .max : 1 &<< UInt64(truncatingIfNeeded: count &* 8) &- 1
    }

    /// The high bit of each byte in a range of ASCII.
    @inline(__always)
    private static func within(_ chunk: UInt64, first: UInt8, last: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = chunk & ~highBits
        let fromFirst = low &+ ones &* UInt64(0x80 &- first)
        let beyondLast = low &+ ones &* UInt64(0x7F &- last)
        return (fromFirst ^ beyondLast) & ~chunk & highBits
    }
}
