import Chronology
import TextAnalysis

extension DateParser {
    /// "The third quarter of 1984", "third-quarter", "last year's third quarter", "the latest quarter".
    func quarterExpression(at index: Int) -> DateExpression? {
        guard index > floor else { return nil }
        let place = index - 1
        if kind(place) == .ordinalWord, (1...4).contains(value(place)), follows(index, allowing: .hyphen) {
            return numberedQuarter(place: place, end: index + 1)
        }
        guard follows(index, allowing: .hyphen) else { return nil }
        let start = withArticle(place)
        switch kind(place) {
        case .current, .present: return expression(start..<index + 1, .shift(.quarter, 0), "this quarter")
        case .last where start == place, .previous where start == place:
            return expression(start..<index + 1, .shift(.quarter, -1), "last quarter")
        case .next: return expression(start..<index + 1, .shift(.quarter, 1), "next quarter")
        case .latest, .that, .same, .comparable:
            let (year, end) = yearOfQuarter(index + 1)
            return expression(start..<end, .quarter(nil, year ?? .nearest), "the quarter")
        case .the:
            let (year, end) = yearOfQuarter(index + 1)
            return expression(place..<end, .quarter(nil, year ?? .nearest), "the quarter")
        default: return nil
        }
    }

    private func numberedQuarter(place: Int, end: Int) -> DateExpression? {
        var start = place
        if kind(start - 1) == .fiscal, follows(start, allowing: .hyphen) { start -= 1 }
        if kind(start - 1) == .the || kind(start - 1) == .current, follows(start) { start -= 1 }
        // "The second and third quarters" name no single one, "a third quarter" perhaps none.
        let (year, end) = yearOfQuarter(end)
        var found = expression(start..<end, .quarter(value(place), year ?? .nearest), "quarter")
        if year == nil { found.isFuture = isFuture(before: start) }
        return found
    }

    /// "Of 1984", "of last year", "1984", "a year ago" behind a quarter.
    private func yearOfQuarter(_ index: Int) -> (YearChoice?, end: Int) {
        guard index < tokens.count, follows(index, allowing: .comma) else { return (nil, index) }
        let place = [.of, .in].contains(kind(index)) && follows(index + 1) ? index + 1 : index
        let year = kind(place) == .fiscal && follows(place + 1) ? place + 1 : place
        if kind(year) == .year, tokens[year].length == 4, !gap(index).contains(.comma) || kind(index) != .in {
            return (.named(value(year)), year + 1)
        }
        if let (choice, end) = relativeYear(index) { return (choice, end) }
        return (nil, index)
    }

    /// A quarter behind "the 1988", "last year's", "the year-ago".
    func quarterAfterYear(_ index: Int, start: Int, year: YearChoice) -> DateExpression? {
        guard index < tokens.count, follows(index) else { return nil }
        var place = index
        if kind(place) == .fiscal { place += 1 }
        if kind(place) == .ordinalWord, (1...4).contains(value(place)), kind(place + 1) == .unit,
            value(place + 1) == DateUnit.quarter.rawValue, follows(place + 1, allowing: .hyphen)
        {
            return expression(start..<place + 2, .quarter(value(place), year), "quarter of year")
        }
        if kind(place) == .unit, value(place) == DateUnit.quarter.rawValue {
            return expression(start..<place + 1, .quarter(nil, year), "quarter of year")
        }
        if kind(place) == .period { return expression(start..<place + 1, .period(year), "period of year") }
        return nil
    }

    /// "Last year's third quarter"; nil leaves "last year" to the rules of units.
    func quarterOfYear(at index: Int) -> DateExpression? {
        guard flags(index).contains(.possessive), let shift = shift(of: kind(index - 1)), follows(index) else {
            return nil
        }
        return quarterAfterYear(index + 1, start: index - 1, year: .relative(shift))
    }

    /// `Q3 2024`, `Q3`.
    func quarterCodeExpression(at index: Int, _ quarter: Int) -> DateExpression? {
        guard flags(index).contains(.capitalized) || flags(index).contains(.containsDigit),
            !flags(index).contains(.joined), byte(after: index) != UInt8(ascii: "-")
        else { return nil }
        let (year, end) = yearOfQuarter(index + 1)
        if let year { return expression(index..<end, .quarter(quarter, year), "quarter") }
        let isLed = [.in, .of, .by, .the, .preposition, .last, .from, .until].contains(kind(index - 1))
        guard isLed, follows(index), flags(index).contains(.allCaps) else { return nil }
        var found = expression(index..<index + 1, .quarter(quarter, .nearest), "quarter")
        found.isFuture = isFuture(before: index)
        return found
    }

    /// "The first half of 2020".
    func halfExpression(at index: Int) -> DateExpression? {
        guard follows(index, allowing: .hyphen), let half = half(index - 1),
            case (let year?, let end) = yearOfQuarter(index + 1)
        else { return nil }
        return expression(index - 1..<end, .half(half, year), "half of year")
    }

    private func half(_ index: Int) -> Int? {
        switch kind(index) {
        case .ordinalWord where value(index) <= 2: value(index)
        case .last: 2
        default: nil
        }
    }

    /// "The latest period", "the corresponding period last year".
    func periodExpression(at index: Int) -> DateExpression? {
        guard index > floor, follows(index), [.latest, .comparable, .same].contains(kind(index - 1)) else { return nil }
        let (year, end) = yearOfQuarter(index + 1)
        guard year != nil || kind(index - 1) == .latest else { return nil }
        return expression(withArticle(index - 1)..<end, .period(year ?? .nearest), "period")
    }
}

extension DateParser {
    /// The expressions, without the quarters of games.
    func expressionsOfNews() -> [DateExpression] {
        guard sportWords >= 2 else { return expressions }
        return expressions.filter { expression in
            guard case .quarter(_, let choice) = expression.meaning else { return true }
            if case .named = choice { return true }
            return false
        }
    }
}
