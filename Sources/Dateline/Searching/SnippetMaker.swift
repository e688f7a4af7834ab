import TextAnalysis
import Xapian

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Cuts the fragments out of an article's text that show best why it was found.
///
/// Sentences are joined to fragments of about 240 bytes. Fragments are chosen one after the other by the weight of the
/// patterns that they show and that no fragment before has shown.
struct SnippetMaker {
    static let targetBytes = 240

    private let words: KnownWords
    private let patterns: [WeighedPattern]

    private let firstBytes: FirstBytes

    private struct WeighedPattern {
        var pattern: HighlightPattern
        var weight: Double
    }

    /// A match in a text, in token indices.
    struct Match {
        var tokens: Range<Int>
        var pattern: Int
    }

    init(patterns: [HighlightPattern], in session: Searcher.Session) throws(XapianError) {
        words = session.knownWords
        let database = session.database
        let documents = Double(max(1, try database.documentCount()))
        var weighed: [WeighedPattern] = []
        for pattern in patterns {
            var frequency = 0
            for term in pattern.terms { frequency += try database.frequency(ofTerm: term) }
            weighed.append(WeighedPattern(pattern: pattern, weight: log(1 + documents / Double(1 + frequency))))
        }
        self.patterns = weighed
        firstBytes = words.analyzer.firstBytes(ofWordsWith: patterns.lazy.flatMap(\.textTerms))
    }

    /// At most `count` fragments in the order of the text; without a match, the beginning of the text.
    func snippets(of article: StoredArticle, count: Int) throws(XapianError) -> [Snippet] {
        var text = article.text
        guard count > 0, !text.isEmpty else { return [] }
        let tokens = words.analyzer.tokenize(text, lookingFor: firstBytes).tokens
        guard !tokens.isEmpty else { return [] }
        let matches = try self.matches(in: tokens, of: article)
        let fragments = SnippetMaker.fragments(of: tokens)
        var chosen: [Int] = []
        var shown: Set<Int> = []
        while chosen.count < count, let best = bestFragment(fragments, matches, shown: shown, except: chosen) {
            chosen.append(best)
            for match in matches where fragments[best].contains(match.tokens.lowerBound) { shown.insert(match.pattern) }
        }
        if chosen.isEmpty { chosen = [0] }
        return text.withUTF8 { bytes in
            chosen.sorted().map { SnippetMaker.snippet(fragments[$0], of: bytes, tokens, matches) }
        }
    }

    private func bestFragment(_ fragments: [Range<Int>], _ matches: [Match], shown: Set<Int>, except: [Int]) -> Int? {
        var best: (index: Int, score: Double)?
        var next = matches.startIndex
        for (index, fragment) in fragments.enumerated() {
            let first = next
            while next < matches.endIndex, matches[next].tokens.lowerBound < fragment.upperBound { next += 1 }
            let inside = matches[first..<next]
            let found = Set(inside.map(\.pattern))
            guard !found.isEmpty, !except.contains(index) else { continue }
            // What is shown already counts little; of equals the earlier fragment wins.
            let score =
                found.reduce(0.0) { $0 + patterns[$1].weight * (shown.contains($1) ? 0.2 : 1) }
                + 0.05 * Double(min(inside.count, 5)) + closeness(of: inside)
            if score > (best?.score ?? 0) { best = (index, score) }
        }
        return best?.index
    }
}

// MARK: - Matches

extension SnippetMaker {
    /// The matches of all patterns in order of their first token.
    private func matches(in tokens: [Token], of article: StoredArticle) throws(XapianError) -> [Match] {
        let terms = try terms(of: tokens, in: article.text)
        var matches: [Match] = []
        for (index, weighed) in patterns.enumerated() {
            let ranges: [Range<Int>] =
                switch weighed.pattern {
                case .word(let wanted): SnippetMaker.phrases([ids(wanted)], in: terms)
                case .phrase(let places): SnippetMaker.phrases(places.map { ids($0) }, in: terms)
                case .near(let places, let distance):
                    SnippetMaker.neighbours(places.map { ids($0) }, within: distance, in: terms)
                case .entity(let mark):
                    article.mentions(of: mark).map { SnippetMaker.tokenRanges($0, in: tokens) }
                        ?? named(mark, in: terms)
                }
            matches += ranges.map { Match(tokens: $0, pattern: index) }
        }
        return matches.sorted { ($0.tokens.lowerBound, $0.pattern) < ($1.tokens.lowerBound, $1.pattern) }
    }

