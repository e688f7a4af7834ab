import Chronology
import EntityRecognition

/// The value of a filter as it stands in a query: `RU@focus`, `"Vladimir Putin"`, `=2025-05`.
struct FilterValue {
    private let source: QueryBytes
    private let isQuoted: Bool
    private let content: Range<Int>
    private let suffix: Range<Int>
    /// The place of a `=` before the quotes.
    var containmentSign: Int?
    /// The value without punctuation at its end.
    let range: Range<Int>

    init(source: QueryBytes, token: QueryToken) {
        self.source = source
        if case .quoted(let inner, let suffix) = token.kind {
            isQuoted = true
            content = inner
            self.suffix = suffix
            range = token.range
        } else {
            isQuoted = false
            content = source.trimmingEnd(token.range, of: ",;")
            suffix = content.upperBound..<content.upperBound
            range = content
        }
    }

    func filter(_ field: FilterField, today: CalendarDate) throws(QueryError) -> FieldFilter {
        let (name, role) = try nameAndRole(in: field)
        let text = source.collapsedText(name)
        guard !text.isEmpty else {
            throw QueryError(.emptyValue, range, "`\(field.rawValue):` has no value", expected: "a value, or none")
        }
        let isDate = field == .published || field == .about
        if !isDate, let containmentSign {
            throw QueryError(.badValue, containmentSign..<containmentSign + 1, "`=` is for about:")
        }
        if !isQuoted || isDate, text.lowercased() == "none" {
            guard role == nil else {
                throw QueryError(
                    .badRole, name.upperBound..<range.upperBound, "`none` has no role", expected: "country:none")
            }
            return .missing(field)
        }
        if !isQuoted, !isDate { try requireNoPattern(name, in: field) }
        return switch field {
        case .source: .source(text)
        case .language: .language(text)
        case .person: .person(isQuoted ? .identity(text) : .part(text))
        case .country: .country(text, role: role)
        case .published: .published(try date(today: today, allowsContainment: false).bounds)
        case .about: .about(try date(today: today, allowsContainment: true))
        }
    }

    /// Takes the role off a country, and finds fault with one elsewhere.
    private func nameAndRole(in field: FilterField) throws(QueryError) -> (name: Range<Int>, role: CountryRole?) {
        var name = content
        var sign = suffix
        if !isQuoted, let at = source.bytes[content].lastIndex(of: UInt8(ascii: "@")) {
            name = content.lowerBound..<at
            sign = at..<content.upperBound
        }
        guard !sign.isEmpty else { return (content, nil) }
        if source.isASCII("~", at: sign.lowerBound) {
            throw QueryError(.badDistance, sign, "a distance cannot follow the value of `\(field.rawValue):`")
        }
        let written = source.text(source.trimmingEnd(sign.lowerBound + 1..<sign.upperBound, of: ",;")).lowercased()
        let role = CountryRole(rawValue: written)
        guard field == .country else {
            // An address such as user@host is no role.
            if !isQuoted, role == nil { return (content, nil) }
            throw QueryError(
                .badRole, sign, "only country: has a role, `\(field.rawValue):` has none", expected: "country:RU@focus")
        }
        guard let role else {
            throw QueryError(
                .badRole, sign, "a country has no such role", expected: "@dateline, @focus or @mentioned")
        }
        return (name, role)
    }

    private func requireNoPattern(_ name: Range<Int>, in field: FilterField) throws(QueryError) {
        let instead = "`\(field.rawValue):` takes whole values"
        if let star = source.bytes[name].firstIndex(of: UInt8(ascii: "*")) {
            throw QueryError(.badWildcard, star..<star + 1, "wildcards are for words, \(instead)")
        }
        let word = source.trimmingEnd(name, of: "0123456789")
        if !word.isEmpty, source.isASCII("~", at: word.upperBound - 1) {
            throw QueryError(.badFuzzyWord, word.upperBound - 1..<name.upperBound, "`~` is for words, \(instead)")
        }
    }

    private func date(today: CalendarDate, allowsContainment: Bool) throws(QueryError) -> DateExpression {
        let expression: DateExpression
        do throws(QueryError) {
            expression = try DateExpression(source.text(content), today: today)
        } catch {
            throw error.shifted(by: content.lowerBound)
        }
        let isContained = containmentSign != nil || expression.relation == .contained
        guard isContained else { return expression }
        guard allowsContainment else {
            let sign = containmentSign ?? source.skippingSpace(from: content.lowerBound)
            throw QueryError(
                .badDate, sign..<sign + 1, "`=` is for about:, an article is published on one day",
                expected: "published:2025-05 without the sign")
        }
        return DateExpression(expression.bounds, .contained)
    }
}
