import Chronology
import TextAnalysis

extension DateParser {
    /// "Last fall", "this past spring", "the winter of 1994", "spring 2022", "over the summer".
    func seasonExpression(at index: Int, _ season: Season) -> DateExpression? {
        if kind(index - 1) == .each, follows(index) { return nil }
        let next = index + 1
        if next < tokens.count, follows(next, allowing: .comma) {
            if let (year, end) = yearOfMonth(next) {
                return expression(withArticle(index)..<end, .value(.season(year: year, season)), "season of year")
            }
            if let (choice, end) = relativeYear(next) {
                return expression(withArticle(index)..<end, .season(season, choice), "season of year")
            }
        }
        let (choice, start) = directedYear(before: index)
        if start < index { return expression(start..<next, .season(season, choice), "season") }
        guard isTheSeason(index) else { return nil }
        var found = expression(withArticle(index)..<next, .season(season, .nearest), "season")
        found.isFuture = isFuture(before: start)
        return found
    }

    /// "Over the summer", not "in summer" nor "the summer house".
    private func isTheSeason(_ index: Int) -> Bool {
        var place = index - 1
        if kind(place) == .early { place -= 1 }
        guard kind(place) == .the, follows(index, allowing: .hyphen), place > floor, follows(place) else {
            return false
        }
        guard index + 1 >= tokens.count || !follows(index + 1) || kind(index + 1) != .none else { return false }
        return [.preposition, .since, .by, .until, .through].contains(kind(place - 1))
            || ([.in, .of].contains(kind(place - 1)) && place < index - 1)
    }

    // MARK: Decades

    /// `1980s`, `the late 1970s`, `'80s`.
    func decadeExpression(at index: Int, _ decade: Int) -> DateExpression? {
        guard !flags(index).contains(.joined) || kind(index - 1) == .early else { return nil }
        if decade < 100, decade >= 2, isListedDecade(index) {
            return expression(index..<index + 1, .value(.decade(190 + decade)), "decade")
        }
        let start = withArticle(index)
        if decade >= 100 { return expression(start..<index + 1, .value(.decade(decade)), "decade") }
        let hasApostrophe = gap(index).contains(.apostrophe)
        let isEarly = kind(index - 1) == .early && kind(index - 2) == .the
        guard hasApostrophe || start < index || isEarly else { return nil }
        let lead = kind((isEarly ? index - 2 : start) - 1)
        guard hasApostrophe || [.of, .since, .preposition].contains(lead) || isEarly && lead == .in else { return nil }
        guard decade >= 2 else { return nil }
        return expression(start..<index + 1, .value(.decade(190 + decade)), "decade")
    }

    /// The 70s of "the 1960s and 70s".
    private func isListedDecade(_ index: Int) -> Bool {
        guard kind(index - 1) == .and, follows(index), let before = expressions.last,
            before.tokens.upperBound == index - 1,
            case .value(.decade(190...199)) = before.meaning
        else { return false }
        return true
    }

    /// "The nineties", not "his nineties".
    func decadeNameExpression(at index: Int, _ decade: Int) -> DateExpression? {
        let isEarly = kind(index - 1) == .early && kind(index - 2) == .the && follows(index - 1)
        guard follows(index, allowing: .hyphen), kind(index - 1) == .the || isEarly else { return nil }
        return expression(withArticle(index)..<index + 1, .value(.decade(190 + decade)), "decade")
    }

    // MARK: Holidays

    /// "Thanksgiving", "Christmas Eve", "Labor Day 2019".
    func holidayExpression(at index: Int, _ word: DateWord) -> DateExpression? {
        guard isCapitalized(index), let (holiday, end) = holiday(at: index, word) else { return nil }
        if kind(index - 1) == .each, follows(index) { return nil }
        if let (year, last) = yearOfMonth(end) {
            return expression(index..<last, .holiday(holiday, .named(year)), "holiday")
        }
        if let (choice, last) = relativeYear(end) {
            return expression(index..<last, .holiday(holiday, choice), "holiday")
        }
        let (choice, start) = directedYear(before: index)
        var found = expression(start..<end, .holiday(holiday, choice), "holiday")
        found.isFuture = isFuture(before: start) || sentenceHasWill(around: index) || isOpenEnd(before: start)
        return found
    }

    private func holiday(at index: Int, _ word: DateWord) -> (Int, end: Int)? {
        let next = index + 1
        let isDay =
            kind(next) == .unit && value(next) == 0 && isCapitalized(next) && follows(next, allowing: .apostrophe)
        let number = Int(word.value)
        if word.kind == .namedDay {
            if number == 18 { return newYear(at: index) }
            if number == 19 {
                return kind(next) == .weekday && value(next) == 5 && isCapitalized(next)
                    ? (Holiday.goodFriday, next + 1) : nil
            }
            return isDay ? (number, next + 1) : nil
        }
        if isDay { return (number, next + 1) }
        if kind(next) == .eve, isCapitalized(next), follows(next) {
            return number == 2 ? (Holiday.christmasEve, next + 1) : nil
        }
        let isLed = [.on, .by, .since, .preposition, .last, .past, .next, .current, .until, .through, .of, .in]
            .contains(kind(index - 1))
        guard isLed, follows(index), next >= tokens.count || !follows(next) || kind(next) != .none || number == 1 else {
            return nil
        }
        return (number, next)
    }

    private func newYear(at index: Int) -> (Int, end: Int)? {
        let next = index + 1
        guard kind(next) == .unit, value(next) == DateUnit.year.rawValue, isCapitalized(next), isCapitalized(next + 1)
        else {
            return nil
        }
        if kind(next + 1) == .eve { return (Holiday.newYearsEve, next + 2) }
        return kind(next + 1) == .unit && value(next + 1) == 0 ? (Holiday.newYearsDay, next + 2) : nil
    }
}
