import Chronology
import TextAnalysis

extension DateParser {
    /// An expression around the name of a month; the most specific form first.
    func monthExpression(at index: Int, month: Int) -> DateExpression? {
        guard isCapitalized(index) || hasDayBeside(index) || isSmallMonth(index, month: month) else { return nil }
        return dayOfMonth(at: index, month: month) ?? dayBeforeMonth(at: index, month: month)
            ?? wholeMonth(at: index, month: month)
    }

    /// Whether the name is spelled with three or four letters of the whole: `Oct`.
    private func isAbbreviated(_ index: Int, month: Int) -> Bool {
        tokens[index].length <= (month == 9 ? 4 : 3) && month != 5
    }

    /// A month in a text without capitals, when the word has no other meaning.
    private func isSmallMonth(_ index: Int, month: Int) -> Bool {
        !isAbbreviated(index, month: month) && ![3, 5, 8].contains(month) && isLedToDate(index)
    }

    private func hasDayBeside(_ index: Int) -> Bool {
        if dayNumber(index + 1) != nil, follows(index + 1, allowing: .point) { return true }
        if kind(index + 1) == .year, follows(index + 1) { return true }
        return dayNumber(index - 1) != nil && follows(index) && kind(index + 1) == .year
    }

    // MARK: Oct. 23

    /// The day behind the month, and the token behind it.
    private func dayBehind(_ index: Int) -> Int? {
        guard let day = dayNumber(index + 1), !gap(index + 1).isEmpty, follows(index + 1, allowing: .point),
            kind(index + 1) != .ordinalWord || isCapitalized(index), isWholeNumber(index + 1)
        else { return nil }
        return kind(index + 2) == .measured && follows(index + 2) && kind(index + 1) == .number
            && tokens[index].length <= 5 && !isCapitalized(index) ? nil : day
    }

