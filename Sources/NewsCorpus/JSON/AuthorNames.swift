/// The names in a byline.
enum AuthorNames {
    /// Splits at `;`, `|`, ` and `, ` & `, and at commas unless the first part is a single word ("Smith, John"); drops "By".
    static func names(inByline byline: String) -> [String] {
        let text = withoutBy(byline)
        if isOneName(text) { return text.isEmpty ? [] : [text] }
        if text.utf8.contains(UInt8(ascii: ";")) || text.utf8.contains(UInt8(ascii: "|")) {
            return split(text, at: [UInt8(ascii: ";"), UInt8(ascii: "|")])
        }
        return joiningSuffixes(splitAtConjunctions(text).flatMap(splitAtCommas))
    }

    /// Whether a byline surely has nothing to split and nothing to trim, as most have.
    private static func isOneName(_ text: String) -> Bool {
        // The last four bytes, letters in lower case.
        var tail = UInt32(UInt8(ascii: " "))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "):
                if UInt8(truncatingIfNeeded: tail) == byte || tail == conjunction { return false }
                tail = tail << 8 | UInt32(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
                tail = tail << 8 | UInt32(byte | 0x20)
            case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"): tail = tail << 8 | UInt32(byte)
            default: return false
            }
        }
        return UInt8(truncatingIfNeeded: tail) != UInt8(ascii: " ") && tail != conjunction
    }

    /// " and".
    private static let conjunction: UInt32 = 0x2061_6E64

    static func withoutBy(_ name: String) -> String {
        guard let first = name.utf8.first, first | 0x20 == UInt8(ascii: "b") else { return name }
        for prefix in ["By ", "by ", "BY ", "By: ", "by: "] where name.hasPrefix(prefix) {
            return trimmed(name.dropFirst(prefix.count))
        }
        return name
    }

    /// - Parameter separators: ASCII.
    static func split(_ text: String, at separators: [UInt8]) -> [String] {
        text.utf8.split { separators.contains($0) }.map { trimmed(Substring($0)) }.filter { !$0.isEmpty }
    }

    private static func splitAtConjunctions(_ text: String) -> [String] {
        var names: [[Substring.UTF8View]] = [[]]
        for word in text.utf8.split(separator: UInt8(ascii: " ")) {
            if isConjunction(word) {
                names.append([])
            } else {
                names[names.count - 1].append(word)
            }
        }
        return names.map { words in
            guard let first = words.first, let last = words.last else { return "" }
            let whole = text.utf8[first.startIndex..<last.endIndex]
            // Several blanks become one.
            let isPlain = whole.count == words.reduce(words.count - 1) { $0 + $1.count }
            return trimmed(
                isPlain ? Substring(whole) : Substring(words.map { Substring($0) }.joined(separator: " ")))
        }.filter { !$0.isEmpty }
    }

    private static func isConjunction(_ word: Substring.UTF8View) -> Bool {
        switch word.count {
        case 1: word.first == UInt8(ascii: "&")
        case 3: ["and", "AND", "And"].contains { word.elementsEqual($0.utf8) }
        default: false
        }
    }

    private static func splitAtCommas(_ text: String) -> [String] {
        let parts = split(text, at: [UInt8(ascii: ",")])
        guard let first = parts.first, first.utf8.contains(UInt8(ascii: " ")) else {
            return parts.count == 2 ? [text] : parts
        }
        return parts
    }

    /// Puts "Jr." and its like back to the name before it.
    private static func joiningSuffixes(_ parts: [String]) -> [String] {
        var names: [String] = []
        for part in parts {
            if let last = names.last, part.utf8.count <= 6, suffixes.contains(part.lowercased().filter { $0 != "." }) {
                names[names.count - 1] = last + ", " + part
            } else {
                names.append(part)
            }
        }
        return names
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"]

    private static func trimmed(_ text: Substring) -> String {
        var scalars = text.unicodeScalars
        while let first = scalars.first, isBlankOrComma(first) { scalars.removeFirst() }
        while let last = scalars.last, isBlankOrComma(last) { scalars.removeLast() }
        return String(Substring(scalars))
    }

    private static func isBlankOrComma(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x2C: true
        case ..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }
}
