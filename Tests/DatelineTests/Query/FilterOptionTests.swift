import Testing

@testable import Dateline

@Suite struct FilterOptionTests {
    @Test(
        arguments: [
            (FilterField.person, "putin", #"person:putin"#),
            (.person, "Vladimir Putin", #"person:"Vladimir Putin""#),
            (.person, "  Vladimir   Putin ", #"person:"Vladimir Putin""#),
            (.person, "\"putin\"", #"person:"putin""#),
            (.person, "none", "person:none"),
            (.person, "Foo(Bar)", #"person:"Foo(Bar)""#),
            (.country, "RU", "country:RU"),
            (.country, "North Korea", #"country:"North Korea""#),
            (.country, "North Korea@focus", #"country:"North Korea"@focus"#),
            (.country, "none", "country:none"),
            (.source, "tass.com", "source:tass.com"),
            (.source, "Daily Mail", #"source:"Daily Mail""#),
            (.published, "last week", "published:2025-04-28..2025-05-04"),
            (.published, "none", "published:none"),
            (.about, "=May 2025", "about:=2025-05"),
        ])
    func optionsAreReadLikeQuotedValues(_ field: FilterField, _ option: String, _ query: String) throws {
        let filter = try FieldFilter(field, option: option, today: queryToday)
        #expect(filter.description == query)
        #expect(try parse(query).root?.kind == .filter(filter))
    }

    @Test(
        arguments: [
            (FilterField.person, "", QueryError.Reason.emptyValue, 0..<0),
            (.source, "  ", .emptyValue, 0..<2),
            (.country, "RU@x", .badRole, 2..<4),
            (.published, " soon", .badDate, 1..<5),
            (.published, "=2025", .badDate, 0..<1),
            (.person, "Dwayne \"Rock\" Johnson", .badValue, 7..<8),
            (.source, "*.ru", .badWildcard, 0..<1),
        ])
    func badOptionsAreErrorsWithTheirPlace(
        _ field: FilterField, _ option: String, _ reason: QueryError.Reason, _ range: Range<Int>
    ) {
        let error = #expect(throws: QueryError.self) { try FieldFilter(field, option: option, today: queryToday) }
        #expect(error?.reason == reason)
        #expect(error?.range == range)
    }
}
