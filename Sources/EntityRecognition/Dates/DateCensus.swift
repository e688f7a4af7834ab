import Chronology

/// What the expressions of a text show about it as a whole.
struct DateCensus {
    private var explicitYears: [Int] = []
    private var deictics = 0
    private var count = 0
    private var dayFirst = 0
    private var monthFirst = 0

    init(_ expressions: [DateExpression]) {
        count = expressions.count
        for expression in expressions {
            switch expression.meaning {
            case .value(let value):
                if let year = value.range?.first.year { explicitYears.append(year) }
            case .weekday, .shift, .quarter, .period, .yearEarlier: deictics += 1
            case .numeric(let first, let second, _):
                if first > 12 { dayFirst += 1 }
                if second > 12 { monthFirst += 1 }
            default: break
            }
        }
    }

    /// Whether `9/5` is the ninth of May; nil when the text has no number above 12 or contradicts itself.
    var isDayFirst: Bool? {
        (dayFirst > 0) == (monthFirst > 0) ? nil : dayFirst > 0
    }

    /// Whether the text tells a history rather than news: nearly all its years are long past, and little is said of
    /// today and Tuesday. A text without a day of publication is taken as one.
    func isNarrative(published: CalendarDate?) -> Bool {
        guard let published else { return true }
        let past = explicitYears.count { $0 <= published.year - 2 }
        return explicitYears.count >= 5 && past * 5 >= explicitYears.count * 4 && deictics * 10 <= count
    }
}
