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
        var name = name
        var words = name.withUTF8(wordsOfASCII) ?? wordsOfAny(name)
        words = withoutAffixes(words)
        words = joiningInitials(words)
        return words.map(standard)
    }

    /// The spelling that stands for all of a word of small ASCII letters; nil for one that is left out or joined to others at
    /// some places of a name (what ``words(of:)`` does beyond word by word).
    static func standardOfOrdinary(_ word: String) -> String? {
        if word.utf8.count < 2 || isArticle(word) || isSuffix(word) || wordClass(word).contains(.honorific) {
            return nil
        }
        return standard(word)
    }

    private static func wordsOfAny(_ name: String) -> [String] {
        var words: [String] = []
        for part in turned(name) { append(Folding.fold(part), to: &words) }
        return words
    }

    /// Visits the words of a name of ASCII letters, blanks, points and hyphens, as most are, in small letters.
    ///
    /// - Parameter visit: takes what stands before each sign and the end, empty between two signs, and the sign, a blank at
    ///   the end; false ends the visit.
    /// - Returns: false when the name holds anything else, or a visit was ended.
    @inline(__always)
    static func visitPlainWords(
        _ name: UnsafeBufferPointer<UInt8>, _ visit: (_ word: UnsafeBufferPointer<UInt8>, _ sign: UInt8) -> Bool
    ) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 1) { word in
            var length = 0
            for place in 0...name.count {
                let byte = place < name.count ? name[place] : UInt8(ascii: " ")
                switch byte {
                case 0x61...0x7A, 0x41...0x5A:
                    word[length] = byte | 0x20
                    length += 1
                case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"):
                    guard visit(UnsafeBufferPointer(rebasing: word[..<length]), byte) else { return false }
                    length = 0
                default: return false
                }
            }
            return true
        }
    }

    /// The words of a name of plain words; nil for others.
    private static func wordsOfASCII(_ name: UnsafeBufferPointer<UInt8>) -> [String]? {
        var words: [String] = []
        // The words since the last blank, of which an article before a hyphen is none.
        var start = 0
        let isPlain = visitPlainWords(name) { word, sign in
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            if sign == UInt8(ascii: "-"), words.count == start + 1, isArticle(words[start]) { words.removeLast() }
            if sign == UInt8(ascii: " ") { start = words.count }
            return true
        }
        return isPlain ? words : nil
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
                if words.count == start + 1, isArticle(words[start]) { words.removeLast() }
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

    private static func isSuffix(_ word: String) -> Bool { word.utf8.count <= 3 && suffixes.contains(word) }

    private static func isArticle(_ word: String) -> Bool { word.utf8.count <= 3 && articles.contains(word) }

    private static func withoutAffixes(_ words: [String]) -> [String] {
        if words.count < 2 { return words }
        var rest = words[...]
        while rest.count > 1, let first = rest.first, wordClass(first).contains(.honorific) { rest.removeFirst() }
        while rest.count > 1, let last = rest.last, isSuffix(last) { rest.removeLast() }
        let hasArticle = rest.count > 2 && rest.dropFirst().dropLast().contains(where: isArticle)
        if !hasArticle { return rest.count == words.count ? words : Array(rest) }
        return rest.prefix(1) + rest.dropFirst().dropLast().filter { !isArticle($0) } + rest.suffix(1)
    }

    private static func wordClass(_ word: String) -> WordClass {
        var word = word
        return word.withUTF8 { WordClass.byHash[Vocabulary.hash($0)] }
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
        if let known = variant(word) { return known }
        guard word.utf8.count > 5, let last = word.utf8.last, lastBytes.contains(last) else { return word }
        for (ending, replacement) in endings where word.utf8.count > ending.utf8.count + 2 && word.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count)) + replacement
            return variant(stem) ?? stem
        }
        return word
    }

    private static func variant(_ word: String) -> String? {
        var word = word
        let place = variants.places[word.withUTF8 { Vocabulary.hash($0) }]
        return place < 0 ? nil : variants.spellings[Int(place)]
    }

    /// Endings of Slavic surnames in their usual transliterations.
    private static let endings: [(String, String)] = [
        ("skiy", "sky"), ("skyy", "sky"), ("skyi", "sky"), ("skii", "sky"), ("skij", "sky"), ("skyj", "sky"),
        ("ckiy", "cky"), ("enka", "enko"), ("vitch", "vic"), ("vich", "vic"), ("vych", "vic"), ("witsch", "vic"),
        ("yev", "iev"), ("ieva", "yeva"),
    ]

    /// The bytes that end one of the endings.
    private static let lastBytes = Set(endings.compactMap(\.0.utf8.last))

    /// The standard spellings, and where that of a word is among them by the word's hash.
    private static let variants: (spellings: [String], places: HashTable<Int32>) = {
        var spellings: [String] = []
        var places = HashTable<Int32>(absent: -1)
        for line in PackageResources.person_variants_txt.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") }
            guard let first = fields.first, !first.elementsEqual("#".utf8) else { continue }
            for field in fields { places[field.withUnsafeBufferPointer(Vocabulary.hash)] = Int32(spellings.count) }
            spellings.append(String(decoding: first, as: UTF8.self))
        }
        return (spellings, places)
    }()
}
