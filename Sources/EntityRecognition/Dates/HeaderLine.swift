import TextAnalysis

/// The line of a text in which a date stands.
struct HeaderLine {
    private let text: RecognizableText
    private let words: [DateWord]
    /// The tokens of the date.
    private let date: Range<Int>
    /// The tokens of the line.
    private let line: Range<Int>
    private let bytes: Range<Int>

    /// Nil when the date does not stand in one line.
    init?(around date: Range<Int>, of text: RecognizableText, words: [DateWord]) {
        self.text = text
        self.words = words
        self.date = date
        let first = text.tokens[date.lowerBound].range.lowerBound
        let last = text.tokens[date.upperBound - 1].range.upperBound
        bytes = HeaderLine.line(around: first..<last, in: text.utf8)
        var start = date.lowerBound
        while start > 0, text.tokens[start - 1].range.lowerBound >= bytes.lowerBound { start -= 1 }
        var end = date.upperBound
        while end < text.tokens.count, text.tokens[end].range.lowerBound < bytes.upperBound { end += 1 }
        line = start..<end
    }

    private static func line(around range: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        while start > 0, utf8[start - 1] != 0x0A { start -= 1 }
        var end = range.upperBound
        while end < utf8.count, utf8[end] != 0x0A { end += 1 }
        return start..<end
    }

    /// What the line makes of the date; nil for a line of prose.
    var rule: PublicationDay.Rule? {
        if let posted = postingWord { return posted == 0 ? .posted : .updated }
        if isDateline { return .dateline }
        guard isHeader else { return nil }
        return isMasthead ? .mastheadClock : .header
    }

    private func word(_ index: Int) -> DateWord { words[Int(text.tokens[index].form.rawValue)] }

    /// The number of a word such as "posted" among the eight before the date, in a line that starts with it or is short.
    private var postingWord: Int32? {
        let before = max(line.lowerBound, date.lowerBound - 8)..<date.lowerBound
        guard let place = before.last(where: { word($0).kind == .posting }) else { return nil }
        guard place == line.lowerBound || place == line.lowerBound + 1 || bytes.count <= 120 else { return nil }
        // "Posted a loss on May 9" is prose: only small words stand between.
        let isClose = (place + 1..<date.lowerBound).allSatisfy {
            // "Posted by admin on": whoever it was.
            if place + 1 < date.lowerBound, word(place + 1).kind == .by { return true }
            return [.on, .the, .in, .preposition, .posting, .weekday, .number].contains(word($0).kind) || isClock($0)
        }
        return isClose ? word(place).value : nil
    }

    /// A place with a capital before the date, and a dash, a colon or an agency in parentheses behind.
    private var isDateline: Bool {
        let place = line.lowerBound..<date.lowerBound
        guard (1...6).contains(place.count), place.allSatisfy({ text.tokens[$0].flags.contains(.capitalized) }) else {
            return false
        }
        var index = text.tokens[date.upperBound - 1].range.upperBound
        var hasColon = false
        while index < bytes.upperBound, [0x20, 0x29, 0x2C, 0x2E, 0x3A].contains(text.utf8[index]) {  // space ) , . :
            hasColon = hasColon || text.utf8[index] == UInt8(ascii: ":")
            index += 1
        }
        guard index + 1 < bytes.upperBound else { return false }
        switch text.utf8[index] {
        case UInt8(ascii: "("), UInt8(ascii: "/"): return true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): return true
        case 0xE2:
            return index + 2 < bytes.upperBound && text.utf8[index + 1] == 0x80
                && (0x92...0x95).contains(text.utf8[index + 2])
        // "Lima, 4 March 2024: Copper rose."
        default: return hasColon && place.count <= 3
        }
    }

    /// Nothing in the line but the date, a time and a byline.
    private var isHeader: Bool {
        guard bytes.count <= 140 else { return false }
        let others = line.filter { !date.contains($0) && !isClock($0) }
        if others.isEmpty { return true }
        // "By Jane Doe | March 4, 2024"; "Reuters, March 4, 2024"
        return others.count <= 8 && others.allSatisfy { text.tokens[$0].flags.contains(.capitalized) || isLinking($0) }
            && !endsLikeSentence
    }

    private var endsLikeSentence: Bool {
        guard let last = text.utf8[bytes].last(where: { $0 > 0x20 }) else { return false }
        return last == UInt8(ascii: ".") && line.upperBound > date.upperBound
    }

    private func isLinking(_ index: Int) -> Bool {
        switch word(index).kind {
        case .by, .on, .in, .the, .and, .preposition, .posting, .weather: true
        default: false
        }
    }

    /// A part of a time of day or of its zone: `2`, `46am`, `p.m.`, `EDT`.
    private func isClock(_ index: Int) -> Bool {
        let token = text.tokens[index]
        return token.flags.contains(.containsDigit) || token.flags.contains(.acronym)
            || (token.flags.contains(.allCaps) && token.length <= 5) || word(index).kind == .clock
    }

    /// Weather in the line or beside it: the top of a page rather than of an article.
    private var isMasthead: Bool {
        let near = max(0, line.lowerBound - 5)..<min(text.tokens.count, line.upperBound + 5)
        return near.contains { word($0).kind == .weather || isTemperature($0) }
    }

    /// The letter of "19 C" or "66°F".
    private func isTemperature(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.length == 1, index > 0, text.tokens[index - 1].flags.contains(.numeric) else { return false }
        let letter = text.utf8[Int(token.offset)]
        return letter == UInt8(ascii: "C") || letter == UInt8(ascii: "F")
    }
}
