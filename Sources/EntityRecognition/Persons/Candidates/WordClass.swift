import TextAnalysis

/// What the lists of `person-words.txt` say of a word.
package struct WordClass: OptionSet, BitwiseCopyable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Stands before or behind names: offices, ranks, kinship.
    static var title: WordClass { WordClass(rawValue: 1 << 0) }
    /// A title that is certainly no part of the name behind it.
    static var honorific: WordClass { WordClass(rawValue: 1 << 1) }
    /// Its point does not end a name.
    static var abbreviation: WordClass { WordClass(rawValue: 1 << 2) }
    static var saying: WordClass { WordClass(rawValue: 1 << 3) }
    /// A small word within names: `bin`, `von`.
    static var particle: WordClass { WordClass(rawValue: 1 << 4) }
    /// A particle with which a name may start.
    static var leading: WordClass { WordClass(rawValue: 1 << 5) }
    /// A small first part that a hyphen ties to a name: `al-Assad`.
    static var prefix: WordClass { WordClass(rawValue: 1 << 6) }
    /// A small first part that is none: `pro-Putin`.
    static var compound: WordClass { WordClass(rawValue: 1 << 7) }
    /// A syllable that a hyphen ties to a given name of East Asia: `Ki-moon`.
    static var syllable: WordClass { WordClass(rawValue: 1 << 8) }
    /// Articles, pronouns, prepositions and the like.
    static var functional: WordClass { WordClass(rawValue: 1 << 9) }
    /// Functional in one language, a name in another.
    static var ambiguous: WordClass { WordClass(rawValue: 1 << 10) }

    /// A surname of East Asia, before a given name of syllables: `Park Jie-won`.
    static var surname: WordClass { WordClass(rawValue: 1 << 11) }
    /// Stands within names of organisations, places and events.
    static var organization: WordClass { WordClass(rawValue: 1 << 12) }

    /// What the word may be to a name beside it: 1 a title, 2 a verb of saying, 3 a particle, 0 neither.
    @inline(__always)
    var role: UInt64 { contains(.title) ? 1 : contains(.saying) ? 2 : contains(.particle) ? 3 : 0 }

    private static let names: [String: WordClass] = [
        "title": .title, "honorific": [.title, .honorific], "abbreviation": .abbreviation, "saying": .saying,
        "particle": .particle, "leading": [.particle, .leading], "prefix": .prefix, "compound": .compound,
        "syllable": .syllable, "functional": .functional, "ambiguous": .ambiguous,
        "surname": .surname, "organization": .organization,
    ]

    /// The classes of the listed words by the hash of their folded form.
    static let byHash: HashTable<WordClass> = {
        var classes = HashTable<WordClass>(absent: [], capacity: 1 << 10)
        for line in PackageResources.person_words_txt.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(whereSeparator: { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: " ") })
            guard let first = fields.first, let wordClass = names[String(decoding: first, as: UTF8.self)] else {
                continue
            }
            for word in fields.dropFirst() {
                word.withUnsafeBufferPointer { classes[Vocabulary.hash($0)].formUnion(wordClass) }
            }
        }
        return classes
    }()
}
