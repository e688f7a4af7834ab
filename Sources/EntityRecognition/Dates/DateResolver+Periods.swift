import Chronology

/// Months, quarters and seasons: periods of a year that is to be chosen.
extension DateResolver {
    func month(_ month: Int, _ choice: YearChoice, isFuture: Bool) -> DateValue? {
        if case .named(let year) = choice { return .month(year: year, month: month) }
        if let year = carriedYear(choice) { return .month(year: year, month: month) }
        guard let published else { return nil }
        let year = published.year
        switch choice {
        case .relative(let years): return .month(year: year + years, month: month)
        case .past: return .month(year: month < published.month ? year : year - 1, month: month)
        case .coming: return .month(year: month > published.month ? year : year + 1, month: month)
        default:
            if isFuture { return .month(year: month >= published.month ? year : year + 1, month: month) }
            return .month(year: month <= published.month ? year : year - 1, month: month)
        }
    }

    func quarter(_ quarter: Int, _ choice: YearChoice, isFuture: Bool) -> QuarterNumber? {
        if case .named(let year) = choice { return QuarterNumber(year: year, quarter: quarter) }
        guard let published else { return nil }
        if case .relative(let years) = choice { return QuarterNumber(year: published.year + years, quarter: quarter) }
        let now = QuarterNumber(published)
        // What "is expected for the quarter" may be of the one just over, whose figures are still to come.
        let earliest = isFuture ? now.adding(-1) : now.adding(-3)
        var found = QuarterNumber(year: earliest.year, quarter: quarter)
        if quarter < earliest.quarter { found.year += 1 }
        return found
    }

    func half(_ half: Int, _ choice: YearChoice) -> DateValue? {
        let found: Int? =
            switch choice {
            case .named(let year): year
            case .relative(let years): published.map { $0.year + years }
            default: nil
            }
        return found.map { .interval(.month(year: $0, month: half * 6 - 5), .month(year: $0, month: half * 6)) }
    }

    func season(_ season: Season, _ choice: YearChoice, isFuture: Bool) -> DateValue? {
        if case .named(let year) = choice { return .season(year: year, season) }
        if let year = carriedYear(choice) { return .season(year: year, season) }
        guard let published else { return nil }
        if case .relative(let years) = choice {
            let isMidwinter = season == .winter && years == 0 && published.month < 3
            return .season(year: published.year + years - (isMidwinter ? 1 : 0), season)
        }
        // January and February belong to the winter of the year before.
        let ranges = (published.year - 2...published.year + 1).compactMap { year in
            DateValue.season(year: year, season).range.map { (year, $0) }
        }
        let found =
            switch choice {
            case .past: ranges.last { $0.1.last < published }
            case .coming: ranges.first { $0.1.first > published }
            default: isFuture ? ranges.first { $0.1.last >= published } : ranges.last { $0.1.first <= published }
            }
        return found.map { .season(year: $0.0, season) }
    }

    func shifted(_ published: CalendarDate, _ unit: DateUnit, _ count: Int) -> DateValue? {
        guard abs(count) < 5000 else { return nil }
        switch unit {
        case .day: return .day(published.adding(days: count))
        case .week: return .week(of: published.adding(days: 7 * count))
        case .month: return MonthNumber(published).adding(count).value
        case .year: return .year(published.year + count)
        case .decade: return .decade(published.year / 10 + count)
        case .quarter: return QuarterNumber(published).adding(count).value
        case .weekend:
            let saturday = published.adding(days: 6 - published.weekday + 7 * count)
            return .interval(.day(saturday), .day(saturday.adding(days: 1)))
        }
    }
}
