@testable import Dateline

/// Words as the articles and queries of the differential test write them: each form of a family finds the others.
enum Lexicon {
    static let families = [
        ["talk", "talks", "talking", "talked"], ["parade", "parades"], ["gas"], ["oil"], ["harbour", "harbours"],
        ["minister", "ministers"], ["vote", "votes", "voted"], ["bridge", "bridges"], ["storm", "storms"], ["grain"],
        ["market", "markets"], ["train", "trains"],
    ]

    /// The family of each form.
    static let familyOf = Dictionary(
        uniqueKeysWithValues: families.enumerated().flatMap { number, forms in forms.map { ($0, number) } })
}

/// An article as the naive engine sees it: families of words in the title and in each sentence.
struct NaiveArticle {
    var id: String
    var title: [Int]
    var sentences: [[Int]]
    var persons: [String]
    var countries: [String]
    var source: String?
    /// `YYYY-MM-DD`.
    var published: String?
}

/// A query as the random grammar makes it, with one way to write it and one to evaluate it.
indirect enum NaiveQuery {
    case word(String)
    case titleWord(String)
    case phrase([String])
    /// An article's values of a field; nil is `none`.
    case person(String?)
    case country(String?)
    case source(String?)
    /// Both ends, as ISO days, with the text that means them; nil is `none`.
    case published(ClosedRange<String>?, text: String)
    case not(NaiveQuery)
    case and([NaiveQuery])
    case or([NaiveQuery])
    case sequence([NaiveQuery])

    var isFilter: Bool {
        switch self {
        case .person, .country, .source, .published: true
        default: false
        }
    }

    var isNegation: Bool {
        if case .not = self { true } else { false }
    }
}

extension NaiveQuery {
    /// In the query language, with every group in parentheses.
    var text: String {
        switch self {
        case .and(let operands): operands.map(\.operandText).joined(separator: " AND ")
        case .or(let operands): operands.map(\.operandText).joined(separator: " OR ")
        case .sequence(let operands): operands.map(\.operandText).joined(separator: " ")
        default: operandText
        }
    }

    private var operandText: String {
        switch self {
        case .word(let word): word
        case .titleWord(let word): "title:" + word
        case .phrase(let words): "\"" + words.joined(separator: " ") + "\""
        case .person(let name): "person:" + (name.map { "\"\($0)\"" } ?? "none")
        case .country(let code): "country:" + (code ?? "none")
        case .source(let source): "source:" + (source ?? "none")
        case .published(_, let text): "published:" + text
        case .not(let operand): "-" + operand.operandText
        case .and, .or, .sequence: "(" + text + ")"
        }
    }
}

/// Answers by looking at every article.
struct NaiveEngine {
    let articles: [NaiveArticle]
    let match: SearchRequest.Match

    func finds(_ query: NaiveQuery, _ article: NaiveArticle) -> Bool {
        switch query {
        case .word(let word):
            let family = Lexicon.familyOf[word]
            return article.title.contains { $0 == family }
                || article.sentences.contains { $0.contains { $0 == family } }
        case .titleWord(let word):
            return article.title.contains { $0 == Lexicon.familyOf[word] }
        case .phrase(let words):
            let families = words.compactMap { Lexicon.familyOf[$0] }
            return ([article.title] + article.sentences).contains { Self.contains($0, families) }
        case .person(let name): return name.map { article.persons.contains($0) } ?? article.persons.isEmpty
        case .country(let code): return code.map { article.countries.contains($0) } ?? article.countries.isEmpty
        case .source(let source): return article.source == source
        case .published(let days, _):
            guard let days else { return article.published == nil }
            return article.published.map { days.contains($0) } ?? false
        case .not(let operand): return !finds(operand, article)
        case .and(let operands): return operands.allSatisfy { finds($0, article) }
        case .or(let operands): return operands.contains { finds($0, article) }
        case .sequence(let operands): return finds(sequence: operands, article)
        }
    }

    /// Words side by side combine as the request says; filters and negations narrow in either case.
    private func finds(sequence operands: [NaiveQuery], _ article: NaiveArticle) -> Bool {
        guard match == .any else { return operands.allSatisfy { finds($0, article) } }
        let conditions = operands.filter { $0.isFilter || $0.isNegation }
        let words = operands.filter { !$0.isFilter && !$0.isNegation }
        return conditions.allSatisfy { finds($0, article) }
            && (words.isEmpty || words.contains { finds($0, article) })
    }

    private static func contains(_ sentence: [Int], _ phrase: [Int]) -> Bool {
        guard sentence.count >= phrase.count else { return false }
        return (0...(sentence.count - phrase.count)).contains { Array(sentence[$0..<$0 + phrase.count]) == phrase }
    }
}
