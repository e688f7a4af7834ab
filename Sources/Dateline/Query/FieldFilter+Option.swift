public import Chronology

extension FieldFilter {
    /// Reads the value of a command-line option or URL parameter for `field`: what could stand after `field:` in a query,
    /// where quotes are not needed around several words.
    ///
    /// `none` is the articles without a value; a person's name of one word is a name part, of several an identity.
    /// - Throws: a ``QueryError`` whose range counts bytes of `option`.
    public init(_ field: FilterField, option: String, today: CalendarDate) throws(QueryError) {
        let source = QueryBytes(option)
        let words = source.words(in: 0..<source.count)
        let range = (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? source.count)
        var lexer = QueryLexer(source)
        if source.quoteLength(at: range.lowerBound) > 0, case let quoted = try lexer.next(), quoted.range == range {
            self = try FilterValue(source: source, token: quoted).filter(field, today: today)
            return
        }
        if let quote = range.first(where: { source.quoteLength(at: $0) > 0 }) {
            throw QueryError(
                .badValue, quote..<quote + source.quoteLength(at: quote), "a value has no quotes within",
                expected: "the value alone")
        }
        let isOneWord = source.endOfWord(from: range.lowerBound) == range.upperBound
        if field == .person, !range.isEmpty, !isOneWord || source.isASCII("-", at: range.lowerBound) {
            self = .person(.identity(source.collapsedText(range)))
        } else {
            self = try FilterValue(source: source, token: QueryToken(kind: .word, range: range)).filter(
                field, today: today)
        }
    }
}
