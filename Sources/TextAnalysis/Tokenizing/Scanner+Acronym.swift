extension Scanner {
    /// Reads two or more single letters with points between them (`U.S.`, `e.g.`, `U.S.A`) as one token.
    ///
    /// Returns false, having read nothing, when there are none at `position`.
    mutating func acronym() -> Bool {
        let start = position
        var form = FormBuffer(scratch)
        var wordEnd = start
        var count = 0
        var hasLower = false
        while let letter = acronymLetter(at: count == 0 ? start : wordEnd) {
            form.append(letter.form)
            hasLower = hasLower || letter.isLower
            count += 1
            wordEnd = letter.end
            if !letter.hasPoint { break }
        }
        guard count >= 2 else { return false }
        let first = reader.entry(at: start).entry
        var flags: TokenFlags = .acronym
        if first.isUpper { flags.insert(hasLower ? .capitalized : [.capitalized, .allCaps]) }
        if form.isTruncated {
            flags.insert(.truncated)
            output.truncatedWords += 1
        }
        let behind = reader.possessiveEnd(at: wordEnd)
        if behind != nil { flags.insert(.possessive) }
        emit(start, wordEnd, form: form.intern(in: forms), flags: flags, next: behind ?? wordEnd)
        context.followsAcronym = behind == nil && text[wordEnd - 1] == UInt8(ascii: ".")
        return true
    }

    private struct AcronymLetter {
        let form: UnsafeBufferPointer<UInt8>
        let isLower: Bool
        /// Behind the letter and its point.
        let end: Int
        let hasPoint: Bool
    }

    /// A letter followed by a point, or by no more of a word.
    private func acronymLetter(at position: Int) -> AcronymLetter? {
        guard position < end else { return nil }
        let (entry, length) = reader.entry(at: position)
        guard entry.scalarClass == .letter else { return nil }
        let form = reader.form(of: entry, written: UnsafeBufferPointer(start: text + position, count: length))
        let next = position + length
        if next < end, text[next] == UInt8(ascii: ".") {
            return AcronymLetter(form: form, isLower: entry.isLower, end: next + 1, hasPoint: true)
        }
        return wordContinues(at: next)
            ? nil : AcronymLetter(form: form, isLower: entry.isLower, end: next, hasPoint: false)
    }

    /// Whether a word that ends at `position` would go on there.
    private func wordContinues(at position: Int) -> Bool {
        guard position < end else { return false }
        let (entry, length) = reader.entry(at: position)
        switch entry.scalarClass {
        case .letter, .digit, .mark, .ignored: return true
        case .apostrophe:
            return reader.possessiveEnd(at: position) == nil && reader.letter(from: position + length) != nil
        case .innerMark: return reader.letter(from: position + length) != nil
        default: return false
        }
    }
}
