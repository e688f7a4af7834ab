import TextAnalysis

/// One way in which articles write a name.
struct PersonName {
    /// As written, with single blanks; in small letters but for the first ones where all were capitals.
    let text: String
    /// The initials between given name and surname.
    let initials: String

    init(_ written: String) {
        var written = written
        if written.withUTF8(PersonName.isPlain) {
            (text, initials) = (written, "")
            return
        }
        let (parts, isUpper) = PersonName.parts(written)
        if !isUpper, parts.joinedCount == written.utf8.count {
            text = written
        } else {
            text = parts.words.map { isUpper ? PersonName.capitalized($0) : String($0) }.joined(separator: " ")
        }
        initials = parts.words.count > 2 ? PersonName.initials(parts.words.dropFirst().dropLast()) : ""
    }

    /// Whether a name is words of ASCII with single blanks between, without initials and not all in capitals.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var hasSmall = false
        var length = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: " "):
                if length < 2 { return false }
                length = 0
                continue
            case 0x61...0x7A: hasSmall = true
            case 0x80..., ..<0x20, UInt8(ascii: "."): return false
            default: break
            }
            length += 1
        }
        return hasSmall && length > 0
    }

    private struct Parts {
        var words: [Substring]
        /// Bytes of the words with single blanks between them.
        var joinedCount: Int
    }

    /// What white space separates, and whether it is all in capitals.
    private static func parts(_ text: String) -> (parts: Parts, isUpper: Bool) {
        var isUpper = text.utf8.count > 3
        var isASCII = true
        for byte in text.utf8 {
            if byte >= 0x80 { isASCII = false }
            if (0x61...0x7A).contains(byte) { isUpper = false }
        }
        let scalars = text.unicodeScalars
        let words =
            isASCII
            ? text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
            : scalars.split { $0.properties.isWhitespace }.map { Substring($0) }
        let count = words.reduce(words.count - 1) { $0 + $1.utf8.count }
        return (Parts(words: words, joinedCount: count), isUpper && isASCII)
    }

    /// The letters of words such as `H.` and `H.W.`
    private static func initials(_ words: ArraySlice<Substring>) -> String {
        var initials = ""
        for word in words where word.utf8.last == UInt8(ascii: ".") || word.utf8.count <= 4 && word.count == 1 {
            let letters = word.filter { $0 != "." }
            // St. is no initial.
            if letters.count == 1 || letters.count * 2 == word.count { initials += Folding.fold(String(letters)) }
        }
        return initials
    }

    /// Whether initials say that two names are those of two persons: `George W. Bush`, `George H. W. Bush`.
    func conflicts(with other: PersonName) -> Bool {
        !initials.isEmpty && !other.initials.isEmpty && !initials.hasPrefix(other.initials)
            && !other.initials.hasPrefix(initials)
    }

    /// `JEAN-CLAUDE` → `Jean-Claude`, `O'NEILL` → `O'Neill`; initials stay.
    private static func capitalized(_ word: Substring) -> String {
        var result = ""
        var isStart = true
        for scalar in word.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            result += isStart || !isLetter ? String(scalar) : scalar.properties.lowercaseMapping
            isStart = !isLetter
        }
        return result
    }
}
