public import Chronology

/// A run of whole days, both ends included, of which either end may be open.
public struct DateBounds: Sendable, Hashable {
    /// The first day, or nil for any day up to `last`.
    public let first: CalendarDate?
    /// The last day, or nil for any day from `first` on.
    public let last: CalendarDate?

    /// Nil when `last` lies before `first`.
    public init?(first: CalendarDate?, last: CalendarDate?) {
        if let first, let last, last < first { return nil }
        self.first = first
        self.last = last
    }

    public init(_ range: DateRange) {
        first = range.first
        last = range.last
    }

    public func contains(_ day: CalendarDate) -> Bool {
        (first ?? day) <= day && day <= (last ?? day)
    }

    /// Whether all days of `range` lie within.
    public func contains(_ range: DateRange) -> Bool { contains(range.first) && contains(range.last) }

    /// Whether some day of `range` lies within.
    public func overlaps(_ range: DateRange) -> Bool {
        (first ?? range.last) <= range.last && range.first <= (last ?? range.first)
    }
}

extension DateBounds: CustomStringConvertible {
    /// The shortest form that a query reads: `2025`, `2025-05`, `2025-05-09`, `2025-05-01..2025-05-09`, `..2020-12-31`.
    public var description: String {
        if let first, let last, let range = DateRange(first: first, last: last) {
            let text = range.description
            return text.contains("/") ? "\(first)..\(last)" : text
        }
        return "\(first?.description ?? "")..\(last?.description ?? "")"
    }
}
