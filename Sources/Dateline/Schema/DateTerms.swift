import Chronology

/// Days as terms: a run of days is a few years, months and days, each one term.
enum DateTerms {
    /// The fewest years, months and days that make up a range, in order.
    static func cover(_ range: DateRange) -> [DatePeriod] {
        var periods: [DatePeriod] = []
        var day = range.first
        while day <= range.last {
            let (period, last) = longestPeriod(from: day, upTo: range.last)
            periods.append(period)
            if last == .latest { break }
            day = last.adding(days: 1)
        }
        return periods
    }

    private static func longestPeriod(
        from day: CalendarDate, upTo end: CalendarDate
    ) -> (DatePeriod, last: CalendarDate) {
        if day.day == 1, day.month == 1, let year = DateRange(year: day.year), year.last <= end {
            return (DatePeriod(day).within(.year), year.last)
        }
        if day.day == 1, let month = DateRange(year: day.year, month: day.month), month.last <= end {
            return (DatePeriod(day).within(.month), month.last)
        }
        return (DatePeriod(day), day)
    }

    /// The years and months that a period lies in, itself left out.
    private static func ancestors(of period: DatePeriod) -> [DatePeriod] {
        switch period.interval {
        case .day: [period.within(.year), period.within(.month)]
        case .month: [period.within(.year)]
        case .year, .decade: []
        }
    }

    /// The term of a year, month or day of publication.
    static func publishedTerm(_ period: DatePeriod) -> [UInt8] {
        switch period.interval {
        case .decade, .year: IndexSchema.Prefix.publishedYear.term(period.digits)
        case .month: IndexSchema.Prefix.publishedMonth.term(period.digits)
        case .day: IndexSchema.Prefix.publishedDay.term(period.digits)
        }
    }

    /// The terms of an article that mentions an interval, none of them twice.
    static func aboutTerms(_ interval: DateRange) -> [(prefix: IndexSchema.Prefix, period: DatePeriod)] {
        var terms: [(prefix: IndexSchema.Prefix, period: DatePeriod)] = []
        terms.reserveCapacity(4)
        // Periods in order have the same ancestors one after the other.
        var (year, month): (DatePeriod?, DatePeriod?)
        func add(_ ancestor: DatePeriod, _ last: inout DatePeriod?) {
            if ancestor != last { terms.append((.aboutWithin, ancestor)) }
            last = ancestor
        }
        for period in cover(interval) {
            terms.append((.about, period))
            if period.interval != .year { add(period.within(.year), &year) }
            if period.interval == .day { add(period.within(.month), &month) }
        }
        return terms
    }

    /// An interval as two numbers `YYYYMMDD` of four bytes each, most significant first.
    static func packed(_ interval: DateRange) -> [UInt8] {
        packed(interval.first) + packed(interval.last)
    }

    static func packed(_ day: CalendarDate) -> [UInt8] {
        let number = number(day)
        return (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }

    /// `YYYYMMDD`.
    static func number(_ day: CalendarDate) -> UInt32 {
        UInt32(day.year * 10_000 + day.month * 100 + day.day)
    }

    /// The decades, years, months and days that an interval touches, for counting, in order; long intervals go without the
    /// shorter ones.
    static func touched(_ interval: DateRange) -> [DatePeriod] {
        let (first, last) = (interval.first, interval.last)
        // Most intervals are a day.
        if first == last { return [.decade, .year, .month, .day].map { DatePeriod(first).within($0) } }
        var periods = (first.year / 10...last.year / 10).map { DatePeriod(.decade, $0) }
        let years = last.year - first.year + 1
        guard years <= 30 else { return periods }
        for year in first.year...last.year {
            periods.append(DatePeriod(.year, year))
            guard years <= 3 else { continue }
            let months = (year == first.year ? first.month : 1)...(year == last.year ? last.month : 12)
            for month in months { periods.append(DatePeriod(.month, year * 100 + month)) }
        }
        if last.daysSinceEpoch - first.daysSinceEpoch <= 31 {
            for day in first.daysSinceEpoch...last.daysSinceEpoch {
                if let day = CalendarDate(daysSinceEpoch: day) { periods.append(DatePeriod(day)) }
            }
        }
        return periods.sorted()
    }

    /// Of which an article has one at least exactly when an interval that it mentions shares a day with `range`.
    static func overlapTerms(_ range: DateRange) -> Set<[UInt8]> {
        var terms: Set<[UInt8]> = []
        for period in cover(range) {
            terms.insert(IndexSchema.Prefix.about.term(period.digits))
            terms.insert(IndexSchema.Prefix.aboutWithin.term(period.digits))
            for ancestor in ancestors(of: period) {
                terms.insert(IndexSchema.Prefix.about.term(ancestor.digits))
            }
        }
        return terms
    }
}
