/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Random texts made of what news holds, and of what breaks tokenizers.
enum RandomText {
    private static let words = [
        "Putin", "U.S.", "J.D.", "e.g", "1,000", "1,00", "3.14", "80th", "don’t", "O'Neill", "Lukashenka's", "talks’",
        "Mr.", "Łódź", "Straße", "İstanbul", "ﬁ", "й", "и\u{306}", "Зеленський", "С.Ш.А.", "北京", "日", "タワー", "대통령",
        "กี่ดี",
        "दिल्ली", "٢٠٢٥", "صلى", "צה״ל", "צה\"ל", "ב", "NATO", "G7", "v1.2", "CO₂", "ԱԲ", "თბ", "é", "e\u{301}",
        "internationally", "telecommunications-industry", "col·lecció",
    ]
    private static let pieces =
        ["'", "’", "ʼ", ".", ",", "-", "–", "—", "\"", "“", "”", "(", ")", "/", "@", "_", ":", "…", "。", "!", "?"]
        + [
            "\u{AD}", "\u{200D}", "\u{200B}", "\u{202C}", "\u{301}", "\u{93F}", "\u{E31}", "\u{FE0F}", "·", "״", "🕊",
            "\u{0}",
        ]
        + [
            "s", "S", "a", "B", "ß", "1", "2", "३", "₂", "²", "Ⅷ", "ǅ", "ﷺ", "ﾞ", "ｶ", "〇", "々", "\u{10FFFF}",
            "\u{1D400}",
        ]
    private static let spaces = [
        " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u{A0}", "\u{3000}", "\u{2029}", "  ",
    ]

    static func make(_ generator: inout SeededGenerator, parts: Int) -> String {
        var text = ""
        for _ in 0..<parts {
            let source =
                switch generator.next() % 8 {
                case 0...2: words
                case 3...5: pieces
                default: spaces
                }
            text += source[Int(generator.next() % UInt64(source.count))]
        }
        return text
    }
}
