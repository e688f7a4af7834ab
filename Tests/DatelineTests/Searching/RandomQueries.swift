@testable import Dateline

/// Random articles and queries over the words of the lexicon.
extension SeededGenerator {
    static let persons = ["Vladimir Putin", "Xi Jinping", "Ana Kos", "Bo Lind"]
    static let countries = ["RU", "CN", "RS", "NO"]
    static let sources = ["north.example", "south.example", "west.example"]

    mutating func form() -> String { pick(pick(Lexicon.families)) }

    private mutating func some(_ values: [String]) -> [String] { values.filter { _ in oneIn(3) } }

    private mutating func words(_ count: Int) -> [String] { (0..<count).map { _ in form() } }

    /// An article in both views.
    mutating func article(_ number: Int) -> (TestArticle, NaiveArticle) {
        let title = words(1 + below(4))
        let sentences = (0..<1 + below(5)).map { _ in words(2 + below(6)) }
        let text = sentences.map { words in
            words.enumerated().map { $0 == 0 ? $1.prefix(1).uppercased() + $1.dropFirst() : $1 }.joined(separator: " ")
                + "."
        }.joined(separator: " ")
        let (persons, countries) = (some(Self.persons), some(Self.countries))
        let source = oneIn(5) ? nil : pick(Self.sources)
        let published = oneIn(6) ? nil : day()
        let given = TestArticle(
            id: "a\(number)", title: title.joined(separator: " "), text: text, source: source, published: published,
            persons: persons, countries: countries)
        let seen = NaiveArticle(
            id: "a\(number)", title: title.compactMap { Lexicon.familyOf[$0] },
            sentences: sentences.map { $0.compactMap { Lexicon.familyOf[$0] } }, persons: persons, countries: countries,
            source: source, published: published)
        return (given, seen)
    }

    private mutating func day() -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(2023 + below(3))-\(digits(1 + below(12)))-\(digits(1 + below(28)))"
    }

    mutating func query(depth: Int = 3) -> NaiveQuery {
        guard depth > 0 else { return leaf() }
        switch below(8) {
        case 0: return .and(operands(depth))
        case 1: return .or(operands(depth))
        case 2, 3, 4: return .sequence(operands(depth, negations: true))
        default: return leaf()
        }
    }

    /// Negations stand among words side by side, and now and then alone.
    private mutating func operands(_ depth: Int, negations: Bool = false) -> [NaiveQuery] {
        (0..<2 + below(2)).map { _ in
            let operand = query(depth: depth - 1)
            return oneIn(negations ? 4 : 12) ? .not(operand) : operand
        }
    }

    private mutating func leaf() -> NaiveQuery {
        switch below(12) {
        case 0: filter()
        case 1: .titleWord(form())
        case 2, 3: .phrase(words(2 + below(2)))
        default: .word(form())
        }
    }

    mutating func filter() -> NaiveQuery {
        switch below(4) {
        case 0: .person(oneIn(6) ? nil : pick(Self.persons))
        case 1: .country(oneIn(6) ? nil : pick(Self.countries))
        case 2: .source(oneIn(6) ? nil : pick(Self.sources))
        default: published()
        }
    }

    private mutating func published() -> NaiveQuery {
        let (one, other) = (day(), day())
        let (first, last) = (min(one, other), max(one, other))
        return switch below(7) {
        case 0: .published(nil, text: "none")
        case 1: .published(one...one, text: one)
        case 2: .published((one.prefix(7) + "-01")...(one.prefix(7) + "-31"), text: String(one.prefix(7)))
        case 3: .published((one.prefix(4) + "-01-01")...(one.prefix(4) + "-12-31"), text: String(one.prefix(4)))
        case 4: .published("0001-01-01"...one, text: ".." + one)
        case 5: .published(one..."9999-12-31", text: one + "..")
        default: .published(first...last, text: first + ".." + last)
        }
    }
}
