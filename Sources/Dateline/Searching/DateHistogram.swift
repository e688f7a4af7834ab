import Chronology

/// Gathers days into decades, years, months or days, whichever gives a histogram that can be read.
enum DateHistogram {
    static func interval(of days: [CalendarDate]) -> Facet.Interval {
        guard let first = days.min(), let last = days.max() else { return .year }
        if last.daysSinceEpoch - first.daysSinceEpoch <= 31 { return .day }
        let months = (last.year - first.year) * 12 + last.month - first.month
        if months <= 24 { return .month }
        return last.year - first.year <= 30 ? .year : .decade
    }

    /// The same for periods: for the days among them, if there are any; decades alone stay decades.
    static func interval(of periods: some Sequence<DatePeriod>) -> Facet.Interval {
        var span = Span()
        for period in periods {
            span.add(period)
            if span.isWidest { break }
        }
        return span.interval
    }

    /// From the first to the last of periods.
    struct Span {
        private var days: (first: DatePeriod, last: DatePeriod)?
        private var others: (first: DatePeriod, last: DatePeriod)?
        private var hasDecades = false

        mutating func add(_ period: DatePeriod) {
            switch period.interval {
            case .decade: hasDecades = true
            case .day: days = DateHistogram.extended(days, by: period)
            // A month as its first day, a year as its first month: these compare as days do.
            case .month, .year: others = DateHistogram.extended(others, by: period)
            }
        }

        /// Whether no further period changes the interval: days that are more than thirty years apart.
        var isWidest: Bool {
            guard let (first, last) = days else { return false }
            return last.number / 10_000 - first.number / 10_000 > 30
        }

        var interval: Facet.Interval {
            guard let (first, last) = days ?? others else { return hasDecades ? .decade : .year }
            return DateHistogram.interval(of: [first.range?.first, last.range?.last].compactMap { $0 })
        }
    }

    private static func extended(
        _ span: (first: DatePeriod, last: DatePeriod)?,
        by period: DatePeriod
    ) -> (first: DatePeriod, last: DatePeriod) {
        guard let span else { return (period, period) }
        return (
            period.bounds.lowerBound < span.first.bounds.lowerBound ? period : span.first,
            period.bounds.upperBound > span.last.bounds.upperBound ? period : span.last
        )
    }

    /// - Parameter gathering: counts a period in the longer one that it lies in; otherwise periods of the interval alone
    ///   are counted.
    static func counts(
        _ periods: some Sequence<(DatePeriod, Int)>,
        by interval: Facet.Interval,
        gathering: Bool
    ) -> [FacetCounter.Counted] {
        var counts: [Int: Int] = [:]
        for (period, count) in periods {
            let period = gathering ? period.within(interval) : period
            if period.interval == interval { counts[period.number, default: 0] += count }
        }
        return counts.map { number, count in
            let period = DatePeriod(interval, number)
            return FacetCounter.Counted(key: period.key, label: period.label, count: count)
        }
    }

    /// The days that a key stands for.
    static func range(of key: String) -> DateRange? {
        key.utf8.count == 3 ? DateRange("\(key)0/\(key)9") : DateRange(key)
    }
}
