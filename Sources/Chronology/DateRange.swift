/// A run of whole days, both ends included.
///
/// A day, a month, a year and `2025-05-07/2025-05-10` are all ranges; what tells them apart is how they are written.
public struct DateRange: Hashable, Sendable {
    public let first: CalendarDate
    public let last: CalendarDate

    /// Nil when `last` lies before `first`.
    public init?(first: CalendarDate, last: CalendarDate) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    public init(_ day: CalendarDate) {
        first = day
        last = day
    }

    /// A whole month, or nil when there is no such month.
    public init?(year: Int, month: Int) {
        guard let first = CalendarDate(year: year, month: month, day: 1),
            let last = CalendarDate(year: year, month: month, day: CalendarDate.daysInMonth(month, year: year))
        else { return nil }
        self.init(first: first, last: last)
    }

    /// A whole year of 1...9999.
    public init?(year: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        self.init(first: first, last: last)
    }

    public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
    public func overlaps(_ other: DateRange) -> Bool { first <= other.last && other.first <= last }
}

extension DateRange: LosslessStringConvertible {
    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or two of these joined with `/` (from the start of one to the end of the other).
    public init?(_ description: String) {
        let ends = description.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let from = DateRange(String(ends[0])), let to = DateRange(String(ends[1])) else { return nil }
            self.init(first: from.first, last: to.last)
            return
        }
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let year = Int(digits: parts[0], count: 4) else { return nil }
            self.init(year: year)
        case 2:
            guard let year = Int(digits: parts[0], count: 4), let month = Int(digits: parts[1], count: 2) else {
                return nil
            }
            self.init(year: year, month: month)
        case 3:
            guard let day = CalendarDate(description) else { return nil }
            self.init(day)
        default:
            return nil
        }
    }

    /// The shortest of the forms that `init` reads: `2025`, `2025-05`, `2025-05-09` or `2025-05-07/2025-05-10`.
    public var description: String {
        if first == last { return first.description }
        if self == DateRange(year: first.year) { return first.year.padded(to: 4) }
        if self == DateRange(year: first.year, month: first.month) {
            return first.year.padded(to: 4) + "-" + first.month.padded(to: 2)
        }
        return "\(first)/\(last)"
    }
}
