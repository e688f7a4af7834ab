import Chronology
import TextAnalysis

extension DateParser {
    /// An expression around "day", "week", "month", "year", "quarter" …
    func unitExpression(at index: Int, _ unit: DateUnit) -> DateExpression? {
        if kind(index - 1) == .each, follows(index) { return nil }
        if unit == .quarter { return quarterExpression(at: index) }
        if unit == .year, let found = yearEarlier(at: index) ?? yearEnd(at: index) ?? quarterOfYear(at: index) {
            return found
        }
        if let found = ago(at: index, unit) ?? weekOf(at: index, unit) ?? unitOfThis(at: index, unit) { return found }
        return directedUnit(at: index, unit)
    }

    // MARK: Last week

    private func directedUnit(at index: Int, _ unit: DateUnit) -> DateExpression? {
        guard index > floor, follows(index) else { return nil }
        var place = index - 1
        let isFiscal = kind(place) == .fiscal && unit == .year
        if isFiscal { place -= 1 }
        guard place >= floor, follows(place + 1), !isTitle(place, index) else { return nil }
        let hasThe = kind(place - 1) == .the && follows(place)
        let start = hasThe ? place - 1 : place
        let end = index + 1
        if unit == .week, !hasThe, let found = weekdayBehindWeek(index) { return found }
        switch kind(place) {
        case .last where !hasThe && unit != .day: return expression(start..<end, .shift(unit, -1), "last unit")
        case .current where unit != .day: return expression(start..<end, .shift(unit, 0), "this unit")
        case .next where !hasThe && unit != .day: return expression(start..<end, .shift(unit, 1), "next unit")
        case .coming where unit != .day: return expression(start..<end, .shift(unit, 1), "next unit")
        case .present where unit != .day, .latest where isFiscal:
            return expression(start..<end, .shift(unit, 0), "current unit")
        case .that where unit != .weekend, .same where hasThe || kind(place - 1) == .that:
            return expression(start..<end, .anchored(unit, 0), "that unit")
        case .next where hasThe && unit == .day, .following where unit != .decade:
            return expression(start..<end, .anchored(unit, 1), "following unit")
        case .previous where unit != .decade: return expression(start..<end, .anchored(unit, -1), "previous unit")
        default: return theUnit(at: index, place: place, unit)
        }
    }

    /// "Next week Sunday".
    private func weekdayBehindWeek(_ index: Int) -> DateExpression? {
        let end = index + 1
        guard kind(end) == .weekday, follows(end), isCapitalized(end), !flags(index).contains(.possessive),
            let shift = shift(of: kind(index - 1))
        else { return nil }
        return expression(index - 1..<end + 1, .weekday(value(end), .week(shift)), "weekday of week")
    }

    /// "The full year", "for the year", "over the weekend".
    private func theUnit(at index: Int, place: Int, _ unit: DateUnit) -> DateExpression? {
        let end = index + 1
        switch kind(place) {
        case .full where unit == .year && kind(place - 1) == .the:
            return expression(withArticle(place)..<end, .shift(.year, 0), "the year")
        case .the where unit == .year && isPrepositionForYear(place):
            return expression(place..<end, .shift(.year, 0), "the year")
        case .the where unit == .weekend && kind(place - 1) == .preposition:
            var found = expression(place..<end, .weekend, "the weekend")
            found.isFuture = isFuture(before: place)
            return found
        default: return nil
        }
    }

    /// `"This Week"` with two capitals is the name of a programme.
    private func isTitle(_ place: Int, _ index: Int) -> Bool {
        isCapitalized(place) && isCapitalized(index) && !flags(place).contains(.allCaps)
    }

    /// "For the year", in the reports of companies.
    private func isPrepositionForYear(_ index: Int) -> Bool {
        kind(index - 1) == .preposition && byte(before: index - 1) == 0x20 && tokens[index - 1].length == 3
    }

    // MARK: Ago

    /// "A week ago", "a month earlier", "a year from now".
    private func ago(at index: Int, _ unit: DateUnit) -> DateExpression? {
        guard index > floor, follows(index, allowing: .hyphen) else { return nil }
        let count: Int
        switch kind(index - 1) {
        case .article: count = 1
        case .count where value(index - 1) == 1: count = 1
        case .number where value(index - 1) == 1: count = 1
        default: return nil
        }
        return countedUnit(start: index - 1, unitAt: index, unit, count: count)
    }

    /// "Six weeks ago"; other plurals are spans of time.
    mutating func unitsExpression(at index: Int, _ unit: DateUnit) -> DateExpression? {
        guard let (count, start) = countBefore(index) else { return nil }
        if unit == .month, kind(index + 1) != .ago { spansOfMonths.append(Int(tokens[start].offset)) }
        return countedUnit(start: start, unitAt: index, unit, count: count)
    }

