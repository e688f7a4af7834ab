public import Chronology

extension FieldFilter {
    /// Reads a condition whose evidence is asked for: `person:putin`, `country:RS`, `about:2024`, `published:2024-05`.
    ///
    /// - Throws: a ``QueryError`` whose range counts bytes of `text`, also for fields that come from the metadata alone.
    public init(evidenceFor text: String, today: CalendarDate) throws(QueryError) {
        let forms = "person:NAME, country:NAME, about:DATE or published:DATE"
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            throw QueryError(.unknownField, 0..<bytes.count, "a field is missing before the value", expected: forms)
        }
        let name = String(decoding: bytes[..<colon], as: UTF8.self)
        let field: FilterField
        switch QueryField(named: name) {
        case .filter(let named) where [.person, .country, .about, .published].contains(named): field = named
        case .filter, .title:
            throw QueryError(.misplacedField, 0..<colon, "`\(name):` is nothing that is recognised", expected: forms)
        case nil:
            throw QueryError(
                .unknownField, 0..<colon, "there is no field `\(name)`", expected: forms,
                suggestion: QueryField.nearest(to: name).map(\.name))
        }
        let value = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
        do throws(QueryError) {
            self = try FieldFilter(field, option: value, today: today)
        } catch {
            throw error.shifted(by: colon + 1)
        }
        if case .missing = self {
            throw QueryError(.badValue, colon + 1..<bytes.count, "what is not there has no sentences", expected: forms)
        }
    }
}
