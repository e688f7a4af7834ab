/// The layout of the database: every prefix and every slot is spelled here and nowhere else.
///
/// `docs/schema.md` describes it for people who read the database with other tools.
enum IndexSchema {
    /// Raised whenever an index written before cannot be read as one written now.
    static let formatVersion = 3

    /// Kinds of terms and how they begin. No prefix starts with another one, and words of the text, which are folded,
    /// never start with a capital.
    enum Prefix: String, CaseIterable {
        /// The article's id; exactly one a document.
        case id = "Q"
        /// The file that the article came from.
        case file = "XF"
        /// A word of the title, at its position; the same word stands without prefix too.
        case title = "S"
        case source = "H"
        case language = "L"
        /// `YYYY`, `YYYYMM` and `YYYYMMDD` of publication.
        case publishedYear = "Y"
        case publishedMonth = "M"
        case publishedDay = "D"
        /// The years, months and days that make up the intervals mentioned, as few as can be: `YYYY`, `YYYYMM`, `YYYYMMDD`.
        case about = "XA"
        /// The years and months that these lie in.
        case aboutWithin = "XB"
        /// A person's identity key: folded words with single spaces.
        case person = "XP"
        /// A word of a person's name.
        case personName = "XN"
        /// A country's code.
        case country = "XC"
        /// The same for a country that the article is about, or was written in.
        case countryFocus = "XG"
        case countryDateline = "XL"
        /// Alone: at the first and the last word of each sentence that is longer than the gap between two, in turns.
        case longSentence = "XS"
        /// The name of a facet field that the article has no value in.
        case missing = "XZ"

        func term(_ text: some Collection<UInt8>) -> [UInt8] {
            Array(rawValue.utf8) + text
        }

        func term(_ text: String) -> [UInt8] { term(text.utf8) }
    }

    /// Value slots.
    enum Slot: UInt32, CaseIterable {
        /// Day of publication, `YYYYMMDD`; for sorting.
        case published = 0
        /// The ordinals of all facet values, packed for the facet spy; `FacetDictionary` tells the values.
        case facets = 1
        /// Eight bytes: hash of the article as read, to skip what has not changed.
        case contentHash = 2
        /// What orders equal articles: the day of publication counted backwards, and the id.
        case order = 3
        /// Eight bytes: `TextFingerprint`; none for short texts.
        case fingerprint = 4
        /// The intervals mentioned, packed for comparing: `DateTerms.packed`.
        case about = 5
        /// The ordinals of months and days mentioned, packed as in `facets`.
        case periods = 6
    }

    /// What is counted together: the tag byte of a group in the packed facets, and of its values in the dictionary.
    enum FacetGroup: UInt8, CaseIterable {
        case person = 0x70  // p
        case country = 0x63  // c
        case published = 0x64  // d
        /// Decades and years that are mentioned.
        case about = 0x61  // a
        /// The first and the last of the days mentioned, and of the months and years: they say which interval to count by.
        case aboutSpan = 0x62  // b
        /// Months and days mentioned: many, and in a slot of their own, because they are counted for short spans only.
        case aboutMonth = 0x6D  // m
        case aboutDay = 0x65  // e
        case source = 0x73  // s
        case language = 0x6C  // l

        /// That of a field's values; of `about` without days.
        init(_ field: FacetField) {
            switch field {
            case .person: self = .person
            case .country: self = .country
            case .published: self = .published
            case .about: self = .about
            case .source: self = .source
            case .language: self = .language
            }
        }

        var tag: UInt8 { rawValue }

        var slot: Slot { self == .aboutMonth || self == .aboutDay ? .periods : .facets }
    }

    /// Stands between the key and the name to show of a facet value.
    static let facetSeparator: UInt8 = 0

    /// libxapian takes terms of at most 245 bytes, in which a NUL counts two.
    static let maximumTermBytes = 245

    /// A term for a text of any length: one that would not fit is cut and ends in a hash of the whole.
    static func boundedTerm(_ prefix: Prefix, _ text: some Collection<UInt8>) -> [UInt8] {
        let term = prefix.term(text)
        let cost = term.count + term.count { $0 == 0 }
        guard cost > maximumTermBytes else { return term }
        let hash = ContentHash(of: text).value
        return prefix.term(text.prefix(boundedTextBytes).map { $0 == 0 ? UInt8(ascii: " ") : $0 })
            + String(hash, radix: 16).utf8.map { $0 }
    }

    /// How much of a too long text its bounded term keeps.
    static let boundedTextBytes = 200
}
