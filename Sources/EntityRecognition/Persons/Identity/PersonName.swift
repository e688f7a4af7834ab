import TextAnalysis

/// One way in which an article writes a name.
struct PersonName: Equatable {
    /// As written, with single blanks.
    var text: String
    /// The words of its key.
    var words: [String]
    /// The initials between given name and surname.
    private var initials = ""

    init(_ text: String) {
        let isUpper = !text.utf8.contains { (0x61...0x7A).contains($0) || $0 >= 0x80 } && text.utf8.count > 3
        let words = text.split { $0.isWhitespace }
        self.text = words.map { isUpper ? PersonName.capitalized($0) : String($0) }.joined(separator: " ")
        self.words = PersonKey.words(of: self.text)
        if words.count > 2 { initials = PersonName.initials(words.dropFirst().dropLast()) }
    }

    /// The letters of words such as `H.` and `H.W.`
    private static func initials(_ words: ArraySlice<Substring>) -> String {
        var initials = ""
        for word in words where word.count == 1 || word.utf8.last == UInt8(ascii: ".") {
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

    /// Given name and surname, at least.
    var isFull: Bool { words.count > 1 }

    /// Whether the name has all the words of another at its end, and more before.
    func ends(with other: PersonName) -> Bool {
        words.count > other.words.count && words.suffix(other.words.count) == other.words[...]
    }

    /// Whether both may name one person: all words of the shorter one are found in the longer one in their order, an
    /// initial standing for its word, and they share the last word or the first.
    func agrees(with other: PersonName) -> Bool {
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        guard let last = short.last, let first = short.first, !long.isEmpty else { return false }
        guard last == long[long.count - 1] || first == long[0] else { return false }
        var place = 0
        for (index, word) in short.enumerated() {
            while place < long.count, !PersonName.matches(word, long[place], isFirst: index == 0 && place == 0) {
                place += 1
            }
            guard place < long.count else { return false }
            place += 1
        }
        return true
    }

    /// A first word may be shortened to an initial, or to several that begin with the same letter.
    private static func matches(_ left: String, _ right: String, isFirst: Bool) -> Bool {
        if left == right { return true }
        guard isFirst, left.first == right.first else { return false }
        return min(left.utf8.count, right.utf8.count) == 1
    }
}
