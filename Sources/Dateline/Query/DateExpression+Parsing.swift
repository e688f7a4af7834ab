public import Chronology

extension DateExpression {
    /// Reads a date as queries and options write it (`docs/query-language.md`, "Dates"); a leading `=` asks for containment.
    ///
    /// - Parameter today: The day from which `yesterday`, `last week` and the like are counted.
    /// - Throws: a ``QueryError`` whose range counts bytes of `text`.
    public init(_ text: String, today: CalendarDate) throws(QueryError) {
        let source = QueryBytes(text)
        var start = source.skippingSpace(from: 0)
        let isContained = source.isASCII("=", at: start)
        if isContained { start += 1 }
        let reader = DatePeriodReader(source: source, today: today)
        let bounds = try reader.bounds(start..<source.count)
        self.init(bounds, isContained ? .contained : .overlapping)
    }
}

extension DatePeriodReader {
    /// One period, or two joined by `..` (either may be absent) or by ISO 8601's `/`.
    func bounds(_ range: Range<Int>) throws(QueryError) -> DateBounds {
        let separator = separator(in: range)
        guard let separator else { return DateBounds(try period(range)) }
        let left = range.lowerBound..<separator.lowerBound
        let right = separator.upperBound..<range.upperBound
        let isOpen = source.bytes[separator.lowerBound] == UInt8(ascii: ".")
        let first = isOpen && source.words(in: left).isEmpty ? nil : try period(left).first
        let last = isOpen && source.words(in: right).isEmpty ? nil : try period(right).last
        guard first != nil || last != nil else {
            throw QueryError(
                .badDate, separator, "a range needs a date on one side at least", expected: Self.rangeForms)
        }
        guard let bounds = DateBounds(first: first, last: last) else {
            throw QueryError(
                .badDate, range, "the range ends before it starts", expected: "the earlier date first",
                suggestion: "\(source.collapsedText(right))..\(source.collapsedText(left))")
        }
        return bounds
    }

    private func separator(in range: Range<Int>) -> Range<Int>? {
        var slash: Range<Int>?
        for index in range {
            if source.isASCII(".", at: index), source.isASCII(".", at: index + 1) { return index..<index + 2 }
            if slash == nil, source.isASCII("/", at: index) { slash = index..<index + 1 }
        }
        return slash
    }

    private static let rangeForms = "2025-05-01..2025-05-09, 2024.. or ..2020"
}
