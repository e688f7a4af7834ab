import Chronology
import Testing

@testable import Dateline

/// A Friday; 2025-05-05 is its Monday.
let queryToday = CalendarDate(year: 2025, month: 5, day: 9) ?? .earliest

func parse(_ text: String) throws(QueryError) -> SearchQuery { try SearchQuery(parsing: text, today: queryToday) }

struct QueryCase: Sendable, CustomTestStringConvertible {
    let query: String
    let tree: String

    init(_ query: String, _ tree: String) {
        self.query = query
        self.tree = tree
    }

    var testDescription: String { query }
}

@Suite struct QueryParsingTests {
    @Test(arguments: words) func wordsAndPhrases(_ example: QueryCase) throws {
        #expect(compact(try parse(example.query).root) == example.tree)
    }

    @Test(arguments: operators) func operatorsAndGroups(_ example: QueryCase) throws {
        #expect(compact(try parse(example.query).root) == example.tree)
    }

    @Test(arguments: fields) func fieldsAndValues(_ example: QueryCase) throws {
        #expect(compact(try parse(example.query).root) == example.tree)
    }

    static let words: [QueryCase] = [
        QueryCase("", "()"),
        QueryCase("  \t\n ", "()"),
        QueryCase("\u{3000}\u{FEFF}\u{85}\u{2009}", "()"),
        QueryCase("putin", "putin"),
        QueryCase("putin lukashenko", "(seq putin lukashenko)"),
        QueryCase("putin\u{3000}xi\u{A0}modi", "(seq putin xi modi)"),
        QueryCase("putin\u{0}xi\u{7F}modi", "(seq putin xi modi)"),
        QueryCase("Vučić", "Vučić"),
        QueryCase("or and not", "(seq or and not)"),
        QueryCase("Or And Not", "(seq Or And Not)"),
        QueryCase("putin, xi.", "(seq putin, xi.)"),
        QueryCase("80th-anniversary", "80th-anniversary"),
        QueryCase("Russia's o'clock", "(seq Russia's o'clock)"),
        QueryCase("Russia’s", "Russia’s"),
        QueryCase("AT&T U.S. $5 C++", "(seq AT&T U.S. $5 C++)"),
        QueryCase("— putin", "(seq — putin)"),
        QueryCase("9:30", "9:30"),
        QueryCase("http://x.org/a", "http://x.org/a"),
        QueryCase("HTTPS://x.org", "HTTPS://x.org"),
        QueryCase("co-op:x", "co-op:x"),
        QueryCase("é:x", "é:x"),
        QueryCase(":x", ":x"),
        QueryCase("a/s /p / /sx", "(seq a/s /p / /sx)"),
        QueryCase("a-b a- –", "(seq a-b a- –)"),
        QueryCase("\"victory day\"", "(phrase victory day)"),
        QueryCase("“victory day”", "(phrase victory day)"),
        QueryCase("„victory day“", "(phrase victory day)"),
        QueryCase("«victory day»", "(phrase victory day)"),
        QueryCase("»victory day«", "(phrase victory day)"),
        QueryCase("\"victory day”", "(phrase victory day)"),
        QueryCase("＂victory day＂", "(phrase victory day)"),
        QueryCase("\"  victory\u{3000}day \"", "(phrase victory day)"),
        QueryCase("\"talks\"", "(phrase talks)"),
        QueryCase("\"OR\"", "(phrase OR)"),
        QueryCase("\"a OR (b) -c title:d /s ~ ~5\"", "(phrase a OR (b) -c title:d /s ~ ~5)"),
        QueryCase("putin\"victory day\"xi", "(seq putin (phrase victory day) xi)"),
        QueryCase("\"elect* fraud\"", "(phrase (wild elect _) fraud)"),
        QueryCase("\"lukashenka~ said\"", "(phrase (fuzzy1 lukashenka) said)"),
        QueryCase("\"gas pipeline\"~5", "(near5 gas pipeline)"),
        QueryCase("\"gas pipe*\"~12, oil", "(seq (near12 gas (wild pipe _)) oil)"),
        QueryCase("elect*", "(wild elect _)"),
        QueryCase("*stan", "(wild _ stan)"),
        QueryCase("l*nko", "(wild l nko)"),
        QueryCase("*elect*", "(wild _ elect _)"),
        QueryCase("a**b***c", "(wild a b c)"),
        QueryCase("**stan**", "(wild _ stan _)"),
        QueryCase("elect*, *stan.", "(seq (wild elect _) (wild _ stan))"),
        QueryCase("20*", "(wild 20 _)"),
        QueryCase("л*ко", "(wild л ко)"),
        QueryCase("lukashenka~", "(fuzzy1 lukashenka)"),
        QueryCase("lukashenka~1", "(fuzzy1 lukashenka)"),
        QueryCase("lukashenka~2", "(fuzzy2 lukashenka)"),
        QueryCase("lukashenka~2, putin~.", "(seq (fuzzy2 lukashenka) (fuzzy1 putin))"),
        QueryCase("a~b", "a~b"),
        QueryCase("~tilde", "~tilde"),
        QueryCase("a~~", "(fuzzy1 a~)"),
    ]

