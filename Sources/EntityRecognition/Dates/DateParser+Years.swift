import Chronology
import TextAnalysis

extension DateParser {
    /// An expression around a number of four digits.
    func yearExpression(at index: Int, _ year: Int) -> DateExpression? {
        guard tokens[index].length == 4, utf8[Int(tokens[index].offset)] < 0x80 else { return nil }
        if flags(index).contains(.possessive), byte(after: index) == UInt8(ascii: "'"), year % 10 == 0,
            kind(index - 1) == .the || kind(index - 1) == .early
        {
            return expression(withArticle(index)..<index + 1, .value(.decade(year / 10)), "decade")
        }
        if let date = calendarDate(at: index, year) ?? yearRange(at: index, year) { return date }
        guard isYear(at: index, year) else { return nil }
        let start = yearStart(index)
        if let found = quarterAfterYear(index + 1, start: start, year: .named(year)) { return found }
        return expression(start..<index + 1, .value(.year(year)), "year")
    }

    /// "Fiscal 1990", "fiscal year 1990", "the year 2000".
    private func yearStart(_ index: Int) -> Int {
        var start = index
        guard follows(index) else { return index }
        if kind(start - 1) == .unit, value(start - 1) == DateUnit.year.rawValue,
            follows(start - 1) || start - 1 == floor
        {
            start -= 1
        }
        if kind(start - 1) == .fiscal, follows(start) { start -= 1 }
        return withArticle(start)
    }

    /// `2025-05-09`, `2025/5/9`, `2025-W19`, `2025-Q2`.
    private func calendarDate(at index: Int, _ year: Int) -> DateExpression? {
        let joint = gap(index + 1)
        guard joint == .hyphen || joint == .slash, isStart(index) else { return nil }
        let place = index + 1
        if kind(place) == .number, gap(place + 1) == joint, kind(place + 2 - 1) == .number {
            guard let date = CalendarDate(year: year, month: value(place), day: value(place + 1)),
                byte(after: place + 1) != UInt8(ascii: "-")
            else { return nil }
            return expression(index..<place + 2, .value(.day(date)), "numeric date")
        }
        if joint == .hyphen, kind(place) == .quarterCode, tokens[place].length == 2 {
            return expression(index..<place + 1, .value(.quarter(year: year, quarter: value(place))), "quarter")
        }
        if joint == .hyphen, kind(place) == .number, tokens[place].length == 2, (1...12).contains(value(place)),
            kind(place - 2) != .year, year >= 1900, value(place) <= year % 100 || year % 100 == 99,
            byte(before: place) == UInt8(ascii: "-")
        {
            return expression(index..<place + 1, .value(.month(year: year, month: value(place))), "numeric month")
        }
        return isoWeek(at: place, year)
    }

    private func isoWeek(at place: Int, _ year: Int) -> DateExpression? {
        guard place < tokens.count, tokens[place].length == 3, gap(place) == .hyphen else { return nil }
        let offset = Int(tokens[place].offset)
        let tens = utf8[offset + 1] &- 0x30
        let ones = utf8[offset + 2] &- 0x30
        guard utf8[offset] == UInt8(ascii: "W"), tens < 10, ones < 10 else { return nil }
        let week = DateValue.week(year: year, week: Int(tens) * 10 + Int(ones))
        guard week.range != nil else { return nil }
        return expression(place - 1..<place + 1, .value(week), "ISO week")
    }

    /// `2019-2021`, `2019–21`, `between 2015 and 2018`, `from 2015 to 2018`.
    private func yearRange(at index: Int, _ year: Int) -> DateExpression? {
        guard isStart(index), (1000..<2100).contains(year),
            let next = rangeJoint(after: index, from: index) ?? slashedYear(index)
        else { return nil }
        var last = value(next)
        switch kind(next) {
        case .year: break
        case .number where tokens[next].length == 2 && gap(next).isSubset(of: [.hyphen, .dash, .slash]):
            last += year / 100 * 100
        default: return nil
        }
        guard last > year, last - year < 400, last < 2100, isEnd(next),
            kind(next + 1) != .measured || !follows(next + 1)
        else {
            return nil
        }
        let isLed = [.from, .between].contains(kind(index - 1)) && follows(index)
        let isBridged = follows(index + 1)
        guard !isBridged || isLed || kind(index + 1) == .through else { return nil }
        return expression(index..<next + 1, .value(.interval(.year(year), .year(last))), "year range")
    }

