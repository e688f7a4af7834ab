/// What is wrong with a query, and where.
public struct QueryError: Error, Sendable, Equatable {
    public enum Reason: String, Sendable {
        case unbalancedQuote, emptyQuotes, unbalancedParenthesis, emptyParentheses
        case missingOperand, unsupportedOperator, loneMinus
        case unknownField, misplacedField, emptyValue, badValue, badRole, badDate
        case badWildcard, badFuzzyWord, badDistance, badSentenceOperand
        case tooLong, tooManyClauses, tooDeep
    }

    public let reason: Reason
    /// The place, in UTF-8 bytes of the query's text; empty at the text's end when something is missing there.
    public let range: Range<Int>
    /// What is wrong, without a full stop.
    public let message: String
    /// What could stand there instead.
    public let expected: String?
    /// What the author most likely meant, to be put in the place of `range`.
    public let suggestion: String?

    init(_ reason: Reason, _ range: Range<Int>, _ message: String, expected: String? = nil, suggestion: String? = nil) {
        self.reason = reason
        self.range = range
        self.message = message
        self.expected = expected
        self.suggestion = suggestion
    }

    func shifted(by offset: Int) -> QueryError {
        let moved = range.lowerBound + offset..<range.upperBound + offset
        return QueryError(reason, moved, message, expected: expected, suggestion: suggestion)
    }
}

extension QueryError: CustomStringConvertible {
    /// One line: what is wrong, what was expected and what may have been meant.
    public var description: String {
        var text = message
        if let expected { text += "; expected \(expected)" }
        if let suggestion { text += "; did you mean \(suggestion)?" }
        return text
    }
}
