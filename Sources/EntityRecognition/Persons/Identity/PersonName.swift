import TextAnalysis

/// One way in which an article writes a name.
final class PersonName {
    /// As written, with single blanks.
    let text: String
    /// The words of its key.
    let words: [String]
    /// The numbers of the words, which are equal where the words are.
    let numbers: [Int]
    /// The initials between given name and surname.
    private let initials: String

    /// - Parameter numbering: numbers the words.
    init(_ text: String, _ numbering: inout WordNumbering) {
        let (parts, isUpper) = PersonName.parts(text)
        if !isUpper, parts.joinedCount == text.utf8.count {
            self.text = text
        } else {
            self.text = parts.words.map { isUpper ? PersonName.capitalized($0) : String($0) }.joined(separator: " ")
        }
        words = PersonKey.words(of: self.text)
        numbers = words.map { numbering.number(of: $0) }
        initials = parts.words.count > 2 ? PersonName.initials(parts.words.dropFirst().dropLast()) : ""
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

    /// Given name and surname, at least.
    var isFull: Bool { words.count > 1 }

    /// Whether both are written alike.
    func isSame(as other: PersonName) -> Bool { self === other || text == other.text }

    /// Whether the name has all the words of another at its end, and more before.
    func ends(with other: PersonName) -> Bool {
        numbers.count > other.numbers.count && numbers.suffix(other.numbers.count) == other.numbers[...]
    }

    /// Whether both may name one person: all words of the shorter one are found in the longer one in their order, an
    /// initial standing for its word, and they share the last word or the first.
    func agrees(with other: PersonName) -> Bool {
        let (short, long) = numbers.count <= other.numbers.count ? (self, other) : (other, self)
        guard let last = short.numbers.last, let first = short.numbers.first, !long.numbers.isEmpty else {
            return false
        }
        guard last == long.numbers[long.numbers.count - 1] || first == long.numbers[0] else { return false }
        var place = 0
        for index in short.numbers.indices {
            while place < long.numbers.count, !short.matches(index, long, place, isFirst: index == 0 && place == 0) {
                place += 1
            }
            guard place < long.numbers.count else { return false }
            place += 1
        }
        return true
    }

    /// A first word may be shortened to an initial, or to several that begin with the same letter.
    private func matches(_ index: Int, _ other: PersonName, _ place: Int, isFirst: Bool) -> Bool {
        if numbers[index] == other.numbers[place] { return true }
        let (left, right) = (words[index], other.words[place])
        guard isFirst, min(left.utf8.count, right.utf8.count) == 1 else { return false }
        return left.first == right.first
    }
}

/// Numbers words: equal words have equal numbers, from 0 on without gaps.
struct WordNumbering {
    private var numbers: [String: Int] = [:]

    var count: Int { numbers.count }

    mutating func number(of word: String) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
    }
}