    static let operators: [QueryCase] = [
        QueryCase("putin OR xi", "(or putin xi)"),
        QueryCase("a OR b OR c", "(or a b c)"),
        QueryCase("a AND b AND c", "(and a b c)"),
        QueryCase("a b OR c d", "(or (seq a b) (seq c d))"),
        QueryCase("a AND b OR c", "(or (and a b) c)"),
        QueryCase("a OR b AND c", "(or a (and b c))"),
        QueryCase("a AND b c", "(seq (and a b) c)"),
        QueryCase("a b AND c d", "(seq a (and b c) d)"),
        QueryCase("-ceasefire", "(not ceasefire)"),
        QueryCase("NOT ceasefire", "(not ceasefire)"),
        QueryCase("NOT NOT a", "(not (not a))"),
        QueryCase("NOT -a", "(not (not a))"),
        QueryCase("-NOT a", "(not (not a))"),
        QueryCase("putin -xi", "(seq putin (not xi))"),
        QueryCase("-a -b", "(seq (not a) (not b))"),
        QueryCase("-a b", "(seq (not a) b)"),
        QueryCase("NOT a OR b", "(or (not a) b)"),
        QueryCase("a AND NOT b", "(and a (not b))"),
        QueryCase("a AND -b", "(and a (not b))"),
        QueryCase("a OR -b", "(or a (not b))"),
        QueryCase("-\"victory day\"", "(not (phrase victory day))"),
        QueryCase("-(a OR b)", "(not (or a b))"),
        QueryCase("-(-a)", "(not (not a))"),
        QueryCase("-(a b) c", "(seq (not (seq a b)) c)"),
        QueryCase("(gas OR oil) AND serbia", "(and (or gas oil) serbia)"),
        QueryCase("(gas OR oil)serbia", "(seq (or gas oil) serbia)"),
        QueryCase("f(x)", "(seq f x)"),
        QueryCase("((a))", "a"),
        QueryCase("( a )", "a"),
        QueryCase("(a OR b) OR c", "(or a b c)"),
        QueryCase("a AND (b AND c)", "(and a b c)"),
        QueryCase("(a b) c", "(seq (seq a b) c)"),
        QueryCase("(a -b) c", "(seq (seq a (not b)) c)"),
        QueryCase("a /s b", "(sentence a b)"),
        QueryCase("a /S b", "(sentence a b)"),
        QueryCase("a /s b /s c", "(sentence a b c)"),
        QueryCase("(a /s b) /s c", "(sentence a b c)"),
        QueryCase("a b /s c d", "(seq a (sentence b c) d)"),
        QueryCase("a AND b /s c", "(and a (sentence b c))"),
        QueryCase("-(a /s b)", "(not (sentence a b))"),
        QueryCase("(gas OR oil) /s serbia", "(sentence (or gas oil) serbia)"),
        QueryCase("\"gas pipeline\"~5 /s elect*", "(sentence (near5 gas pipeline) (wild elect _))"),
        QueryCase("person:putin /s country:RU", "(sentence [person-part putin] [country RU])"),
        QueryCase(
            "person:(putin OR xi) /s \"victory day\"",
            "(sentence (or [person-part putin] [person-part xi]) (phrase victory day))"),
    ]

