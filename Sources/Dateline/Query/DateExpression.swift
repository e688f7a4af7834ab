public import Chronology

/// A date as a query or a command-line option names it: some days, and how a mentioned interval has to lie to them.
///
/// Relative forms (`yesterday`, `"last week"`) are resolved when they are read, so an expression always means the same days.
public struct DateExpression: Sendable, Hashable {
    public enum Relation: Sendable, Hashable {
        /// The interval shares a day with the bounds.
        case overlapping
        /// The interval lies within the bounds (`=2025-05`).
        case contained
    }

    public let bounds: DateBounds
    public let relation: Relation

    public init(_ bounds: DateBounds, _ relation: Relation = .overlapping) {
        self.bounds = bounds
        self.relation = relation
    }

    /// Whether an interval that an article mentions satisfies the expression.
    public func matches(_ interval: DateRange) -> Bool {
        switch relation {
        case .overlapping: bounds.overlaps(interval)
        case .contained: bounds.contains(interval)
        }
    }
}

extension DateExpression: CustomStringConvertible {
    public var description: String { relation == .contained ? "=\(bounds)" : bounds.description }
}
