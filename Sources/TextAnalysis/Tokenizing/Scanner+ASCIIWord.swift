extension Scanner {
    /// Reads a word that starts with an ASCII letter, fast when it holds up to 15 of them and nothing else.
    mutating func asciiWord() {
        let start = position
        let word = plainWord(at: start)
        guard word.length < PlainWord.window else { return self.word() }
        let wordEnd = start &+ word.length
        var flags = word.flags
        var next = wordEnd
        if wordEnd < end {
            let byte = text[wordEnd]
            let follower = ByteClass(rawValue: byteClasses[Int(byte)])
            if !follower.isDisjoint(with: [.digit, .nonASCII, .apostrophe]) {
                switch reader.continuation(at: wordEnd) {
                case .none: break
                case .possessive(let behind):
                    flags.insert(.possessive)
                    next = behind
                case .word: return self.word()
                }
            } else if byte == UInt8(ascii: "."), word.length == 1, acronym() {
                return
            }
        }
        emit(start, wordEnd, form: FormID(rawValue: forms.pointee.intern(word)), flags: flags, next: next)
    }

    @inline(__always)
    private func plainWord(at position: Int) -> PlainWord {
        let rest = end &- position
        if rest >= PlainWord.window { return PlainWord(at: text + position) }
        scratch.update(from: text + position, count: rest)
        (scratch + rest).update(repeating: 0, count: PlainWord.window &- rest)
        return PlainWord(at: scratch)
    }
}

extension ScalarReader {
    fileprivate enum Continuation {
        case none
        case possessive(end: Int)
        /// The word goes on, or may go on.
        case word
    }

    /// What follows a run of ASCII letters: nothing of the word, a possessive ending, or more of the word.
    @inline(__always)
    fileprivate func continuation(at position: Int) -> Continuation {
        let (entry, length) = entry(at: position)
        switch entry.scalarClass {
        case .letter, .digit, .mark, .ignored: return .word
        case .apostrophe:
            if let behind = possessiveEnd(at: position) { return .possessive(end: behind) }
            return letter(from: position &+ length) == nil ? .none : .word
        case .innerMark: return letter(from: position &+ length) == nil ? .none : .word
        default: return .none
        }
    }
}
