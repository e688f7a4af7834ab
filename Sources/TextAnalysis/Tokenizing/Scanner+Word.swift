extension Scanner {
    /// The word that is being read scalar by scalar.
    fileprivate struct Word {
        var form: FormBuffer
        var end: Int
        var letters = 0
        var digits = 0
        var hasUpper = false
        var hasLower = false
        var lastIsDigit = false
        var lastIsLetter = false
        /// Where commas stop grouping digits by three.
        var groupedEnd = 0

        var flags: TokenFlags {
            var flags: TokenFlags = []
            if hasUpper, !hasLower, letters + digits >= 2 { flags.insert(.allCaps) }
            if digits > 0 { flags.insert(letters == 0 ? [.containsDigit, .numeric] : .containsDigit) }
            if form.isTruncated { flags.insert(.truncated) }
            return flags
        }

        @inline(__always)
        mutating func countLetter(isUpper: Bool, isLower: Bool) {
            letters &+= 1
            hasUpper = hasUpper || isUpper
            hasLower = hasLower || isLower
            lastIsLetter = true
            lastIsDigit = false
        }

        @inline(__always)
        mutating func countDigit() {
            digits &+= 1
            lastIsDigit = true
            lastIsLetter = false
        }

        /// Takes an ASCII letter or digit; false for other bytes.
        @inline(__always)
        mutating func take(ascii byte: UInt8) -> Bool {
            let folded = byte | 0x20
            if folded &- UInt8(ascii: "a") < 26 {
                countLetter(isUpper: byte != folded, isLower: byte == folded)
                form.append(folded)
            } else if byte &- UInt8(ascii: "0") < 10 {
                countDigit()
                form.append(byte)
            } else {
                return false
            }
            end &+= 1
            return true
        }
    }

    /// Reads the word that starts at `position` with a letter or a digit.
    mutating func word() {
        let start = position
        let first = reader.entry(at: start).entry
        var word = Word(form: FormBuffer(scratch), end: start)
        if first.scalarClass == .digit { word.groupedEnd = reader.groupedNumberEnd(from: start) }
        while word.end < end {
            if word.take(ascii: text[word.end]) { continue }
            guard let next = reader.takeScalar(&word) else { break }
            word.end = next
        }
        var flags = word.flags
        if first.isUpper { flags.insert(.capitalized) }
        if word.form.isTruncated { output.truncatedWords += 1 }
        let behind = reader.possessiveEnd(at: word.end)
        if behind != nil { flags.insert(.possessive) }
        emit(start, word.end, form: word.form.intern(in: forms), flags: flags, next: behind ?? word.end)
    }
}

extension ScalarReader {
    /// Takes what stands at the end of the word into it, other than an ASCII letter or digit, and returns the new end; nil when
    /// it is no part of the word.
    @inline(__always)
    fileprivate func takeScalar(_ word: inout Scanner.Word) -> Int? {
        let (entry, length) = entry(at: word.end)
        let next = word.end + length
        switch entry.scalarClass {
        case .letter: word.countLetter(isUpper: entry.isUpper, isLower: entry.isLower)
        case .digit: word.countDigit()
        case .mark: break
        case .ignored:
            word.form.recompose(with: text + word.end, length: length)
            return next
        default: return takePunctuation(entry.scalarClass, at: word.end, next: next, &word)
        }
        word.form.append(
            form(of: entry, written: UnsafeBufferPointer(start: text + word.end, count: length)))
        return next
    }

    /// The end of punctuation that stands within a word: apostrophes, decimal points, grouping commas.
    private func takePunctuation(_ scalarClass: ScalarClass, at position: Int, next: Int, _ word: inout Scanner.Word)
        -> Int?
    {
        switch scalarClass {
        case .apostrophe:
            return possessiveEnd(at: position) == nil ? letter(from: next) : nil
        case .innerMark:
            return word.lastIsLetter ? letter(from: next) : nil
        case .stop where text[position] == UInt8(ascii: "."):
            guard word.lastIsDigit, self.scalarClass(at: next) == .digit else { return nil }
            word.form.append(UInt8(ascii: "."))
            return next
        case .parting where text[position] == UInt8(ascii: ","):
            return position < word.groupedEnd ? next : nil
        case .parting where text[position] == UInt8(ascii: "\""):
            return isHebrewLetter(endingAt: position) && isHebrewLetter(at: next) ? next : nil
        default:
            return nil
        }
    }

    /// Hebrew acronyms are written with a straight quote for gershayim before their last letter.
    private func isHebrewLetter(at position: Int) -> Bool {
        position + 1 < end && text[position] == 0xD7 && (0x90...0xAA).contains(text[position + 1])
    }

    private func isHebrewLetter(endingAt position: Int) -> Bool {
        position >= 2 && isHebrewLetter(at: position - 2)
    }

    /// Where a number whose digits are grouped by threes (`1,234,567`) ends; its start when it is not grouped so.
    ///
    /// Numbers of more than 64 bytes are lists.
    fileprivate func groupedNumberEnd(from start: Int) -> Int {
        if start >= 2, text[start - 1] == UInt8(ascii: ","), isDigit(at: start - 2) { return start }
        var position = start
        while position - start < 4, isDigit(at: position) { position += 1 }
        guard position - start <= 3 else { return start }
        while position < end, text[position] == UInt8(ascii: ","), isDigit(at: position + 1) {
            guard isDigit(at: position + 2), isDigit(at: position + 3), !isDigit(at: position + 4),
                position - start <= FormBuffer.limit
            else { return start }
            position += 4
        }
        return position
    }

    private func isDigit(at position: Int) -> Bool {
        position < end && ByteClass(rawValue: table.bytes[Int(text[position])]) == .digit
    }
}
