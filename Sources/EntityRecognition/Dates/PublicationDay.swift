public import Chronology
import TextAnalysis

/// The day on which an article says that it was published.
public struct PublicationDay: Sendable, Equatable {
    public let day: CalendarDate
    /// UTF-8 bytes of the text, or of the address.
    public let range: Range<Int>
    public let rule: Rule

    public init(day: CalendarDate, range: Range<Int>, rule: Rule) {
        self.day = day
        self.range = range
        self.rule = rule
    }

    /// What the text says the day is, from the surest to the least sure.
    public enum Rule: String, Sendable, CaseIterable, Comparable {
        /// "Posted on March 4, 2024", "Published: …".
        case posted
        /// `MINSK, May 9, 2025 (BelTA) –`.
        case dateline
        /// A line of its own in the header, perhaps with a time and a byline: `Mon Jun 18, 2007 2:46am EDT`.
        case header
        /// "Updated …".
        case updated
        /// A day beside weather or among menus, which is that of the visit to the page rather than of the article.
        case mastheadClock = "masthead clock"
        /// A day in the article's address: `/2025/05/09/`.
        case url

        public static func < (left: Rule, right: Rule) -> Bool {
            let order = allCases
            return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
        }
    }
}

extension DateRecognizer {
    /// The day of publication that the head of a scraped text states in full, with its year; nil when none does.
    ///
    /// Only the first 3,000 bytes are looked at, and only lines that are headers or datelines: a date in a sentence is
    /// what the article tells of, not when it was told. The first of the surest rule wins.
    public mutating func publicationDay(of text: RecognizableText) -> PublicationDay? {
        let count = text.tokens.firstIndex { $0.offset > 3000 } ?? text.tokens.count
        let head = RecognizableText(utf8: text.utf8, tokens: Array(text.tokens[..<count]), vocabulary: text.vocabulary)
        let (expressions, _) = parse(head)
        var resolver = DateResolver(published: nil, expressions: expressions, spansOfMonths: [])
        var best: PublicationDay?
        for expression in expressions {
            let range = head.tokens[expression.tokens.lowerBound].range.lowerBound
            let end = head.tokens[expression.tokens.upperBound - 1].range.upperBound
            guard case .day(let day)? = resolver.value(of: expression, at: range), expression.isWhole,
                let rule = HeaderLine(around: expression.tokens, of: head, words: words)?.rule
            else { continue }
            if best.map({ rule < $0.rule }) ?? true { best = PublicationDay(day: day, range: range..<end, rule: rule) }
        }
        return best
    }
}

extension DateExpression {
    /// Whether it names day, month and year itself.
    fileprivate var isWhole: Bool {
        switch meaning {
        case .value(.day), .numeric: true
        default: false
        }
    }
}