    static let fields: [QueryCase] = [
        QueryCase("title:summit", "(title summit)"),
        QueryCase("Title:summit", "(title summit)"),
        QueryCase("title:\"victory day\"", "(title-phrase victory day)"),
        QueryCase("title:“victory day”~3", "(title-near3 victory day)"),
        QueryCase("title:elect*", "(title (wild elect _))"),
        QueryCase("title:lukashenka~2", "(title (fuzzy2 lukashenka))"),
        QueryCase("title:(a OR b)", "(or (title a) (title b))"),
        QueryCase("title:(a b) c", "(seq (seq (title a) (title b)) c)"),
        QueryCase("title:(a -\"b c\")", "(seq (title a) (not (title-phrase b c)))"),
        QueryCase("title:(a /s b)", "(sentence (title a) (title b))"),
        QueryCase("title:none", "(title none)"),
        QueryCase("title:OR", "(title OR)"),
        QueryCase("title:9:30", "(title 9:30)"),
        QueryCase("-title:summit", "(not (title summit))"),
        QueryCase("source:tass.com", "[source tass.com]"),
        QueryCase("source:\"Daily Mail\"", "[source Daily Mail]"),
        QueryCase("source:https://tass.com/", "[source https://tass.com/]"),
        QueryCase("source:user@host", "[source user@host]"),
        QueryCase("source:none", "[no source]"),
        QueryCase("language:en", "[language en]"),
        QueryCase("language:none", "[no language]"),
        QueryCase("person:putin", "[person-part putin]"),
        QueryCase("person:putin, xi", "(seq [person-part putin] xi)"),
        QueryCase("person:\"Vladimir Putin\"", "[person Vladimir Putin]"),
        QueryCase("person:“ Vladimir \u{A0} Putin ”", "[person Vladimir Putin]"),
        QueryCase("person:\"M*A*S*H\"", "[person M*A*S*H]"),
        QueryCase("person:none", "[no person]"),
        QueryCase("person:\"none\"", "[person none]"),
        QueryCase("person:(putin AND xi)", "(and [person-part putin] [person-part xi])"),
        QueryCase(
            "person:(putin \"Xi Jinping\" -none)", "(seq [person-part putin] [person Xi Jinping] (not [no person]))"),
        QueryCase("country:RU", "[country RU]"),
        QueryCase("country:AND", "[country AND]"),
        QueryCase("COUNTRY:russian", "[country russian]"),
        QueryCase("country:\"North Korea\"", "[country North Korea]"),
        QueryCase("country:RU@focus", "[country RU as focus]"),
        QueryCase("country:RU@Dateline", "[country RU as dateline]"),
        QueryCase("country:\"North Korea\"@mentioned", "[country North Korea as mentioned]"),
        QueryCase("country:(RU@focus OR CN)", "(or [country RU as focus] [country CN])"),
        QueryCase("country:None", "[no country]"),
        QueryCase("-country:(US)", "(not [country US])"),
        QueryCase("country:RU -country:US oil", "(seq [country RU] (not [country US]) oil)"),
        QueryCase("published:2025-05-09", "[published 20250509-20250509]"),
        QueryCase("published:2025-05", "[published 20250501-20250531]"),
        QueryCase("published:2025", "[published 20250101-20251231]"),
        QueryCase("published:2025-05-01..2025-05-09", "[published 20250501-20250509]"),
        QueryCase("published:2024..2025-03", "[published 20240101-20250331]"),
        QueryCase("published:..2020", "[published *-20201231]"),
        QueryCase("published:2024..", "[published 20240101-*]"),
        QueryCase("published:yesterday", "[published 20250508-20250508]"),
        QueryCase("published:\"last week\"", "[published 20250428-20250504]"),
        QueryCase("published:\"May 2025\"", "[published 20250501-20250531]"),
        QueryCase("published:(2024 OR 2022)", "(or [published 20240101-20241231] [published 20220101-20221231])"),
        QueryCase("published:none", "[no published]"),
        QueryCase("published:\"none\"", "[no published]"),
        QueryCase("about:2025-05-09", "[about 20250509-20250509]"),
        QueryCase("about:=2025-05", "[about within 20250501-20250531]"),
        QueryCase("about:=\"May 2025\"", "[about within 20250501-20250531]"),
        QueryCase("about:\"= May 2025\"", "[about within 20250501-20250531]"),
        QueryCase(
            "about:(=2025 OR =\"May 2024\")", "(or [about within 20250101-20251231] [about within 20240501-20240531])"),
        QueryCase("about:none", "[no about]"),
        QueryCase("about:1944-10/1945-05", "[about 19441001-19450531]"),
    ]
}