    private func countBefore(_ index: Int) -> (Int, start: Int)? {
        guard index > floor, follows(index, allowing: .hyphen) else { return nil }
        switch kind(index - 1) {
        case .number where isWhole(index - 1): return (value(index - 1), index - 1)
        case .count:
            let units = value(index - 1)
            if units < 10, kind(index - 2) == .count, value(index - 2) >= 20, follows(index - 1, allowing: .hyphen) {
                return (value(index - 2) + units, index - 2)
            }
            return (units, index - 1)
        default: return nil
        }
    }

    private func isWhole(_ index: Int) -> Bool {
        let byte = byte(before: index)
        return byte == 0x20 || byte == 0x0A || byte == UInt8(ascii: "(") || byte >= 0x80 || index == 0
            || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"")
    }

    private func countedUnit(start: Int, unitAt index: Int, _ unit: DateUnit, count: Int) -> DateExpression? {
        var next = index + 1
        // "A week or so ago"
        if kind(next) == .and, follows(next), next + 2 < tokens.count, kind(next + 2) == .ago { next += 2 }
        guard next < tokens.count, follows(next, allowing: .hyphen) else { return nil }
        let first = approximation(before: start)
        if kind(next) == .ago { return expression(first..<next + 1, .shift(unit, -count), "ago") }
        if kind(next) == .from, kind(next + 1) == .now || kind(next + 1) == .deictic, follows(next + 1) {
            let more = kind(next + 1) == .deictic ? value(next + 1) : 0
            guard more == 0 || unit == .day || unit == .week else { return nil }
            return more == 0
                ? expression(first..<next + 2, .shift(unit, count), "from now")
                : expression(first..<next + 2, .shift(.day, more + count * (unit == .week ? 7 : 1)), "from now")
        }
        return nil
    }

    private func approximation(before start: Int) -> Int {
        kind(start - 1) == .approximate && follows(start) ? start - 1 : start
    }

    // MARK: Parts of units

    /// "The week of March 6", "the week ended Sept. 30".
    private func weekOf(at index: Int, _ unit: DateUnit) -> DateExpression? {
        guard unit == .week, kind(index - 1) == .the, follows(index), [.of, .ended].contains(kind(index + 1)),
            follows(index + 1), kind(index + 2) == .month, follows(index + 2),
            let date = monthExpression(at: index + 2, month: value(index + 2))
        else { return nil }
        switch date.meaning {
        case .day(let month, let day, let choice):
            return expression(index - 1..<date.tokens.upperBound, .week(month: month, day: day, choice), "week of day")
        case .value(.day(let day)):
            return expression(index - 1..<date.tokens.upperBound, .value(.week(of: day)), "week of day")
        default: return nil
        }
    }

    /// "The end of the month", "later in the year".
    private func unitOfThis(at index: Int, _ unit: DateUnit) -> DateExpression? {
        guard kind(index - 1) == .the, follows(index), unit == .month || unit == .year || unit == .week else {
            return nil
        }
        guard follows(index - 1), index - 3 >= floor else { return nil }
        let isEdge = kind(index - 2) == .of && kind(index - 3) == .edge && value(index - 3) < 2
        let isIn = kind(index - 2) == .in && kind(index - 3) == .early
        guard isEdge || isIn, follows(index - 2) else { return nil }
        return expression(index - 3..<index + 1, .shift(unit, 0), "edge of unit")
    }

    // MARK: Year

    /// "A year ago", "a year earlier", "year-ago", "year-earlier".
    private func yearEarlier(at index: Int) -> DateExpression? {
        let next = index + 1
        guard next < tokens.count, follows(next, allowing: .hyphen) else { return nil }
        let isJoined = gap(next) == .hyphen
        let isEarlier = kind(next) == .early && isEarlierWord(next)
        guard kind(next) == .ago || isEarlier else { return nil }
        if isJoined || [.the, .possessor].contains(kind(index - 1)) {
            var start = kind(index - 1) == .comparable ? index - 1 : index
            start = withArticle(start)
            if let found = quarterAfterYear(next + 1, start: start, year: .relative(-1)) { return found }
            return expression(start..<next + 1, .yearEarlier, "year earlier")
        }
        guard kind(index - 1) == .article, follows(index) else { return nil }
        return expression(index - 1..<next + 1, .yearEarlier, "year earlier")
    }

    private func isEarlierWord(_ index: Int) -> Bool { tokens[index].length == 7 }

    /// "Year-end", "the end of the year".
    private func yearEnd(at index: Int) -> DateExpression? {
        if kind(index - 1) == .early, follows(index, allowing: .hyphen), tokens[index - 1].length == 3 {
            return expression(index - 1..<index + 1, .shift(.year, 0), "mid-year")
        }
        let next = index + 1
        guard next < tokens.count, kind(next) == .edge, value(next) == 1, tokens[next].length == 3,
            follows(next, allowing: .hyphen), kind(index - 1) != .fiscal
        else { return nil }
        if flags(index).contains(.possessive) || follows(next) || kind(index - 1) != .the {
            if [.the, .none, .by, .since, .preposition, .in].contains(kind(index - 1))
                || kind(index - 1) == .approximate
            {
                return expression(index..<next + 1, .shift(.year, 0), "year-end")
            }
        }
        return nil
    }
}
