import Chronology
import TextAnalysis

extension DateParser {
    func weekdayExpression(at index: Int, weekday: Int) -> DateExpression? {
        if let date = dateBehindWeekday(index) { return date }
        guard isWeekday(index), !isWorkingWeek(index) else { return nil }
        var end = index + 1
        if kind(end) == .dayPart, follows(end) { end += 1 }
        if let (week, last) = weekBehind(end) {
            return expression(index..<last, .weekday(weekday, .week(week)), "weekday of week")
        }
        let (choice, start) = directedWeekday(before: index)
        var found = expression(start..<end, .weekday(weekday, choice), "weekday")
        if case .nearest = choice {
            found.isFuture = isFuture(before: start) || isOpenEnd(before: start)
        } else {
            found.rule = "directed weekday"
        }
        return found
    }

    /// "Friday, Oct. 23": the expression of the day, which reaches back to the weekday.
    private func dateBehindWeekday(_ index: Int) -> DateExpression? {
        let next = index + 1
        guard isCapitalized(index), next < tokens.count, follows(next, allowing: [.comma, .point]) else { return nil }
        var place = next
        if kind(place) == .the { place += 1 }
        if dayNumber(place) != nil { place += 1 }
        if kind(place) == .of { place += 1 }
        guard kind(place) == .month else { return nil }
        guard var date = monthExpression(at: place, month: value(place)) else { return nil }
        switch date.meaning {
        case .value, .day, .days: break
        default: return nil
        }
        guard date.tokens.lowerBound <= next else { return nil }
        let start = directedWeekday(before: index).start
        date.tokens = start..<date.tokens.upperBound
        return date
    }

    /// "Monday through Friday" repeats.
    private func isWorkingWeek(_ index: Int) -> Bool {
        let gap = gap(index + 1)
        if kind(index + 1) == .weekday, gap == .hyphen || gap == .dash { return true }
        if kind(index + 1) == .through, kind(index + 2) == .weekday { return true }
        let before = self.gap(index)
        if index > 0, before == .hyphen || before == .dash, isWeekdayWord(index - 1) { return true }
        return index > 1 && kind(index - 1) == .through && isWeekdayWord(index - 2)
    }

    private func isWeekdayWord(_ index: Int) -> Bool { words[Int(tokens[index].form.rawValue)].kind == .weekday }

    private func directedWeekday(before index: Int) -> (WeekdayChoice, start: Int) {
        guard index > floor, follows(index) else { return (.nearest, index) }
        let isThis = [.current, .the].contains(kind(index - 2)) && follows(index - 1)
        let start = isThis ? index - 2 : index - 1
        switch kind(index - 1) {
        case .last, .past: return (.last, start)
        case .next, .coming: return (.next, start)
        case .previous: return (.previous, start)
        case .following where isThis: return (.next, start)
        case .current: return (.nearest, index - 1)
        default: return (.nearest, index)
        }
    }

    /// "Last week", "of this week" behind a weekday.
    private func weekBehind(_ index: Int) -> (Int, end: Int)? {
        let first = kind(index) == .of && follows(index) ? index + 1 : index
        guard first < tokens.count, follows(first), kind(first + 1) == .unit,
            value(first + 1) == DateUnit.week.rawValue,
            follows(first + 1), let shift = shift(of: kind(first))
        else { return nil }
        return (shift, first + 2)
    }

    // MARK: Today

    func deicticExpression(at index: Int, days: Int) -> DateExpression? {
        let isTitle = isCapitalized(index) && !flags(index).contains(.sentenceStart) && !flags(index).contains(.allCaps)
        if isTitle, index > 0, follows(index), isCapitalized(index - 1) || kind(index - 1) == .the { return nil }
        if flags(index).contains(.possessive), kind(index + 1) == .world { return nil }
        if days == 1, kind(index - 1) == .of { return nil }
        if days == 1, kind(index - 1) == .preposition, kind(index - 2) == .unit, kind(index - 3) == .the,
            value(index - 2) == 0
        {
            return expression(index - 3..<index + 1, .shift(.day, 2), "day after tomorrow")
        }
        if days == -1, kind(index - 1) == .preposition, kind(index - 2) == .unit, kind(index - 3) == .the,
            value(index - 2) == 0
        {
            return expression(index - 3..<index + 1, .shift(.day, -2), "day before yesterday")
        }
        let end = kind(index + 1) == .dayPart && value(index + 1) == 0 && follows(index + 1) ? index + 2 : index + 1
        return expression(index..<end, .shift(.day, days), "today")
    }

    /// "Last night", "this morning", "the next morning".
    func dayPartExpression(at index: Int) -> DateExpression? {
        guard index > floor, follows(index) else { return nil }
        let start = index - 1
        switch kind(start) {
        case .last: return expression(start..<index + 1, .shift(.day, -1), "day part")
        case .current: return expression(start..<index + 1, .shift(.day, 0), "day part")
        case .that, .same: return expression(start..<index + 1, .anchored(.day, 0), "day part")
        case .next, .following: return expression(start..<index + 1, .anchored(.day, 1), "day part")
        default: return nil
        }
    }
}
