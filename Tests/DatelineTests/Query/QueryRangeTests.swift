import Testing

@testable import Dateline

@Suite struct QueryRangeTests {
    private func slice(_ query: SearchQuery, _ range: Range<Int>) -> String {
        QueryBytes(query.text).text(range)
    }

    @Test func everyClauseKnowsItsTextWithFieldAndParentheses() throws {
        let query = try parse("Vučić  (gas OR title:“oil price”~3) -person:\"Xi Jinping\" country:RU@focus, elect*.")
        let root = try #require(query.root)
        #expect(slice(query, root.range) == String(query.text.dropLast()))
        #expect(
            root.operands.map { slice(query, $0.range) } == [
                "Vučić", "(gas OR title:“oil price”~3)", "-person:\"Xi Jinping\"", "country:RU@focus", "elect*",
            ])
        let group = try #require(root.operands.dropFirst().first)
        #expect(group.operands.map { slice(query, $0.range) } == ["gas", "title:“oil price”~3"])
    }

    @Test func wordsWithinPhrasesKnowTheirText() throws {
        let query = try parse("“lukashenka~ said”")
        guard case .phrase(let terms, in: .article) = query.root?.kind else {
            Issue.record("not a phrase: \(query)")
            return
        }
        #expect(terms.map { slice(query, $0.range) } == ["lukashenka~", "said"])
    }

    @Test func rangesAndSpellingDoNotTakePartInEquality() throws {
        #expect(try parse("a   AND (b)") == parse("a AND b"))
        #expect(try parse("NOT «a b»") == parse("-\"a b\""))
        #expect(try parse("a b") != parse("a AND b"))
    }

    @Test(
        arguments: [
            ("a AND (b AND c)", "a AND b AND c"), ("(a OR b) c", "(a OR b) c"), ("(a AND b) OR c", "a AND b OR c"),
            ("((a b)) OR (c)", "a b OR c"), ("NOT (a OR b)", "-(a OR b)"), ("NOT NOT a", "NOT -a"),
            ("title:(a OR «b c»)", "title:a OR title:\"b c\""), ("-(a /s (b OR c))", "-(a /s (b OR c))"),
            ("lukashenka~1 x~2", "lukashenka~ x~2"), ("country:\"RU\" source:\"a b\"", "country:RU source:\"a b\""),
            ("published:yesterday", "published:2025-05-08"), ("about:=\"May 2025\"", "about:=2025-05"),
        ])
    func descriptionsHaveTheParenthesesTheyNeed(_ query: String, _ description: String) throws {
        #expect(try parse(query).description == description)
    }
}
