/// Of the periods that an article mentions those that `DateHistogram.interval(of:)` needs: the first and the last day, and the
/// first and the last of months and years.
struct MentionedSpan {
    private struct Ends {
        var first: DatePeriod?
        var last: DatePeriod?

        mutating func extend(first newFirst: DatePeriod?, last newLast: DatePeriod?) {
            // Days compare by their numbers; a longer period begins before the shorter ones in it, and ends behind them.
            if let newFirst, newFirst.bounds.lowerBound < first?.bounds.lowerBound ?? .max { first = newFirst }
            if let newLast, newLast.bounds.upperBound > last?.bounds.upperBound ?? 0 { last = newLast }
        }
    }

    private var days = Ends()
    private var others = Ends()

    /// Takes in a year, month or day; decades say nothing.
    mutating func extend(by period: DatePeriod) {
        switch period.interval {
        case .decade: break
        case .year, .month: others.extend(first: period, last: period)
        case .day: days.extend(first: period, last: period)
        }
    }

    mutating func extend(by other: MentionedSpan) {
        days.extend(first: other.days.first, last: other.days.last)
        others.extend(first: other.others.first, last: other.others.last)
    }

    /// At most four; some may be the same.
    var ends: [DatePeriod] { [days.first, days.last, others.first, others.last].compactMap { $0 } }
}