    /// `1989/90`: one season of a year.
    private func slashedYear(_ index: Int) -> Int? {
        let next = index + 1
        guard gap(next) == .slash else { return nil }
        let isShort = kind(next) == .number && tokens[next].length == 2 && value(next) == (value(index) + 1) % 100
        return isShort || kind(next) == .year && value(next) == value(index) + 1 ? next : nil
    }

    /// Not the later part of a longer number, price, time or address.
    func isStart(_ index: Int) -> Bool {
        switch byte(before: index) {
        case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"),
            UInt8(ascii: "="),
            UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "&"), UInt8(ascii: "?"), UInt8(ascii: "@"),
            UInt8(ascii: "%"), 0xA3, 0xAC:
            false
        case UInt8(ascii: "-"):
            kind(index - 1) == .early || !flags(index - 1).contains(.containsDigit) && !flags(index).contains(.joined)
        default: true
        }
    }

    func isEnd(_ index: Int) -> Bool {
        switch byte(after: index) {
        case UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "_"),
            UInt8(ascii: "="):
            false
        case UInt8(ascii: "-"), UInt8(ascii: "."): !(index + 1 < tokens.count && flags(index + 1).contains(.joined))
        default: true
        }
    }

    // MARK: A bare year

    private func isYear(at index: Int, _ year: Int) -> Bool {
        let joinedEarly =
            flags(index).contains(.joined)
            && byte(before: index) == UInt8(ascii: "-") && isPrefix(index - 1)
        guard isStart(index) || joinedEarly, isEnd(index) else { return false }
        if flags(index).contains(.joined), !joinedEarly { return false }
        let isLed = index > floor && follows(index) && isYearLed(index)
        if kind(index + 1) == .measured, follows(index + 1), !isMeasuredLater(index) { return false }
        if index > floor, follows(index, allowing: [.parenthesis, .point]), kind(index - 1) == .counted {
            return false
        }
        // "No later than 2014" is a date, "more than 2000" is not.
        if index > floor, kind(index - 1) == .than, ![.early, .year].contains(kind(index - 2)) { return false }
        if value(index + 1) == 1, kind(index + 1) == .press, !isCapitalized(index + 1) { return false }
        // The rest of "Feb. 30, 2020".
        if dayNumber(index - 1) != nil, kind(index - 2) == .month { return false }
        if (1900..<2040).contains(year) { return !isTabular(index) }
        // "At 1600 Pennsylvania Avenue"
        if index + 1 < tokens.count, follows(index + 1), isCapitalized(index + 1), kind(index - 1) != .the {
            return false
        }
        return (1500..<2101).contains(year) && isLed
    }

    /// "2009 [people]" is a count unless a year's own words go before; "2009 times" always is one.
    private func isMeasuredLater(_ index: Int) -> Bool {
        guard follows(index), (1900..<2040).contains(value(index)) else { return false }
        return kind(index - 1) == .in || kind(index - 1) == .the
    }

    /// "Pre-", "post-", "mid-".
    private func isPrefix(_ index: Int) -> Bool {
        kind(index) == .early
            || (tokens[index].length <= 4 && !flags(index).contains(.containsDigit) && !isCapitalized(index))
    }

    private func isYearLed(_ index: Int) -> Bool {
        switch kind(index - 1) {
        case .of, .in, .from, .between, .through, .until, .by, .since, .as, .preposition, .the, .early, .to, .fiscal,
            .month:
            true
        case .and: kind(index - 2) == .year
        case .unit: value(index - 1) == DateUnit.year.rawValue
        default: false
        }
    }

    /// Other numbers on both sides: a table.
    private func isTabular(_ index: Int) -> Bool {
        guard index > floor, index + 1 < tokens.count else { return false }
        return flags(index - 1).contains(.numeric) && flags(index + 1).contains(.numeric) && kind(index - 1) != .year
            && kind(index + 1) != .year && follows(index) && follows(index + 1)
    }

    /// "Nineteen ninety-four", "the year two thousand".
    func spelledYearExpression(at index: Int) -> DateExpression? {
        guard let (year, end) = spelledYear(index) else { return nil }
        let isNamed = kind(index - 1) == .unit && value(index - 1) == DateUnit.year.rawValue && follows(index)
        guard year >= 1800, isNamed || year < 2000, kind(end) != .measured else { return nil }
        let start = isNamed ? withArticle(index - 1) : index
        return expression(start..<end, .value(.year(year)), "spelled year")
    }
}
