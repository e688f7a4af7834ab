import Chronology
import TextAnalysis

/// Dates in digits alone.
extension DateParser {
    /// `9/5/2025`, `09-05-25`, and days joined to months: `9-May-2025` is left to the rule of months.
    func numericExpression(at index: Int, _ first: Int) -> DateExpression? {
        if let day = listedDay(at: index, first) { return day }
        let joint = gap(index + 1)
        guard joint == .slash || joint == .hyphen, isStart(index), gap(index + 2) == joint,
            kind(index) == .number, kind(index + 1) == .number, isEnd(index + 2),
            byte(after: index + 2) != UInt8(ascii: "-")
        else { return nil }
        let year: Int
        switch kind(index + 2) {
        case .year where tokens[index + 2].length == 4: year = value(index + 2)
        case .number where tokens[index + 2].length == 2 && (tokens[index].length == 2 || joint == .slash):
            year = DateParser.century(of: value(index + 2))
        default: return nil
        }
        return numeric(index..<index + 3, first, value(index + 1), year)
    }

    /// The 25 of "April 24 and 25".
    private func listedDay(at index: Int, _ day: Int) -> DateExpression? {
        guard let before = expressions.last, before.tokens.upperBound == index - 1, kind(index - 1) == .and,
            case .day(let month, let first, let choice) = before.meaning, first < day, follows(index),
            follows(index - 1),
            day <= CalendarDate.daysInMonth(month, year: 2000), kind(index) == .number, isEnd(index),
            kind(index + 1) != .measured, kind(index + 1) != .month, kind(index + 1) != .unit,
            kind(index + 1) != .units,
            kind(index + 1) != .none || index + 1 >= tokens.count || flags(index + 1).contains(.sentenceStart)
                || !follows(index + 1)
        else { return nil }
        var found = expression(index..<index + 1, .day(month: month, day: day, choice), "day list")
        found.isFuture = before.isFuture
        return found
    }

    /// `09.05.2025`, the day first.
    func pointedExpression(at index: Int, _ packed: Int) -> DateExpression? {
        guard isStart(index), isEnd(index), !flags(index).contains(.joined) else { return nil }
        return numeric(index..<index + 1, packed / 1_000_000, packed / 10_000 % 100, packed % 10_000)
    }

    private func numeric(_ range: Range<Int>, _ first: Int, _ second: Int, _ year: Int) -> DateExpression? {
        guard (1500..<2200).contains(year), (1...31).contains(first), (1...31).contains(second),
            first <= 12 || second <= 12
        else {
            return nil
        }
        return expression(range, .numeric(first, second, year: year), "numeric date")
    }

    /// `20250509`.
    func compactExpression(at index: Int, _ digits: Int) -> DateExpression? {
        guard tokens[index].length == 8, (1900..<2100).contains(digits / 10_000), !flags(index).contains(.joined),
            isStart(index), isEnd(index), kind(index - 1) != .counted,
            let day = CalendarDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
        else { return nil }
        return expression(index..<index + 1, .value(.day(day)), "numeric date")
    }
}
