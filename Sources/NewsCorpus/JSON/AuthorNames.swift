/// The names in a byline.
enum AuthorNames {
    /// Splits at `;`, `|`, ` and `, ` & `, and at commas unless the first part is a single word ("Smith, John"); drops "By".
    static func names(inByline byline: String) -> [String] {
        var text = withoutBy(byline)
        if isOneName(text) { return text.isEmpty ? [] : [text] }
        return text.withUTF8 { utf8 in
            if utf8.contains(UInt8(ascii: ";")) || utf8.contains(UInt8(ascii: "|")) {
                return split(utf8, at: [UInt8(ascii: ";"), UInt8(ascii: "|")])
            }
            return joiningSuffixes(splitAtConjunctions(utf8).flatMap(splitAtCommas))
        }
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
        var text = text
        return text.withUTF8 { split($0, at: separators) }
    }

    private static func split(_ utf8: UnsafeBufferPointer<UInt8>, at separators: [UInt8]) -> [String] {
        var parts: [String] = []
        var start = 0
        for end in 0...utf8.count where end == utf8.count || separators.contains(utf8[end]) {
            let part = trimmed(UnsafeBufferPointer(rebasing: utf8[start..<end]))
            if !part.isEmpty { parts.append(part) }
            start = end + 1
        }
        return parts
    }

    /// Several blanks become one.
    private static func splitAtConjunctions(_ utf8: UnsafeBufferPointer<UInt8>) -> [String] {
        var names: [String] = []
        var name: [UInt8] = []
        func endName() {
            let text = name.withUnsafeBufferPointer { trimmed($0) }
            if !text.isEmpty { names.append(text) }
            name.removeAll(keepingCapacity: true)
        }
        for word in utf8.split(separator: UInt8(ascii: " ")) {
            if isConjunction(word) {
                endName()
            } else {
                if !name.isEmpty { name.append(UInt8(ascii: " ")) }
                name.append(contentsOf: word)
            }
        }
        endName()
        return names
    }

    private static func isConjunction(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
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

    /// - Parameter utf8: valid, as a part of a text cut at ASCII is.
    private static func trimmed(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        func isTrimmed(_ byte: UInt8) -> Bool { byte < 0x80 && isBlankOrComma(Unicode.Scalar(byte)) }
        var rest = utf8[...]
        while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        let text = String(checked: UnsafeBufferPointer(rebasing: rest))
        guard let first = rest.first, let last = rest.last, first >= 0x80 || last >= 0x80 else { return text }
        return trimmed(text[...])
    }

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