    /// The term of each token; `omitted` for one that cannot match.
    private func terms(of tokens: [Token], in text: String) throws(XapianError) -> [FormID] {
        var terms = [FormID](repeating: .omitted, count: tokens.count)
        var text = text
        let candidates = text.withUTF8 { utf8 in
            tokens.indices.filter {
                tokens[$0].form != .omitted && firstBytes.mayBegin(with: utf8[Int(tokens[$0].offset)])
            }
        }
        for index in candidates { terms[index] = try words.analyzer.term(of: tokens[index]) }
        return terms
    }

    /// What earns a fragment that shows different patterns close to each other: up to half the weight of a rare word.
    private func closeness(of matches: ArraySlice<Match>) -> Double {
        var best = 0.0
        for (left, right) in zip(matches, matches.dropFirst()) where left.pattern != right.pattern {
            let distance = max(1, right.tokens.lowerBound - left.tokens.upperBound + 1)
            best = max(best, min(patterns[left.pattern].weight, patterns[right.pattern].weight) / Double(1 + distance))
        }
        return best
    }

    /// Where the words of a name stand side by side, or what of them means the entity alone.
    private func named(_ mark: EntityMark, in terms: [FormID]) -> [Range<Int>] {
        let names = mark.phrase.isEmpty ? [] : SnippetMaker.phrases(mark.phrase.map { ids([$0]) }, in: terms)
        let covered = Set(names.flatMap { Array($0) })
        return names + SnippetMaker.phrases([ids(mark.words)], in: terms).filter { !covered.contains($0.lowerBound) }
    }

    /// The tokens that each range of bytes touches.
    private static func tokenRanges(_ ranges: [Range<Int>], in tokens: [Token]) -> [Range<Int>] {
        ranges.compactMap { range in
            guard let first = tokens.firstIndex(where: { $0.range.upperBound > range.lowerBound }) else { return nil }
            var end = first
            while end < tokens.count, tokens[end].range.lowerBound < range.upperBound { end += 1 }
            return end > first ? first..<end : nil
        }
    }

    /// The ids of terms that the analyzer has met; others cannot be in the text.
    private func ids(_ terms: Set<[UInt8]>) -> TermIDs {
        TermIDs(terms.compactMap { words.analyzer.stems.find($0) })
    }

    private static func phrases(_ places: [TermIDs], in terms: [FormID]) -> [Range<Int>] {
        guard let first = places.first, !first.isEmpty, terms.count >= places.count else { return [] }
        return (0...(terms.count - places.count)).compactMap { start in
            guard first.contains(terms[start]) else { return nil }
            for (offset, place) in places.enumerated() where !place.contains(terms[start + offset]) { return nil }
            return start..<(start + places.count)
        }
    }

    /// Each word that takes part in a group of all places within `distance` words.
    private static func neighbours(_ places: [TermIDs], within distance: Int, in terms: [FormID]) -> [Range<Int>] {
        var found: Set<Int> = []
        for start in terms.indices where places.contains(where: { $0.contains(terms[start]) }) {
            let window = start...min(start + distance, terms.count - 1)
            let isWhole = places.allSatisfy { place in window.contains { place.contains(terms[$0]) } }
            guard isWhole else { continue }
            for index in window where places.contains(where: { $0.contains(terms[index]) }) { found.insert(index) }
        }
        return found.sorted().map { $0..<($0 + 1) }
    }
}

/// The terms that one place of a pattern takes: one as a rule, hundreds for a wildcard.
private struct TermIDs {
    private let few: [FormID]
    private let many: Set<FormID>

    init(_ ids: [FormID]) {
        few = ids.count <= 4 ? ids : []
        many = ids.count <= 4 ? [] : Set(ids)
    }

    var isEmpty: Bool { few.isEmpty && many.isEmpty }

    @inline(__always)
    func contains(_ id: FormID) -> Bool {
        for known in few where known == id { return true }
        return !many.isEmpty && many.contains(id)
    }
}

/// The analyzer of a session's snippets, which keeps the words that it has met for the next search.
final class KnownWords {
    var analyzer: Analyzer

    init(_ analyzer: Analyzer) { self.analyzer = analyzer }
}
