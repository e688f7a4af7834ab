import TextAnalysis

/// The key under which all spellings of a person's name are one.
public enum PersonKey {
    /// The words of a name, folded, separated by single spaces: `Emmanuel Macron` → `emmanuel macron`.
    ///
    /// Case, diacritics, hyphens, points, titles before the name, `Jr.`, Arabic articles, initials between given name and
    /// surname and the known ways to transliterate a name make no difference: `Zelenskiy`, `Zelenskyy` and `Zelensky`
    /// have one key, and so have `J. D. Vance` and `JD Vance`, `Donald J. Trump` and `Donald Trump`. A name written
    /// `Surname, Given` is turned round. The key of a key is itself; a name without letters has the empty key.
    public static func canonical(of name: String) -> String {
        words(of: name).joined(separator: " ")
    }

    /// The words of the key.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        for part in turned(name) { append(Folding.fold(part), to: &words) }
        words = withoutAffixes(words)
        words = joiningInitials(words)
        return words.map(standard)
    }

    private static func append(_ folded: String, to words: inout [String]) {
        var word = String.UnicodeScalarView()
        // The words since the last white space, of which an article before a hyphen is none.
        var start = words.count
        for scalar in folded.unicodeScalars {
            if isWordScalar(scalar) {
                word.append(scalar)
                continue
            }
            if !word.isEmpty { words.append(String(word)) }
            word.removeAll(keepingCapacity: true)
            if scalar == "-" {
                // al-Assad is Assad; without a hyphen the article may be a given name, as in Al Gore.
                if words.count == start + 1, articles.contains(words[start]) { words.removeLast() }
            } else if scalar.properties.isWhitespace {
                start = words.count
            }
        }
        if !word.isEmpty { words.append(String(word)) }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
                || (0x41...0x5A).contains(scalar.value)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }

    /// The parts around a comma in the order of speech.
    private static func turned(_ name: String) -> [String] {
        guard name.utf8.contains(UInt8(ascii: ",")) else { return [name] }
        let parts = name.split(separator: ",").map(String.init).filter { part in
            !suffixes.contains(Folding.fold(part).filter { $0.isLetter })
        }
        return parts.count == 2 ? [parts[1], parts[0]] : parts
    }

    private static let suffixes: Set<String> = ["jr", "sr", "phd", "md", "esq", "mp", ""]
    private static let articles: Set<String> = ["al", "el", "ar", "as", "ash", "at", "an", "ad", "az", "ul"]

    private static func withoutAffixes(_ words: [String]) -> [String] {
        var words = words[...]
        while words.count > 1, let first = words.first, wordClass(first).contains(.honorific) { words.removeFirst() }
        while words.count > 1, let last = words.last, suffixes.contains(last) { words.removeLast() }
        return words.prefix(1) + words.dropFirst().dropLast().filter { !articles.contains($0) }
            + (words.count > 1 ? words.suffix(1) : [])
    }

    private static func wordClass(_ word: String) -> WordClass {
        var word = word
        return word.withUTF8 { WordClass.byHash[Vocabulary.hash($0)] ?? [] }
    }

    /// Initials at the start become one word. One between other words vanishes, for it is often left out; several become a
    /// word, for they tell persons apart: `George H. W. Bush`.
    private static func joiningInitials(_ words: [String]) -> [String] {
        if words.allSatisfy({ $0.utf8.count > 1 }) { return words }
        let initials = words.prefix { $0.count == 1 }
        if initials.count >= words.count { return words.count > 1 ? [words.joined()] : words }
        if !initials.isEmpty { return [initials.joined()] + words.dropFirst(initials.count) }
        guard words.count > 2 else { return words }
        let middle = words.dropFirst().dropLast()
        let letters = middle.filter { $0.count == 1 }
        return words.prefix(1) + (letters.count > 1 ? [letters.joined()] : []) + middle.filter { $0.count > 1 }
            + words.suffix(1)
    }

    /// The spelling that stands for all of one word.
    private static func standard(_ word: String) -> String {
        if let known = variants[word] { return known }
        for (ending, replacement) in endings where word.utf8.count > ending.utf8.count + 2 && word.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count)) + replacement
            return variants[stem] ?? stem
        }
        return word
    }

    /// Endings of Slavic surnames in their usual transliterations.
    private static let endings: [(String, String)] = [
        ("skiy", "sky"), ("skyy", "sky"), ("skyi", "sky"), ("skii", "sky"), ("skij", "sky"), ("skyj", "sky"),
        ("ckiy", "cky"), ("enka", "enko"), ("vitch", "vic"), ("vich", "vic"), ("vych", "vic"), ("witsch", "vic"),
        ("yev", "iev"), ("ieva", "yeva"),
    ]

    private static let variants: [String: String] = {
        var variants: [String: String] = [:]
        for line in PackageResources.person_variants_txt.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
                .map { String(decoding: $0, as: UTF8.self) }
            guard let first = fields.first, first != "#" else { continue }
            for field in fields { variants[field] = first }
        }
        return variants
    }()
}
