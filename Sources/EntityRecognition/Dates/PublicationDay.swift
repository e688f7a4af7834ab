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
        var days: [(tokens: Range<Int>, day: CalendarDate)] = []
        for expression in expressions {
            let start = head.tokens[expression.tokens.lowerBound].range.lowerBound
            guard case .day(let day)? = resolver.resolution(of: expression, at: start)?.value, expression.isWhole else {
                continue
            }
            days.append((expression.tokens, day))
        }
        days += Self.timestamps(of: head)
        days.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        var best: PublicationDay?
        for (tokens, day) in days {
            guard let rule = HeaderLine(around: tokens, of: head, words: words)?.rule else { continue }
            let range =
                head.tokens[tokens.lowerBound].range.lowerBound..<head.tokens[tokens.upperBound - 1].range.upperBound
            if best.map({ rule < $0.rule }) ?? true { best = PublicationDay(day: day, range: range, rule: rule) }
        }
        return best
    }

    /// `2024-03-04T10:15:00Z`, whose day and hour are one token: no date of prose, but one of headers.
    private static func timestamps(of text: RecognizableText) -> [(tokens: Range<Int>, day: CalendarDate)] {
        let tokens = text.tokens
        return tokens.indices.dropLast(2).compactMap { index in
            let (year, hour) = (tokens[index], tokens[index + 2])
            guard year.length == 4, year.flags.contains(.numeric), hour.offset == year.offset + 8, hour.length >= 4,
                text.utf8[Int(hour.offset) + 2] | 0x20 == UInt8(ascii: "t"),
                let day = CalendarDate(
                    String(decoding: text.utf8[Int(year.offset)..<Int(year.offset) + 10], as: UTF8.self))
            else { return nil }
            return (index..<index + 3, day)
        }
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
