import Chronology

/// Days as terms: a run of days is a few years, months and days, each one term.
enum DateTerms {
    /// `YYYY`, `YYYYMM` or `YYYYMMDD`; a longer one lies within the ones that begin it.
    typealias Node = String

    /// The fewest years, months and days that make up a range, in order.
    static func cover(_ range: DateRange) -> [Node] {
        var nodes: [Node] = []
        var day = range.first
        while day <= range.last {
            let (node, last) = largestNode(from: day, upTo: range.last)
            nodes.append(node)
            if last == .latest { break }
            day = last.adding(days: 1)
        }
        return nodes
    }

    private static func largestNode(from day: CalendarDate, upTo end: CalendarDate) -> (Node, last: CalendarDate) {
        let digits = day.basicDescription
        if day.day == 1, day.month == 1, let year = DateRange(year: day.year), year.last <= end {
            return (String(digits.prefix(4)), year.last)
        }
        if day.day == 1, let month = DateRange(year: day.year, month: day.month), month.last <= end {
            return (String(digits.prefix(6)), month.last)
        }
        return (digits, day)
    }

    /// The years and months that a node lies in, itself left out.
    static func ancestors(of node: Node) -> [Node] {
        [4, 6].filter { $0 < node.utf8.count }.map { String(node.prefix($0)) }
    }

    /// The term of a node of the day of publication.
    static func publishedTerm(_ node: Node) -> [UInt8] {
        switch node.utf8.count {
        case 4: IndexSchema.Prefix.publishedYear.term(node)
        case 6: IndexSchema.Prefix.publishedMonth.term(node)
        default: IndexSchema.Prefix.publishedDay.term(node)
        }
    }

    /// The terms of an article that mentions an interval.
    static func aboutTerms(_ interval: DateRange) -> Set<[UInt8]> {
        var terms: Set<[UInt8]> = []
        for node in cover(interval) {
            terms.insert(IndexSchema.Prefix.about.term(node))
            for ancestor in ancestors(of: node) { terms.insert(IndexSchema.Prefix.aboutWithin.term(ancestor)) }
        }
        return terms
    }

    /// An interval as two numbers `YYYYMMDD` of four bytes each, most significant first.
    static func packed(_ interval: DateRange) -> [UInt8] {
        packed(interval.first) + packed(interval.last)
    }

    static func packed(_ day: CalendarDate) -> [UInt8] {
        let number = UInt32(day.year * 10_000 + day.month * 100 + day.day)
        return (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
    }

    /// The decades, years, months and days that an interval touches, for counting; long intervals go without the shorter
    /// ones.
    static func touched(_ interval: DateRange) -> Set<Node> {
        let years = interval.first.year...interval.last.year
        var nodes = Set((years.lowerBound / 10...years.upperBound / 10).map { paddedYear($0 * 10, digits: 3) })
        guard years.count <= 30 else { return nodes }
        for year in years {
            nodes.insert(paddedYear(year, digits: 4))
            guard years.count <= 3 else { continue }
            for month in 1...12 {
                guard let range = DateRange(year: year, month: month), interval.first <= range.last,
                    range.first <= interval.last
                else { continue }
                nodes.insert(String(range.first.basicDescription.prefix(6)))
            }
        }
        guard interval.last.daysSinceEpoch - interval.first.daysSinceEpoch <= 31 else { return nodes }
        var day = interval.first
        while day <= interval.last {
            nodes.insert(day.basicDescription)
            if day == .latest { break }
            day = day.adding(days: 1)
        }
        return nodes
    }

    private static func paddedYear(_ year: Int, digits: Int) -> String {
        let text = String(year)
        return String((String(repeating: "0", count: max(0, 4 - text.count)) + text).prefix(digits))
    }

    /// Of which an article has one at least exactly when an interval that it mentions shares a day with `range`.
    static func overlapTerms(_ range: DateRange) -> Set<[UInt8]> {
        var terms: Set<[UInt8]> = []
        for node in cover(range) {
            terms.insert(IndexSchema.Prefix.about.term(node))
            terms.insert(IndexSchema.Prefix.aboutWithin.term(node))
            for ancestor in ancestors(of: node) { terms.insert(IndexSchema.Prefix.about.term(ancestor)) }
        }
        return terms
    }
}
