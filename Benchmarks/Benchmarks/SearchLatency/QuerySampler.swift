import NewsCorpus
import TextAnalysis

/// A query drawn from the corpus: words as the tokenizer folds them.
struct SampledQuery {
    enum Kind: String, CaseIterable {
        case frequent = "frequent word"
        case rare = "rare word"
        case two = "two words"
        case three = "three words"
        case pair = "phrase of two"
        case triple = "phrase of three"
    }

    var kind: Kind
    var words: [String]

    var isPhrase: Bool { kind == .pair || kind == .triple }
    /// In the query language.
    var text: String { isPhrase ? "\"\(words.joined(separator: " "))\"" : words.joined(separator: " ") }
}

/// Draws queries of all kinds in turns from articles, the same ones for the same articles and seed.
struct QuerySampler {
    private var generator: SplitMix64
    private let vocabulary = Vocabulary()
    private var texts: [TokenizedText] = []
    /// For each form the number of articles that have it.
    private var frequencies: [Int] = []

    /// - Parameter articles: at most so many, drawn evenly, tell how frequent a word is.
    init(corpus: Corpus, articles limit: Int, seed: UInt64) {
        generator = SplitMix64(state: seed)
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var met = 0
        var sample: [String] = []
        for file in corpus.files().files {
            try? ArticleReader().read(
                file,
                article: { article in
                    met += 1
                    if sample.count < limit {
                        sample.append(article.text)
                    } else if case let place = Int.random(in: 0..<met, using: &generator), place < limit {
                        sample[place] = article.text
                    }
                },
                failure: { _ in }
            )
        }
        texts = sample.map { tokenizer.tokenize($0) }
        frequencies = [Int](repeating: 0, count: vocabulary.count)
        for text in texts {
            for form in Set(text.tokens.map(\.form)) { frequencies[Int(form.rawValue)] += 1 }
        }
    }

    mutating func queries(_ count: Int) -> [SampledQuery] {
        var queries: [SampledQuery] = []
        var attempts = 0
        while queries.count < count, attempts < 1000 * count, !texts.isEmpty {
            attempts += 1
            let kind = SampledQuery.Kind.allCases[queries.count % SampledQuery.Kind.allCases.count]
            let tokens = texts[Int.random(in: texts.indices, using: &generator)].tokens
            guard let words = draw(kind, from: tokens) else { continue }
            queries.append(SampledQuery(kind: kind, words: words))
        }
        return queries
    }

    private mutating func draw(_ kind: SampledQuery.Kind, from tokens: [Token]) -> [String]? {
        guard tokens.count > 10 else { return nil }
        let start = Int.random(in: 0..<(tokens.count - 3), using: &generator)
        switch kind {
        case .frequent: return word(tokens[start], share: 0.05...0.6).map { [$0] }
        case .rare: return word(tokens[start], share: 0.0005...0.005).map { [$0] }
        case .two: return words(2, from: tokens)
        case .three: return words(3, from: tokens)
        case .pair: return phrase(tokens[start..<(start + 2)])
        case .triple: return phrase(tokens[start..<(start + 3)])
        }
    }

    private mutating func words(_ count: Int, from tokens: [Token]) -> [String]? {
        var words: [String] = []
        for _ in 0..<count {
            let token = tokens[Int.random(in: tokens.indices, using: &generator)]
            guard let word = word(token, share: 0.0005...0.6), !words.contains(word) else { return nil }
            words.append(word)
        }
        return words
    }

    /// A word of five plain letters or more that so large a share of the articles has.
    private func word(_ token: Token, share: ClosedRange<Double>) -> String? {
        guard let word = plainWord(token), word.utf8.count >= 5 else { return nil }
        return share.contains(Double(frequencies[Int(token.form.rawValue)]) / Double(texts.count)) ? word : nil
    }

    /// Words side by side in one sentence, of which one is long.
    private func phrase(_ tokens: ArraySlice<Token>) -> [String]? {
        guard !tokens.dropFirst().contains(where: { $0.flags.contains(.sentenceStart) }) else { return nil }
        let words = tokens.compactMap { plainWord($0) }
        return words.count == tokens.count && words.contains { $0.utf8.count >= 5 } ? words : nil
    }

    private func plainWord(_ token: Token) -> String? {
        guard token.flags.isDisjoint(with: [.joined, .possessive, .acronym, .truncated, .bigram]) else { return nil }
        let word = vocabulary.string(of: token.form)
        return word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ? word : nil
    }
}

/// Steele, Lea and Flood, 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
