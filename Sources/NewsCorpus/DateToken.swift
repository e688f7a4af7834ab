/// A number or word of a written date.
struct DateToken {
    /// Of a number; 0 for words.
    private(set) var value = 0
    /// How many digits or letters.
    private(set) var count = 0
    private(set) var isNumber = false
    /// Belongs to a time of day: next to a colon.
    private(set) var isTime = false
    /// The byte before it when that is all there is between it and the token before.
    private(set) var joint: UInt8?
    private var word = ""
    private var isUppercase = false

    /// 1...12 for the English name of a month or its first three letters.
    var month: Int? {
        guard !isNumber, count >= 3 else { return nil }
        if word == "sept" { return 9 }
        return Self.months.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
    }

    /// Whether this word may stand in a date: a month, a weekday, a particle or the name of a time zone.
    var isDateWord: Bool {
        month != nil || Self.weekdays.contains { $0 == word || $0.prefix(3) == word } || Self.particles.contains(word)
            || (isUppercase && count <= 5)
    }

    /// The "th" and "of" of "9th of May", which stand between the day and the month.
    var isOrdinalParticle: Bool { Self.ordinalParticles.contains(word) }

    private static let ordinalParticles: Set<String> = ["st", "nd", "rd", "th", "of"]
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "thur", "thurs",
    ]
    private static let particles: Set<String> = [
        "on", "at", "am", "pm", "a", "p", "m", "t", "z", "published", "updated", "posted",
    ]

    /// The tokens of a date that is written in at most 100 bytes; a remark in parentheses is left out.
    static func tokens(of text: String) -> [DateToken] {
        var tokens: [DateToken] = []
        var gap: [UInt8] = []
        var bytes = text.utf8.prefix(101).prefix { $0 != UInt8(ascii: "(") }
        guard bytes.count <= 100 else { return [] }
        while let byte = bytes.first {
            let isDigit = isASCIIDigit(byte)
            guard isDigit || isASCIILetter(byte) else {
                if byte == UInt8(ascii: ":"), !tokens.isEmpty { tokens[tokens.count - 1].isTime = true }
                gap.append(byte)
                bytes = bytes.dropFirst()
                continue
            }
            let run = bytes.prefix(while: isDigit ? isASCIIDigit : isASCIILetter)
            guard run.count <= 16 else { return [] }
            tokens.append(DateToken(String(Substring(run)), isNumber: isDigit, gap: gap))
            bytes = bytes.dropFirst(run.count)
            gap = []
        }
        return tokens
    }

    private init(_ text: String, isNumber: Bool, gap: [UInt8]) {
        self.isNumber = isNumber
        count = text.utf8.count
        isTime = gap == [UInt8(ascii: ":")]
        joint = gap.count == 1 ? gap[0] : nil
        if isNumber {
            value = Int(text) ?? 0
        } else {
            word = text.lowercased()
            isUppercase = text.utf8.allSatisfy { $0 < 0x61 }
        }
    }
}

private func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
private func isASCIILetter(_ byte: UInt8) -> Bool { asciiLowercased(byte) &- 0x61 < 26 }
