import Chronology
import TextAnalysis

/// Places expressions on the calendar, in the order of the text: each may lean on those before it.
struct DateResolver {
    let published: CalendarDate?
    /// The year to which days and months without one are counted where a text tells a history; nil in news.
    private(set) var narrativeYear: Int?
    let isNarrative: Bool
    /// Whether `9/5` is the ninth of May; nil when the text does not show it.
    let isDayFirst: Bool?
    /// The first quarter that the text names.
    private(set) var storyQuarter: QuarterNumber?
    private var last = Last()
    private let spansOfMonths: [Int]

    private struct Last {
        var year: Int?
        var month: MonthNumber?
        var day: CalendarDate?
        /// Byte offset of the last quarter.
        var quarterOffset: Int?
    }

    init(published: CalendarDate?, expressions: [DateExpression], spansOfMonths: [Int]) {
        self.published = published
        self.spansOfMonths = spansOfMonths
        let census = DateCensus(expressions)
        isNarrative = census.isNarrative(published: published)
        isDayFirst = census.isDayFirst
        for expression in expressions {
            guard case .quarter(let number?, .nearest) = expression.meaning else { continue }
            storyQuarter = quarter(number, .nearest, isFuture: expression.isFuture)
            break
        }
    }

    /// The value of an expression that starts at a byte, and its days; nil when it has none without guessing.
    mutating func resolution(of expression: DateExpression, at offset: Int) -> (value: DateValue, range: DateRange)? {
        guard let value = resolve(expression, at: offset), let range = value.range else { return nil }
        remember(value, range, expression, at: offset)
        return (value, range)
    }

    private mutating func remember(_ value: DateValue, _ range: DateRange, _ expression: DateExpression, at offset: Int)
    {
        switch value {
        case .day(let day):
            last.day = day
            last.month = MonthNumber(day)
            last.year = day.year
        case .month(let year, let month):
            last.month = MonthNumber(year: year, month: month)
            last.year = year
        case .quarter(let year, _):
            last.year = year
            last.quarterOffset = offset
        case .year(let year), .season(let year, _), .week(let year, _): last.year = year
        case .decade, .interval: last.year = range.last.year
        }
        if case .value = expression.meaning { narrativeYear = last.year }
    }

    private func resolve(_ expression: DateExpression, at offset: Int) -> DateValue? {
        let isFuture = expression.isFuture
        switch expression.meaning {
        case .value(let value): return value
        case .numeric(let first, let second, let year): return numeric(first, second, year)
        case .day(let month, let day, let choice):
            return self.day(month: month, day: day, choice, isFuture: isFuture).map(DateValue.day)
        case .week(let month, let day, let choice):
            return self.day(month: month, day: day, choice, isFuture: isFuture).map(DateValue.week(of:))
        case .days(let from, let to, let choice): return days(from, to, choice, isFuture: isFuture)
        case .month(let month, let choice): return self.month(month, choice, isFuture: isFuture)
        case .months(let from, let to, let choice):
            guard case .month(let year, _)? = month(from, choice, isFuture: isFuture) else { return nil }
            return .interval(.month(year: year, month: from), .month(year: to < from ? year + 1 : year, month: to))
        case .season(let season, let choice): return self.season(season, choice, isFuture: isFuture)
        case .holiday(let holiday, let choice):
            return self.holiday(holiday, choice, isFuture: isFuture).map(DateValue.day)
        case .weekday(let weekday, let choice):
            return self.weekday(weekday, choice, isFuture: isFuture).map(DateValue.day)
        case .shift(let unit, let count): return published.flatMap { shifted($0, unit, count) }
        case .weekend:
            return published.flatMap { shifted($0, .weekend, isFuture || $0.weekday >= 6 ? 0 : -1) }
        case .anchored(let unit, let count): return anchored(unit, count)
        case .quarter(let number?, let choice):
            return quarter(number, choice, isFuture: isFuture)?.value
        case .quarter(nil, let choice): return theQuarter(choice)
        case .yearEarlier: return period(.relative(-1), at: offset, within: 800)
        case .period(let choice): return period(choice, at: offset, within: 600)
        case .half(let half, let choice): return self.half(half, choice)
        }
    }

    /// The year that a history has reached, for a date that chooses none.
    func carriedYear(_ choice: YearChoice) -> Int? {
        guard isNarrative, case .nearest = choice else { return nil }
        return narrativeYear
    }

    // MARK: Days

    private func numeric(_ first: Int, _ second: Int, _ year: Int) -> DateValue? {
        let dayFirst = CalendarDate(year: year, month: second, day: first)
        let monthFirst = CalendarDate(year: year, month: first, day: second)
        guard let dayFirst, let monthFirst, dayFirst != monthFirst else {
            return (dayFirst ?? monthFirst).map(DateValue.day)
        }
        if let isDayFirst { return .day(isDayFirst ? dayFirst : monthFirst) }
        guard let published else { return nil }
        // The article's own day or one close to it settles the order.
        let isNear = { (day: CalendarDate) in abs(day.daysSinceEpoch - published.daysSinceEpoch) <= 10 }
        if isNear(dayFirst) != isNear(monthFirst) { return .day(isNear(dayFirst) ? dayFirst : monthFirst) }
        return nil
    }

