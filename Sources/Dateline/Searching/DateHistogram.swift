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

    static func counts(_ days: [(day: CalendarDate, count: Int)], by interval: Facet.Interval) -> [FacetCounter.Counted]
    {
        var counts: [String: Int] = [:]
        for (day, count) in days { counts[key(of: day, interval), default: 0] += count }
        return counts.map { FacetCounter.Counted(key: $0, label: label(of: $0), count: $1) }
    }

    /// The same for the periods that articles mention.
    static func interval(ofNodes nodes: [DateTerms.Node]) -> Facet.Interval {
        let ranges = nodes.filter { $0.utf8.count >= 4 }.compactMap { range(of: key(ofNode: $0)) }
        let days = nodes.contains { $0.utf8.count == 8 } ? ranges.filter { $0.first == $0.last } : ranges
        let all = nodes.contains { $0.utf8.count == 3 } && ranges.isEmpty
        return all ? .decade : interval(of: days.flatMap { [$0.first, $0.last] })
    }

    /// Of nodes of all lengths those of the interval.
    static func counts(
        _ nodes: [(node: DateTerms.Node, count: Int)],
        by interval: Facet.Interval
    ) -> [FacetCounter.Counted] {
        let digits =
            switch interval {
            case .decade: 3
            case .year: 4
            case .month: 6
            case .day: 8
            }
        return nodes.filter { $0.node.utf8.count == digits }.map { node, count in
            let key = key(ofNode: node)
            return FacetCounter.Counted(key: key, label: label(of: key), count: count)
        }
    }

    /// `1996-08-23` of `19960823`.
    private static func key(ofNode node: DateTerms.Node) -> String {
        var key = String(node.prefix(4))
        if node.utf8.count >= 6 { key += "-" + node.dropFirst(4).prefix(2) }
        if node.utf8.count >= 8 { key += "-" + node.dropFirst(6) }
        return key
    }

    /// `199`, `1996`, `1996-08` or `1996-08-23`.
    private static func key(of day: CalendarDate, _ interval: Facet.Interval) -> String {
        let text = day.description
        return switch interval {
        case .decade: String(text.prefix(3))
        case .year: String(text.prefix(4))
        case .month: String(text.prefix(7))
        case .day: text
        }
    }

    /// The days that a key stands for.
    static func range(of key: String) -> DateRange? {
        key.utf8.count == 3 ? DateRange("\(key)0/\(key)9") : DateRange(key)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `1990s`, `1996`, `August 1996` or `23 August 1996`.
    private static func label(of key: String) -> String {
        guard let first = range(of: key)?.first else { return key }
        return switch key.utf8.count {
        case 3: key + "0s"
        case 7: "\(months[first.month - 1]) \(first.year)"
        case 10: "\(first.day) \(months[first.month - 1]) \(first.year)"
        default: key
        }
    }
}
