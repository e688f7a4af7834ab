/// A date as precisely as somebody gave it: a day, a week, a month, a quarter, a season, a year, a decade, or from one to another.
///
/// Printed as in TIMEX3: `2025-05-09`, `2025-W19`, `2025-05`, `2025-Q2`, `2025-SP`, `2025`, `199` (the 1990s), `2025-05-07/2025-05-10`.
public indirect enum DateValue: Hashable, Sendable {
    case day(CalendarDate)
    /// A week by ISO 8601, and the year to which that standard counts it.
    case week(year: Int, week: Int)
    case month(year: Int, month: Int)
    case quarter(year: Int, quarter: Int)
    case season(year: Int, Season)
    case year(Int)
    /// The year without its last digit.
    case decade(Int)
    /// From the start of the first to the end of the second.
    case interval(DateValue, DateValue)

    /// The week of a day by ISO 8601: it starts on Monday and belongs to the year of its Thursday.
    public static func week(of day: CalendarDate) -> DateValue {
        let thursday = day.adding(days: 4 - day.weekday)
        return .week(year: thursday.year, week: (thursday.dayOfYear - 1) / 7 + 1)
    }

    public static func month(of day: CalendarDate) -> DateValue { .month(year: day.year, month: day.month) }

    public static func quarter(of day: CalendarDate) -> DateValue {
        .quarter(year: day.year, quarter: (day.month + 2) / 3)
    }

    /// All its days; nil when there are none (month 13, week 53 of a year of 52, an interval that ends before it begins)
    /// or they lie outside the years 1...9999.
    public var range: DateRange? {
        switch self {
        case .day(let day): DateRange(day)
        case .week(let year, let week): DateValue.weekRange(year: year, week: week)
        case .month(let year, let month): DateRange(year: year, month: month)
        case .quarter(let year, let quarter):
            (1...4).contains(quarter) ? DateRange(year: year, firstMonth: quarter * 3 - 2, count: 3) : nil
        case .season(let year, let season): DateRange(year: year, firstMonth: season.firstMonth, count: 3)
        case .year(let year): DateRange(year: year)
        case .decade(let decade): DateRange(year: max(decade * 10, 1), firstMonth: 1, count: decade == 0 ? 108 : 120)
        case .interval(let from, let to): DateValue.join(from.range, to.range)
        }
    }

    private static func join(_ from: DateRange?, _ to: DateRange?) -> DateRange? {
        guard let from, let to else { return nil }
        return DateRange(first: from.first, last: to.last)
    }

    private static func weekRange(year: Int, week: Int) -> DateRange? {
        guard let fourth = CalendarDate(year: year, month: 1, day: 4), (1...53).contains(week) else { return nil }
        let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (week - 1))
        guard DateValue.week(of: monday) == .week(year: year, week: week) else { return nil }
        return DateRange(first: monday, last: monday.adding(days: 6))
    }
}

extension DateValue: LosslessStringConvertible {
    /// Reads the forms that `description` prints; nil for others and for dates that do not exist.
    public init?(_ description: String) {
        guard let value = DateValue.parse(description[...]), value.range != nil else { return nil }
        self = value
    }

    private static func parse(_ text: Substring) -> DateValue? {
        if let slash = text.firstIndex(of: "/") {
            let rest = text[text.index(after: slash)...]
            guard !rest.contains("/"), let from = parse(text[..<slash]), let to = parse(rest) else { return nil }
            return .interval(from, to)
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 3 { return CalendarDate(String(text)).map(DateValue.day) }
        if parts.count == 1, let decade = Int(digits: text, count: 3) { return .decade(decade) }
        guard let year = Int(digits: parts[0], count: 4) else { return nil }
        return parts.count == 1 ? .year(year) : part(parts[1], of: year)
    }

    private static func part(_ text: Substring, of year: Int) -> DateValue? {
        if let month = Int(digits: text, count: 2) { return .month(year: year, month: month) }
        if let season = Season(rawValue: String(text)) { return .season(year: year, season) }
        if text.hasPrefix("W"), let week = Int(digits: text.dropFirst(), count: 2) {
            return .week(year: year, week: week)
        }
        if text.hasPrefix("Q"), let number = Int(digits: text.dropFirst(), count: 1) {
            return .quarter(year: year, quarter: number)
        }
        return nil
    }

    public var description: String {
        switch self {
        case .day(let day): day.description
        case .week(let year, let week): "\(year.padded(to: 4))-W\(week.padded(to: 2))"
        case .month(let year, let month): "\(year.padded(to: 4))-\(month.padded(to: 2))"
        case .quarter(let year, let quarter): "\(year.padded(to: 4))-Q\(quarter)"
        case .season(let year, let season): "\(year.padded(to: 4))-\(season.rawValue)"
        case .year(let year): year.padded(to: 4)
        case .decade(let decade): decade.padded(to: 3)
        case .interval(let from, let to): "\(from)/\(to)"
        }
    }
}

extension DateRange {
    /// Whole months, `count` of them, from the first one on.
    init?(year: Int, firstMonth: Int, count: Int) {
        let last = firstMonth - 2 + count
        guard let first = CalendarDate(year: year, month: firstMonth, day: 1),
            let end = DateRange(year: year + last / 12, month: last % 12 + 1)
        else { return nil }
        self.init(first: first, last: end.last)
    }
}

extension CalendarDate {
    /// 1 for the first of January.
    var dayOfYear: Int {
        var days = day
        for month in 1..<month { days += CalendarDate.daysInMonth(month, year: year) }
        return days
    }
}
