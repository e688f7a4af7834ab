/// Makes texts that are hard on recognisers: random bytes, and pieces of articles with random changes. The same seed gives
/// the same texts.
struct TextMutator {

    /// What the rules look for, and what has broken parsers of text before.
    static let fragments: [[UInt8]] =
        [
            "May ", "March 4, 2024", "Sept. 25th", "1990", "1990s", "'80s", "2025-05-09", "09/05/2025", "9.5.2025",
            "Q3 ",
            "3Q", "fourth quarter", "last ", "next ", "week ", "ago ", "years", "mid-", "from ", "between ", "and ",
            "to ",
            "of the ", "Friday ", "today", "Christmas", "spring ", "Posted on ", "Updated ", "MINSK, May 9 (BelTA) - ",
            "Mr. ", "Mrs. ", "President ", "al-", "O'", "Mc", "van der ", "bin ", "J. D. ", "J.", "Jr.", "’s", "'s ",
            "Putin",
            "Vučić", "Xi Jinping", "Georgia", "Jordan", "U.S.", "US", "UK", "South ", "Korea", "New ", "Paris, Texas",
            "Washington", "the White House", "<UK>", "Congo", "(", ")", "“", "”", "\"", "—", "–", "-", "_", "/", "…",
            "...",
            ". ", "? ", ", ", "; ", ":", "\n", "\n\n", "\r\n", "\t", " ", "\u{0}", "\u{A0}", "\u{AD}", "\u{200B}",
            "\u{200D}",
            "\u{FEFF}", "\u{2028}", "e\u{301}", "ß", "ﬁ", "İ", "ı", "Ǆ", "𝐀", "👩‍👩‍👧", "🇷🇸", "習近平", "プーチン",
            "Путин", "بوتين", "0", "9", "99999999999999999999", "1,000", "3.14", "$5", "%", "&amp;",
            "http://a.b/2024/05/09/",
            "@", "#", "ALL CAPS HEADLINE ", "\\", "|",
        ].map { Array($0.utf8) } + [
            [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xFF], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0x80],
        ]

    /// Articles to change.
    let samples: [[UInt8]]
    var generator: SplitMix64

    /// Bytes of a text before it is changed.
    private let lengths: ClosedRange<Int>

    init(samples: [[UInt8]], seed: UInt64, lengths: ClosedRange<Int> = 20...600) {
        self.lengths = lengths
        self.samples = samples.filter { !$0.isEmpty }
        generator = SplitMix64(seed: seed)
    }

    mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(max(bound, 1))) }

    /// Valid UTF-8 or not.
    mutating func text() -> [UInt8] {
        let length = lengths.lowerBound + below(lengths.count)
        switch below(10) {
        case 0: return (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        case 1: return (0..<length).map { _ in UInt8(0x20 + below(0x5F)) }
        case 2: return mixture(length)
        default: return changed(length)
        }
    }

    private mutating func mixture(_ length: Int) -> [UInt8] {
        var text: [UInt8] = []
        while text.count < length {
            text += fragment()
            if below(3) == 0 { text.append(0x20) }
        }
        return text
    }

    private mutating func fragment() -> [UInt8] { Self.fragments[below(Self.fragments.count)] }

    private mutating func piece(_ length: Int) -> [UInt8] {
        guard !samples.isEmpty else { return mixture(length) }
        let sample = samples[below(samples.count)]
        let start = below(3) == 0 ? 0 : below(sample.count)
        return Array(sample[start..<min(start + length, sample.count)])
    }

    private mutating func changed(_ length: Int) -> [UInt8] {
        var text = piece(length)
        for _ in 0..<below(9) { change(&text) }
        return text
    }

    private mutating func change(_ text: inout [UInt8]) {
        let place = below(text.count + 1)
        let end = min(text.count, place + 1 + below(12))
        switch below(9) {
        case 0: if place < text.count { text[place] = UInt8(truncatingIfNeeded: generator.next()) }
        case 1: text.removeSubrange(place..<end)
        case 2: text.insert(contentsOf: text[place..<end], at: below(text.count + 1))
        case 3: text.insert(contentsOf: piece(1 + below(60)), at: place)
        case 4: text = text.map { (0x61...0x7A).contains($0) ? $0 - 32 : $0 }
        case 5: for index in place..<end where (0x41...0x5A).contains(text[index] & 0xDF) { text[index] ^= 0x20 }
        default: text.insert(contentsOf: fragment(), at: place)
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
