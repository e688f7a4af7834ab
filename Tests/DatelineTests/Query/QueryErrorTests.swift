import Chronology
import Testing

@testable import Dateline

/// A query, the caret line below it, and words of the message.
struct QueryErrorCase: Sendable, CustomTestStringConvertible {
    let query: String
    let carets: String
    let reason: QueryError.Reason
    let fragment: String

    init(_ query: String, _ carets: String, _ reason: QueryError.Reason, _ fragment: String) {
        self.query = query
        self.carets = carets
        self.reason = reason
        self.fragment = fragment
    }

    var testDescription: String { query }
}

@Suite struct QueryErrorTests {
    @Test(arguments: syntax) func syntaxErrorsPointAtTheirPlace(_ example: QueryErrorCase) { check(example) }

    @Test(arguments: values) func valueErrorsPointAtTheirPlace(_ example: QueryErrorCase) { check(example) }

    private func check(_ example: QueryErrorCase) {
        let error = #expect(throws: QueryError.self) { try parse(example.query) }
        guard let error else { return }
        #expect(error.diagram(of: example.query) == example.query + "\n" + example.carets)
        #expect(error.reason == example.reason)
        #expect(error.description.contains(example.fragment), "\(error)")
    }

    static let syntax: [QueryErrorCase] = [
        QueryErrorCase(#"putin "victory day"#, "      ^", .unbalancedQuote, "never closed"),
        QueryErrorCase(#"putin ""#, "      ^", .unbalancedQuote, "a closing quote"),
        QueryErrorCase("title:“x", "      ^", .unbalancedQuote, "never closed"),
        QueryErrorCase(#"a "" b"#, "  ^~", .emptyQuotes, "nothing stands between the quotes"),
        QueryErrorCase(#"a "  " b"#, "  ^~~~", .emptyQuotes, "nothing"),
        QueryErrorCase("(putin OR xi", "^", .unbalancedParenthesis, "never closed"),
        QueryErrorCase("a (b (c)", "  ^", .unbalancedParenthesis, "a closing parenthesis"),
        QueryErrorCase("putin (", "      ^", .unbalancedParenthesis, "never closed"),
        QueryErrorCase("title:(a", "      ^", .unbalancedParenthesis, "never closed"),
        QueryErrorCase("putin) xi", "     ^", .unbalancedParenthesis, "no parenthesis is open"),
        QueryErrorCase(")", "^", .unbalancedParenthesis, "no parenthesis is open"),
        QueryErrorCase("a ( ) b", "  ^~~", .emptyParentheses, "nothing stands between the parentheses"),
        QueryErrorCase("title:()", "      ^~", .emptyParentheses, "nothing"),
        QueryErrorCase("OR putin", "^~", .missingOperand, "nothing stands before `OR`"),
        QueryErrorCase("AND", "^~~", .missingOperand, "nothing stands before `AND`"),
        QueryErrorCase("putin AND", "      ^~~", .missingOperand, "nothing stands after `AND`"),
        QueryErrorCase("putin OR", "      ^~", .missingOperand, "\"OR\" in quotes"),
        QueryErrorCase("a AND OR b", "  ^~~", .missingOperand, "nothing stands after `AND`"),
        QueryErrorCase("(a OR) b", "   ^~", .missingOperand, "nothing stands after `OR`"),
        QueryErrorCase("(OR a)", " ^~", .missingOperand, "nothing stands before `OR`"),
        QueryErrorCase("title:(OR)", "       ^~", .missingOperand, "nothing stands before `OR`"),
        QueryErrorCase("putin NOT", "      ^~~", .missingOperand, "nothing stands after `NOT`"),
        QueryErrorCase("NOT AND a", "^~~", .missingOperand, "nothing stands after `NOT`"),
        QueryErrorCase("a -AND b", "  ^", .missingOperand, "nothing stands after `-`"),
        QueryErrorCase("/s a", "^~", .missingOperand, "nothing stands before `/s`"),
        QueryErrorCase("a /s", "  ^~", .missingOperand, "nothing stands after `/s`"),
        QueryErrorCase("a /s OR b", "  ^~", .missingOperand, "nothing stands after `/s`"),
        QueryErrorCase("putin - xi", "      ^", .loneMinus, "must touch"),
        QueryErrorCase("putin -", "      ^", .loneMinus, "must touch"),
        QueryErrorCase("putin -- xi", "      ^", .loneMinus, "must touch"),
        QueryErrorCase("--xi", "^", .loneMinus, "one `-`"),
        QueryErrorCase("(-)", " ^", .loneMinus, "must touch"),
        QueryErrorCase("gas && oil", "    ^~", .unsupportedOperator, "did you mean AND?"),
        QueryErrorCase("gas || oil", "    ^~", .unsupportedOperator, "did you mean OR?"),
        QueryErrorCase("-gas /s oil", "     ^~", .badSentenceOperand, "-(gas /s oil)"),
        QueryErrorCase("gas /s -oil", "       ^", .badSentenceOperand, "no place in a sentence"),
        QueryErrorCase("gas /s NOT oil", "       ^~~", .badSentenceOperand, "no place in a sentence"),
        QueryErrorCase("gas /s (a -b)", "          ^~", .badSentenceOperand, "no place in a sentence"),
        QueryErrorCase("gas /s source:x", "       ^~~~~~~~", .badSentenceOperand, "`source:x` has no place"),
        QueryErrorCase("country:RU@focus /s a", "^~~~~~~~~~~~~~~~", .badSentenceOperand, "without a role"),
        QueryErrorCase("person:none /s a", "^~~~~~~~~~~", .badSentenceOperand, "no place"),
        QueryErrorCase("*", "^", .badWildcard, "needs a letter or digit"),
        QueryErrorCase("a ** b", "  ^~", .badWildcard, "needs a letter or digit"),
        QueryErrorCase("a -*", "   ^", .badWildcard, "needs a letter or digit"),
        QueryErrorCase(#""war * peace""#, "     ^", .badWildcard, "elect*, *stan or l*nko"),
        QueryErrorCase(#""gas pipeline"*"#, "              ^", .badWildcard, "needs a letter"),
        QueryErrorCase("elect*~", "^~~~~~~", .badWildcard, "both fuzzy and a wildcard"),
        QueryErrorCase("putin~3", "     ^~", .badFuzzyWord, "one or two edits"),
        QueryErrorCase("putin~0,", "     ^~", .badFuzzyWord, "~, ~1 or ~2"),
        QueryErrorCase("title:putin~12", "           ^~~", .badFuzzyWord, "one or two edits"),
        QueryErrorCase("putin ~", "      ^", .badFuzzyWord, "must touch"),
        QueryErrorCase(#""gas oil" ~5"#, "          ^~", .badFuzzyWord, "must touch"),
        QueryErrorCase(#""gas oil"~"#, "         ^", .badDistance, "a number from 1 to 1000"),
        QueryErrorCase(#""gas oil"~0"#, "         ^~", .badDistance, "a number from 1"),
        QueryErrorCase(#""gas oil"~1001"#, "         ^~~~~", .badDistance, "a number from 1"),
        QueryErrorCase(#""gas oil"~99999999999999999999"#, "         ^~~~~~~~~~~~~~~~~~~~~", .badDistance, "1000"),
        QueryErrorCase(#""gas oil"~x"#, "         ^~", .badDistance, "in words"),
        QueryErrorCase(#""putin"~2"#, "       ^~", .badDistance, "two words or more"),
        QueryErrorCase(#""gas oil"@focus"#, "         ^~~~~~", .badRole, "only country:"),
    ]

    static let values: [QueryErrorCase] = [
        QueryErrorCase("persn:putin", "^~~~~~", .unknownField, "did you mean person:?"),
        QueryErrorCase("date:2025", "^~~~~", .unknownField, "did you mean published:?"),
        QueryErrorCase("a -Contry:RU", "   ^~~~~~~", .unknownField, "did you mean country:?"),
        QueryErrorCase("Analysis: why", "^~~~~~~~~", .unknownField, "quotes around the words"),
        QueryErrorCase("ftp://x", "^~~~", .unknownField, "title:, source:, language:, person:"),
        QueryErrorCase("title:", "^~~~~~", .emptyValue, "`title:` has no value"),
        QueryErrorCase("country: RU", "^~~~~~~~", .emptyValue, "without a space"),
        QueryErrorCase("(person:)", " ^~~~~~~", .emptyValue, "has no value"),
        QueryErrorCase(#"country:"""#, "        ^~", .emptyValue, "has no value"),
        QueryErrorCase(#"title:"""#, "      ^~", .emptyQuotes, "nothing"),
        QueryErrorCase("country:@focus", "        ^~~~~~", .emptyValue, "has no value"),
        QueryErrorCase("country:-US", "        ^", .badValue, "-country:… to exclude"),
        QueryErrorCase("title:-a", "      ^", .badValue, "cannot begin with `-`"),
        QueryErrorCase("title:person:x", "      ^~~~~~~~", .misplacedField, "cannot be the value of another"),
        QueryErrorCase("title:(a person:b)", "         ^~~~~~~", .misplacedField, "inside title:(…)"),
        QueryErrorCase("person:(a:b)", "        ^~", .unknownField, "no field"),
        QueryErrorCase("country:RU@foci", "          ^~~~~", .badRole, "@dateline, @focus or @mentioned"),
        QueryErrorCase("country:RU@", "          ^", .badRole, "no such role"),
        QueryErrorCase("person:putin@focus", "            ^~~~~~", .badRole, "only country: has a role"),
        QueryErrorCase(#"person:"Xi Jinping"@x"#, "                   ^~", .badRole, "only country: has a role"),
        QueryErrorCase("country:none@focus", "            ^~~~~~", .badRole, "`none` has no role"),
        QueryErrorCase("country:(RU CN)@focus", "               ^~~~~~", .badRole, "one country"),
        QueryErrorCase(#"country:"RU"~2"#, "            ^~", .badDistance, "cannot follow"),
        QueryErrorCase("person:zelensk*", "              ^", .badWildcard, "whole values"),
        QueryErrorCase("person:zelensky~1", "               ^~", .badFuzzyWord, "whole values"),
        QueryErrorCase(#"source:="x""#, "       ^", .badValue, "`=` is for about:"),
        QueryErrorCase("published:=2025", "          ^", .badDate, "`=` is for about:"),
        QueryErrorCase(#"published:="May 2025""#, "          ^", .badDate, "`=` is for about:"),
        QueryErrorCase("published:soon", "          ^~~~", .badDate, "this is not a date"),
        QueryErrorCase("published:last week", "          ^~~~", .badDate, "several words in quotes"),
        QueryErrorCase("about:05/09/2025", "      ^~", .badDate, "2025-05-09, 2025-05, 2025"),
        QueryErrorCase("about:2025-02-30", "      ^~~~~~~~~~", .badDate, "the calendar has no 2025-02-30"),
        QueryErrorCase("about:2025-13..2026", "      ^~~~~~~", .badDate, "the calendar has no 2025-13"),
        QueryErrorCase("about:2025..2026-00", "            ^~~~~~~", .badDate, "the calendar has no 2026-00"),
        QueryErrorCase("published:2025..2024", "          ^~~~~~~~~~", .badDate, "did you mean 2024..2025?"),
        QueryErrorCase("published:..", "          ^~", .badDate, "on one side at least"),
        QueryErrorCase("published:2024/", "               ^", .badDate, "a date is missing"),
        QueryErrorCase("about:=", "       ^", .badDate, "a date is missing"),
        QueryErrorCase(#"about:"31 June 2025""#, "       ^~~~~~~~~~~~", .badDate, "not a date"),
    ]

    @Test func nestingIsLimited() throws {
        let limit = QueryLimits.depth
        let deepest = String(repeating: "(", count: limit) + "a" + String(repeating: ")", count: limit)
        #expect(compact(try parse(deepest).root) == "a")
        for opening in ["(", "-(", "NOT ", "(a OR "] {
            let query = String(repeating: opening, count: 20_000 / opening.utf8.count) + "a"
            let error = #expect(throws: QueryError.self) { try parse(query) }
            #expect(error?.reason == .tooDeep)
        }
    }

    @Test func lengthAndNumberOfClausesAreLimited() throws {
        let most = Array(repeating: "a", count: QueryLimits.clauses).joined(separator: " ")
        #expect(try parse(most).root?.operands.count == QueryLimits.clauses)
        let tooMany = #expect(throws: QueryError.self) { try parse(most + " b") }
        #expect(tooMany?.reason == .tooManyClauses)
        #expect(tooMany?.range == most.utf8.count + 1..<most.utf8.count + 2)
        let phrase = #expect(throws: QueryError.self) { try parse("\"\(most) b\"") }
        #expect(phrase?.reason == .tooManyClauses)

        let longest = String(repeating: "a", count: QueryLimits.bytes)
        #expect(try parse(longest).root?.range == 0..<QueryLimits.bytes)
        let tooLong = #expect(throws: QueryError.self) { try parse(longest + "b") }
        #expect(tooLong?.reason == .tooLong)
        #expect(tooLong?.range == QueryLimits.bytes..<QueryLimits.bytes + 1)
    }
}
