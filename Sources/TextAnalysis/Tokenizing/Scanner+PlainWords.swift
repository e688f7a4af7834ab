extension Scanner {
    /// Reads words of up to 15 ASCII letters as long as nothing between them changes their flags: a blank, a comma or the like,
    /// or both. These are nine of ten words of an English text.
    ///
    /// Starts behind such a gap (`gapIsPlain`). Leaves to `asciiWord` what may be more than letters, and the end of the text.
    /// Returns whether it read any.
    mutating func plainWords() -> Bool {
        if batchCount > Scanner.batchCapacity / 2 { flush() }
        // A word and its gap take at least two bytes: the batch has room for those that begin before. The other limit is that
        // the byte behind what is read is looked at, too.
        let lastWithRoom = position &+ 2 &* (Scanner.batchCapacity &- batchCount) &- 1
        let last = min(lastWithRoom, end &- PlainWord.window &- 1)
        guard position <= last else { return false }
        let limit = text + last
        let origin = Int(bitPattern: text) &- context.origin
        let forms = forms
        var start = text + position
        var token = batch + batchCount
        while start <= limit {
            let word = PlainWord(at: start)
            guard word.length > 0, word.length < PlainWord.window else { break }
            let behind = start + word.length
            let isBeforeBlank = behind.pointee == UInt8(ascii: " ")
            if !isBeforeBlank, mayContinue(word, before: behind.pointee) { break }
            let isOmitted = isBeforeBlank && omits(word)
            let form = isOmitted ? .omitted : FormID(rawValue: forms.pointee.intern(word))
            token.initialize(
                to: Token(
                    offset: UInt32(truncatingIfNeeded: Int(bitPattern: start) &- origin),
                    length: UInt32(truncatingIfNeeded: word.length), form: form, flags: word.flags))
            token += 1
            let gapLength = plainGapLength(at: behind)
            if gapLength == 0 { break }
            start = behind + gapLength
        }
        let count = token - batch
        guard count > batchCount else { return false }
        batchCount = count
        beginGap(at: batch[count - 1].range.upperBound &- context.origin)
        return true
    }

    /// Whether nothing between the last token and this place changes the flags of a word here.
    @inline(__always)
    var gapIsPlain: Bool {
        !gap.isDisjoint(with: [.space, .parting]) && gap.isDisjoint(with: [.lineBreak, .stop])
            && !context.followsAcronym
    }

    /// The length of a gap that is plain, or of the start of one that may be; 0 for another.
    @inline(__always)
    private func plainGapLength(at gap: UnsafePointer<UInt8>) -> Int {
        if gap[0] == UInt8(ascii: " ") { return 1 }
        let byteClass = ByteClass(rawValue: byteClasses[Int(gap[0])])
        guard byteClass.isDisjoint(with: [.lineBreak, .stop]) else { return 0 }
        if gap[1] == UInt8(ascii: " ") { return 2 }
        return byteClass.isDisjoint(with: [.space, .parting]) ? 0 : 1
    }

    /// Whether what follows the letters may belong to the word, or make an acronym of it.
    @inline(__always)
    private func mayContinue(_ word: PlainWord, before byte: UInt8) -> Bool {
        let follower = ByteClass(rawValue: byteClasses[Int(byte)])
        return !follower.isDisjoint(with: [.digit, .nonASCII, .apostrophe])
            || word.length == 1 && byte == UInt8(ascii: ".")
    }

    /// Whether nobody asks for the form of a word.
    @inline(__always)
    func omits(_ word: PlainWord) -> Bool {
        guard let firstBytes else { return false }
        return !firstBytes[Int(truncatingIfNeeded: word.first & 0xFF)]
    }
}
