import Chronology
import TextAnalysis

/// Finds the expressions of dates in one text: a grammar over word kinds, started at words such as months and units.
///
/// Each rule looks to both sides of its word, but not behind ``floor``, where the expression before ends.
struct DateParser {
    let utf8: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    let words: UnsafeBufferPointer<DateWord>
    /// Tokens before this one belong to the expression before.
    var floor = 0
    private(set) var expressions: [DateExpression] = []
    /// Where "nine months" and the like start: bytes.
    var spansOfMonths: [Int] = []
    var sportWords = 0

    init(
        utf8: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, words: UnsafeBufferPointer<DateWord>
    ) {
        self.utf8 = utf8
        self.tokens = tokens
        self.words = words
    }

    /// - Parameter anchors: for each form whether an expression is looked for at it.
    mutating func run(_ anchors: UnsafeBufferPointer<Bool>) {
        expressions.reserveCapacity(16)
        let tokens = tokens
        var index = 0
        while index < tokens.count {
            let form = Int(tokens[index].form.rawValue)
            index &+= 1
            if !anchors[form] { continue }
            guard index > floor, var expression = expression(at: index - 1, words[form]) else { continue }
            extendToEdge(&expression)
            expressions.append(expression)
            floor = expression.tokens.upperBound
            index = max(index, floor)
        }
    }

    private mutating func expression(at index: Int, _ word: DateWord) -> DateExpression? {
        let value = Int(word.value)
        switch word.kind {
        case .month: return monthExpression(at: index, month: value)
        case .weekday: return weekdayExpression(at: index, weekday: value)
        case .deictic: return deicticExpression(at: index, days: value)
        case .unit: return DateUnit(rawValue: value).flatMap { unitExpression(at: index, $0) }
        case .units: return DateUnit(rawValue: value).flatMap { unitsExpression(at: index, $0) }
        case .dayPart: return value == 0 ? dayPartExpression(at: index) : nil
        case .period: return periodExpression(at: index)
        case .half: return halfExpression(at: index)
        case .season: return seasonExpression(at: index, Season.allCases[value])
        case .decade: return decadeExpression(at: index, value)
        case .decadeName: return decadeNameExpression(at: index, value)
        case .quarterCode: return quarterCodeExpression(at: index, value)
        case .holiday, .namedDay: return holidayExpression(at: index, word)
        case .year: return yearExpression(at: index, value)
        case .number, .ordinal: return numericExpression(at: index, value)
        case .count: return spelledYearExpression(at: index)
        case .compactDay: return compactExpression(at: index, value)
        case .pointedDay: return pointedExpression(at: index, value)
        case .sport:
            sportWords += 1
            return nil
        default: return nil
        }
    }

    // MARK: Looking around

    func word(_ index: Int) -> DateWord {
        guard index >= floor, index < tokens.count else { return .none }
        return words[Int(tokens[index].form.rawValue)]
    }

    func kind(_ index: Int) -> DateWordKind { word(index).kind }
    func value(_ index: Int) -> Int { Int(word(index).value) }
    func flags(_ index: Int) -> TokenFlags { tokens.indices.contains(index) ? tokens[index].flags : [] }

    /// What stands before a token, without the possessive ending of the token before.
    func gap(_ index: Int) -> TokenGap {
        guard index > 0, index < tokens.count else { return .paragraph }
        let before = tokens[index - 1]
        let end = Int(tokens[index].offset)
        var start = before.range.upperBound
        guard start <= end else { return [] }
        if before.flags.contains(.possessive) {
            while start < end, utf8[start] | 0x20 != UInt8(ascii: "s") { start += 1 }
            start = min(start + 1, end)
        }
        return TokenGap(utf8[start..<end])
    }

    /// Only white space stands before the token, and no blank line.
    func follows(_ index: Int) -> Bool {
        let gap = gap(index)
        return !gap.isEmpty && gap.isSubset(of: .blank)
    }

    func follows(_ index: Int, allowing others: TokenGap) -> Bool {
        gap(index).isSubset(of: others.union(.blank))
    }

    /// The byte before a token; a space at the start of the text.
    func byte(before index: Int) -> UInt8 {
        let offset = Int(tokens[index].offset)
        return offset > 0 ? utf8[offset - 1] : 0x20
    }

    /// The byte behind a token; a space at the end of the text.
    func byte(after index: Int) -> UInt8 {
        let end = tokens[index].range.upperBound
        return end < utf8.count ? utf8[end] : 0x20
    }

    /// The day of the month at a token: `9`, `9th`, `ninth`.
    func dayNumber(_ index: Int) -> Int? {
        switch kind(index) {
        case .number, .ordinal, .ordinalWord: (1...31).contains(value(index)) ? value(index) : nil
        default: nil
        }
    }

    func isCapitalized(_ index: Int) -> Bool { flags(index).contains(.capitalized) }

    func expression(_ tokens: Range<Int>, _ meaning: DateMeaning, _ rule: String) -> DateExpression {
        DateExpression(tokens: tokens, meaning: meaning, rule: rule)
    }
}