    private func day(month: Int, day: Int, _ choice: YearChoice, isFuture: Bool) -> CalendarDate? {
        if let year = carriedYear(choice) { return CalendarDate(year: year, month: month, day: day) }
        return pick(choice, isFuture: isFuture, daysAhead: 150) { CalendarDate(year: $0, month: month, day: day) }
    }

    private func days(_ from: MonthDay, _ to: MonthDay, _ choice: YearChoice, isFuture: Bool) -> DateValue? {
        guard let first = day(month: from.month, day: from.day, choice, isFuture: isFuture) else { return nil }
        let year = (to.month, to.day) < (from.month, from.day) ? first.year + 1 : first.year
        return CalendarDate(year: year, month: to.month, day: to.day).map { .interval(.day(first), .day($0)) }
    }

    private func holiday(_ holiday: Int, _ choice: YearChoice, isFuture: Bool) -> CalendarDate? {
        if let year = carriedYear(choice) { return Holiday.day(holiday, year: year) }
        // Of elections news speaks long before.
        let daysAhead = holiday == Holiday.electionDay ? 250 : 60
        return pick(choice, isFuture: isFuture, daysAhead: daysAhead) { Holiday.day(holiday, year: $0) }
    }

    /// The day of the chosen year. `daysAhead`: so far ahead the nearest one may lie when nothing speaks of the future.
    private func pick(
        _ choice: YearChoice, isFuture: Bool, daysAhead: Int, _ day: (Int) -> CalendarDate?
    ) -> CalendarDate? {
        if case .named(let year) = choice { return day(year) }
        guard let published else { return nil }
        if case .relative(let years) = choice { return day(published.year + years) }
        let years = published.year - 4...published.year + 4
        func first(_ isWanted: (CalendarDate) -> Bool) -> CalendarDate? {
            for year in years {
                if let day = day(year), isWanted(day) { return day }
            }
            return nil
        }
        switch choice {
        case .past: return nearest(to: published, years, day) { $0 < published }
        case .coming: return first { $0 > published }
        default: break
        }
        let limit = published.adding(days: isFuture ? 240 : daysAhead)
        if isFuture {
            let start = published.adding(days: -20)
            if let next = first({ $0 >= start }), next <= limit { return next }
        }
        return nearest(to: published, years, day) { $0 <= limit }
    }

    /// Of the wanted days of some years, which come in order, the one that is nearest to another; the earlier of two.
    private func nearest(
        to other: CalendarDate, _ years: ClosedRange<Int>, _ day: (Int) -> CalendarDate?,
        where isWanted: (CalendarDate) -> Bool
    ) -> CalendarDate? {
        var nearest: CalendarDate?
        var least = Int.max
        for year in years {
            guard let day = day(year), isWanted(day) else { continue }
            let distance = abs(day.daysSinceEpoch - other.daysSinceEpoch)
            if distance < least { (nearest, least) = (day, distance) }
        }
        return nearest
    }

    private func weekday(_ weekday: Int, _ choice: WeekdayChoice, isFuture: Bool) -> CalendarDate? {
        if isNarrative, published != nil, case .nearest = choice {
            return last.day.map { $0.adding(days: (weekday - $0.weekday + 7) % 7) }
        }
        guard let published else { return nil }
        let back = (published.weekday - weekday + 7) % 7
        switch choice {
        case .nearest: return published.adding(days: isFuture && back > 0 ? 7 - back : -back)
        case .last: return published.adding(days: back == 0 ? -7 : -back)
        case .next: return published.adding(days: 7 - back)
        case .previous:
            let anchor = last.day ?? published
            let days = (anchor.weekday - weekday + 7) % 7
            return anchor.adding(days: days == 0 ? -7 : -days)
        case .week(let weeks): return published.adding(days: weekday - published.weekday + 7 * weeks)
        }
    }

    private func anchored(_ unit: DateUnit, _ count: Int) -> DateValue? {
        switch unit {
        case .day: last.day.map { .day($0.adding(days: count)) }
        case .week: last.day.map { .week(of: $0.adding(days: 7 * count)) }
        case .month: last.month.map { $0.adding(count).value }
        case .year: last.year.map { .year($0 + count) }
        case .quarter, .decade, .weekend: nil
        }
    }

    // MARK: Quarters

    private func theQuarter(_ choice: YearChoice) -> DateValue? {
        guard let story = storyQuarter ?? published.map({ QuarterNumber($0).adding(-1) }) else { return nil }
        switch choice {
        case .named(let year): return .quarter(year: year, quarter: story.quarter)
        case .relative(let years): return story.adding(4 * years).value
        default: return story.value
        }
    }

    /// A period such as the quarter of which the text has spoken `within` so many bytes, else the year.
    private func period(_ choice: YearChoice, at offset: Int, within limit: Int) -> DateValue? {
        if let quarter = last.quarterOffset, offset - quarter < limit,
            !spansOfMonths.contains(where: { $0 > quarter && $0 < offset })
        {
            return theQuarter(choice)
        }
        if case .named(let year) = choice { return .year(year) }
        if case .nearest = choice { return theQuarter(choice) }
        guard case .relative(let years) = choice else { return nil }
        if isNarrative { return last.year.map { .year($0 + years) } }
        return published.map { .year($0.year + years) }
    }
}
