import TextAnalysis

/// What the lists of `person-words.txt` say of a word.
package struct WordClass: OptionSet, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Stands before or behind names: offices, ranks, kinship.
    static let title = WordClass(rawValue: 1 << 0)
    /// A title that is certainly no part of the name behind it.
    static let honorific = WordClass(rawValue: 1 << 1)
    /// Its point does not end a name.
    static let abbreviation = WordClass(rawValue: 1 << 2)
    static let saying = WordClass(rawValue: 1 << 3)
    /// A small word within names: `bin`, `von`.
    static let particle = WordClass(rawValue: 1 << 4)
    /// A particle with which a name may start.
    static let leading = WordClass(rawValue: 1 << 5)
    /// A small first part that a hyphen ties to a name: `al-Assad`.
    static let prefix = WordClass(rawValue: 1 << 6)
    /// A small first part that is none: `pro-Putin`.
    static let compound = WordClass(rawValue: 1 << 7)
    /// A syllable that a hyphen ties to a given name of East Asia: `Ki-moon`.
    static let syllable = WordClass(rawValue: 1 << 8)
    /// Articles, pronouns, prepositions and the like.
    static let functional = WordClass(rawValue: 1 << 9)
    /// Functional in one language, a name in another.
    static let ambiguous = WordClass(rawValue: 1 << 10)

    /// A surname of East Asia, before a given name of syllables: `Park Jie-won`.
    static let surname = WordClass(rawValue: 1 << 11)
    /// Stands within names of organisations, places and events.
    static let organization = WordClass(rawValue: 1 << 12)

    private static let names: [String: WordClass] = [
        "title": .title, "honorific": [.title, .honorific], "abbreviation": .abbreviation, "saying": .saying,
        "particle": .particle, "leading": [.particle, .leading], "prefix": .prefix, "compound": .compound,
        "syllable": .syllable, "functional": .functional, "ambiguous": .ambiguous,
        "surname": .surname, "organization": .organization,
    ]

    /// The classes of the listed words by the hash of their folded form.
    static let byHash: [UInt64: WordClass] = {
        var classes: [UInt64: WordClass] = [:]
        for line in PackageResources.person_words_txt.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(whereSeparator: { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") })
            guard let first = fields.first, let wordClass = names[String(decoding: first, as: UTF8.self)] else {
                continue
            }
            for word in fields.dropFirst() {
                word.withUnsafeBufferPointer { classes[Vocabulary.hash($0), default: []].formUnion(wordClass) }
            }
        }
        return classes
    }()
}
