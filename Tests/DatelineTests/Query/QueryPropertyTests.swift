import Chronology
import Testing

@testable import Dateline
import EntityRecognition

@Suite struct QueryPropertyTests {
    private static let seed: UInt64 = 20_250_509

    @Test func writingATreeAndParsingItGivesTheSameTree() throws {
        for round in 0..<4000 {
            let seed = Self.seed &+ UInt64(round)
            var random = SplitMix64(state: seed)
            let tree = random.clause(depth: 5)
            let text = tree.description
            let query = try? parse(text)
            #expect(query?.root == tree, "seed \(seed): \(text)")
        }
    }

    @Test func anyTextGivesATreeOrAnErrorWithinIt() {
        for round in 0..<20_000 {
            let seed = Self.seed &+ UInt64(round)
            var random = SplitMix64(state: seed)
            check(random.text(pieces: 1 + random.below(24)), seed: seed)
        }
    }

    @Test func anyBytesGiveATreeOrAnErrorWithinThem() {
        for round in 0..<5000 {
            let seed = Self.seed &+ UInt64(round)
            var random = SplitMix64(state: seed)
            let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            check(String(decoding: bytes, as: UTF8.self), seed: seed)
        }
    }

    @Test func longHostileTextsAreReadToTheirEndOrRefused() {
        for piece in SplitMix64.pieces {
            check(String(repeating: piece, count: 16_384 / piece.utf8.count), seed: 0)
            check(String(repeating: piece + " ", count: 16_384 / (piece.utf8.count + 1)), seed: 0)
        }
    }

    /// What holds for every text: an error lies within it, a tree's nodes lie within their parents, and it can be written back.
    private func check(_ text: String, seed: UInt64) {
        let message: Comment = "seed \(seed): \(String(reflecting: String(text.prefix(200))))"
        do throws(QueryError) {
            let query = try parse(text)
            guard let root = query.root else { return }
            #expect(ranges(of: root, within: 0..<text.utf8.count), message)
            guard query.description.utf8.count <= QueryLimits.bytes else { return }
            #expect((try? parse(query.description)) == query, message)
        } catch {
            #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, message)
            let lines = error.diagram(of: text).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == 2 && lines[1].contains("^"), message)
        }
    }

    private func ranges(of clause: Clause, within range: Range<Int>) -> Bool {
        guard range.lowerBound <= clause.range.lowerBound, clause.range.upperBound <= range.upperBound,
            !clause.range.isEmpty
        else { return false }
        return clause.operands.allSatisfy { ranges(of: $0, within: clause.range) }
    }
}

/// Sebastiano Vigna's SplitMix64.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

extension SplitMix64 {
    static let pieces = [
        "a", "b1", "putin", "é", "習", " ", " ", " ", "\t", "\"", "\"", "“", "»", "(", ")", "-", "--", "OR", "AND",
        "NOT",
        " OR ", " AND ", " NOT ", " /s ", "/s", "*", "~", "~2", "~5", "@focus", "@x", "@", "=", ":", "title:",
        "person:",
        "country:", "published:", "about:", "source:", "none", "2025", "2025-05", "..", "/", "today", "last week", ",",
        ".",
        "http://x", "x:", "'", "\u{301}", "\u{0}", "\u{3000}", "&&", "||", "😀", "!",
    ]

    mutating func text(pieces count: Int) -> String {
        (0..<count).map { _ in pick(Self.pieces) }.joined()
    }

    mutating func clause(depth: Int) -> Clause {
        guard depth > 0 else { return leaf() }
        switch below(9) {
        case 0: return .and(clauses(depth), range: 0..<0)
        case 1: return .or(clauses(depth), range: 0..<0)
        case 2, 3: return .sequence(clauses(depth), range: 0..<0)
        case 4: return Clause(.not(clause(depth: depth - 1)), range: 0..<0)
        case 5: return Clause(.sameSentence((0..<2 + below(2)).map { _ in sentenceOperand() }), range: 0..<0)
        default: return leaf()
        }
    }

    private mutating func clauses(_ depth: Int) -> [Clause] { (0..<2 + below(3)).map { _ in clause(depth: depth - 1) } }

    private mutating func sentenceOperand() -> Clause {
        switch below(4) {
        case 0: Clause(.filter(.person(.part("putin"))), range: 0..<0)
        case 1: .or([textLeaf(), textLeaf()], range: 0..<0)
        default: textLeaf()
        }
    }

    private mutating func leaf() -> Clause {
        below(3) == 0 ? Clause(.filter(filter()), range: 0..<0) : textLeaf()
    }

    private mutating func textLeaf() -> Clause {
        let scope: TextScope = below(4) == 0 ? .title : .article
        let kind: Clause.Kind =
            switch below(4) {
            case 0: .phrase((0..<1 + below(3)).map { _ in term() }, in: scope)
            case 1:
                .proximity((0..<2 + below(3)).map { _ in term() }, distance: 1 + below(QueryLimits.distance), in: scope)
            default: .term(term(), in: scope)
            }
        return Clause(kind, range: 0..<0)
    }

    private mutating func term() -> QueryTerm {
        let word = pick([
            "putin", "Vučić", "80th-anniversary", "U.S.", "or", "9:30", "http://x.org/?a=b", "習近平", "x,", "—",
        ])
        let patterns = ["elect*", "*stan", "l*nko", "*a*b*", "2*"].compactMap(WildcardPattern.init)
        return switch below(6) {
        case 0: QueryTerm(.wildcard(pick(patterns)), range: 0..<0)
        case 1: QueryTerm(.fuzzy(pick(["lukashenka", "č", "a~b", "x~"]), edits: 1 + below(2)), range: 0..<0)
        default: QueryTerm(.word(word), range: 0..<0)
        }
    }

    private mutating func filter() -> FieldFilter {
        switch below(8) {
        case 0: .source(pick(["tass.com", "Daily Mail", "a:b", "none", "(x)", "*", "-x", "=", "x,"]))
        case 1: .language(pick(["en", "zh-Hant"]))
        case 2: .person(.part(pick(["putin", "O'Neil", "OR", "vučić"])))
        case 3: .person(.identity(pick(["Vladimir Putin", "none", "Xi", "M*A*S*H"])))
        case 4:
            .country(
                pick(["RU", "North Korea", "none", "Côte d'Ivoire", "a@b"]),
                role: below(2) == 0 ? nil : pick(CountryRole.allCases))
        case 5: .published(bounds())
        case 6: .about(DateExpression(bounds(), below(2) == 0 ? .overlapping : .contained))
        default: .missing(pick(FilterField.allCases))
        }
    }

    private mutating func bounds() -> DateBounds {
        let first = CalendarDate.earliest.adding(days: below(3_650_000))
        let range: DateRange? =
            switch below(4) {
            case 0: DateRange(year: first.year)
            case 1: DateRange(year: first.year, month: first.month)
            case 2: DateRange(first)
            default: DateRange(first: first, last: first.adding(days: below(1000)))
            }
        guard let range, below(4) > 0 else {
            return (below(2) == 0 ? DateBounds(first: first, last: nil) : DateBounds(first: nil, last: first))
                ?? DateBounds(DateRange(first))
        }
        return DateBounds(range)
    }
}