    /// Not a part of a time, a price, a percentage or a longer number.
    private func isWholeNumber(_ index: Int) -> Bool {
        switch byte(after: index) {
        case UInt8(ascii: ":"):
            return !flags(index + 1).contains(.containsDigit) || !gap(index + 1).isSubset(of: .colon)
        case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "/"): return false
        default: return true
        }
    }

    private func dayOfMonth(at index: Int, month: Int) -> DateExpression? {
        guard let day = dayBehind(index), day <= CalendarDate.daysInMonth(month, year: 2000) else { return nil }
        let from = MonthDay(month: month, day: day)
        if let range = dayRange(from: from, start: index, last: index + 1) { return range }
        let (year, end) = yearBehind(index + 2)
        let start = weekdayBefore(index)
        if let year {
            guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
            return expression(start..<end, .value(.day(date)), "full date")
        }
        if month == 9, day == 11, kind(index + 2) == .scare, let date = CalendarDate(year: 2001, month: 9, day: 11) {
            return expression(start..<index + 2, .value(.day(date)), "month day")
        }
        if let (choice, end) = relativeYear(index + 2) {
            return expression(start..<end, .day(month: month, day: day, choice), "month day")
        }
        if kind(start - 1) == .ended, follows(start) {
            return expression(start..<index + 2, .day(month: month, day: day, .past), "month day")
        }
        let isLast = kind(start - 1) == .last && follows(start)
        let first = isLast ? start - 1 : start
        var found = expression(first..<index + 2, .day(month: month, day: day, isLast ? .past : .nearest), "month day")
        found.isFuture = isFuture(before: first)
        return found
    }

    /// `Oct. 23-25`, `Oct. 23 to Nov. 5, 2009`.
    private func dayRange(from: MonthDay, start: Int, last: Int) -> DateExpression? {
        guard let next = rangeJoint(after: last, from: start) else { return nil }
        var to = from
        var end = next + 1
        if kind(next) == .month, let day = dayBehind(next) {
            to = MonthDay(month: value(next), day: day)
            end = next + 2
        } else if let day = dayNumber(next), kind(next) != .ordinalWord, day > from.day, kind(next + 1) != .month,
            isWholeNumber(next)
        {
            to.day = day
        } else {
            return nil
        }
        return interval(from, to, start..<end)
    }

    private func interval(_ from: MonthDay, _ to: MonthDay, _ range: Range<Int>) -> DateExpression? {
        let (year, end) = yearBehind(range.upperBound)
        guard let year else {
            return expression(range, .days(from: from, to: to, .nearest), "day range")
        }
        let firstYear = (to.month, to.day) < (from.month, from.day) ? year - 1 : year
        guard let first = CalendarDate(year: firstYear, month: from.month, day: from.day),
            let last = CalendarDate(year: year, month: to.month, day: to.day), first <= last
        else { return nil }
        return expression(range.lowerBound..<end, .value(.interval(.day(first), .day(last))), "day range")
    }

    /// The token at which the end of a range starts: behind a dash, "through", or "to" and "and" when "from" or "between" goes before.
    func rangeJoint(after last: Int, from start: Int) -> Int? {
        let next = last + 1
        let gap = gap(next)
        if next < tokens.count, !gap.isDisjoint(with: [.hyphen, .dash]),
            gap.isSubset(of: [.space, .hyphen, .dash, .point]), kind(next) != .none
        {
            return gap.contains(.dash) && gap.contains(.space) ? nil : next
        }
        guard follows(next), next + 1 < tokens.count, follows(next + 1) else { return nil }
        switch kind(next) {
        case .through: return next + 1
        case .to, .until:
            return kind(start - 1) == .from || kind(next + 1) == .month || kind(last) == .number ? next + 1 : nil
        case .and: return kind(start - 1) == .between ? next + 1 : nil
        default: return nil
        }
    }

    // MARK: 23 October

    private func dayBeforeMonth(at index: Int, month: Int) -> DateExpression? {
        let hasOf = kind(index - 1) == .of && follows(index)
        let place = hasOf ? index - 2 : index - 1
        guard let day = dayNumber(place), hasOf ? follows(place + 1) : follows(index, allowing: [.hyphen]),
            kind(place) != .number || !hasOf, kind(place) != .ordinalWord || hasOf || kind(place - 1) == .the,
            day <= CalendarDate.daysInMonth(month, year: 2000), isFreeNumber(place),
            kind(index + 1) != .measured || !follows(index + 1)
        else { return nil }
        let to = MonthDay(month: month, day: day)
        if let from = rangeStart(before: place, month: month) {
            return interval(MonthDay(month: month, day: value(from)), to, from..<index + 1)
        }
        var start = withArticle(place)
        start = weekdayBefore(start)
        let (year, end) = yearBehind(index + 1)
        if let year {
            guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
            return expression(start..<end, .value(.day(date)), "full date")
        }
        var found = expression(start..<index + 1, .day(month: month, day: day, .nearest), "day month")
        found.isFuture = isFuture(before: start)
        return found
    }

    /// Not behind a currency sign, a point or a colon.
    private func isFreeNumber(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let byte = byte(before: index)
        return byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") || byte >= 0x80
            || (byte == UInt8(ascii: "-") && kind(index - 1) == .number)
    }

    /// The `7` of `7-10 May`, `7 to 10 May`.
    private func rangeStart(before place: Int, month: Int) -> Int? {
        let isDashed = !gap(place).isDisjoint(with: [.hyphen, .dash]) && gap(place).isSubset(of: [.hyphen, .dash])
        let from = isDashed ? place - 1 : place - 2
        guard let day = dayNumber(from), day < value(place), kind(from) != .ordinalWord, isFreeNumber(from) else {
            return nil
        }
        if isDashed { return from }
        guard follows(place), follows(place - 1) else { return nil }
        switch kind(place - 1) {
        case .to, .through, .until: return from
        case .and: return kind(from - 1) == .between ? from : nil
        default: return nil
        }
    }

    // MARK: October

    private func wholeMonth(at index: Int, month: Int) -> DateExpression? {
        if let (year, end) = yearOfMonth(index + 1) {
            return expression(index..<end, .value(.month(year: year, month: month)), "month year")
        }
        guard isBareMonth(index, month: month) else { return nil }
        if let (choice, end) = relativeYear(index + 1) {
            return expression(index..<end, .month(month, choice), "month of year")
        }
        if let range = monthRange(from: month, at: index) { return range }
        let (choice, start) = directedYear(before: index)
        var found = expression(start..<index + 1, .month(month, choice), "month")
        found.isFuture =
            kind(start - 1) != .since
            && (isFuture(before: start) || isOpenEnd(before: start) || sentenceHasWill(around: index))
        return found
    }

    /// `January-March 2020`, `from March to June`.
    private func monthRange(from month: Int, at index: Int) -> DateExpression? {
        guard let next = rangeJoint(after: index, from: index), kind(next) == .month, dayNumber(next + 1) == nil else {
            return nil
        }
        let to = value(next)
        if let (year, end) = yearOfMonth(next + 1) {
            let from = DateValue.month(year: to < month ? year - 1 : year, month: month)
            return expression(index..<end, .value(.interval(from, .month(year: year, month: to))), "month range")
        }
        return expression(index..<next + 1, .months(from: month, to: to, .nearest), "month range")
    }

    /// "Last", "next", "this" and the like before a word.
    func directedYear(before index: Int) -> (YearChoice, start: Int) {
        guard index > floor, follows(index, allowing: .hyphen) else { return (.nearest, index) }
        let isThis = kind(index - 2) == .current && follows(index - 1)
        switch kind(index - 1) {
        case .last, .previous: return (.past, index - 1)
        case .past: return (.past, isThis ? index - 2 : index - 1)
        case .next: return (.coming, index - 1)
        case .coming: return (.coming, isThis ? index - 2 : index - 1)
        case .current: return (.relative(0), index - 1)
        default: return (.nearest, index)
        }
    }
}
