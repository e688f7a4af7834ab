import TextAnalysis
import Xapian

/// Finds the terms of an index that a pattern or a misspelt word may mean.
///
/// Both are compared with the words as articles write them; a word then stands for its stem, as any word of a query does:
/// `electio*` means the word "election", which finds "elected" too. Without a list of words the stems themselves are
/// compared.
struct TermExpansion {
    /// At most so many terms, the most frequent first.
    static let limit = 1000

    struct Result {
        var terms: [[UInt8]] = []
        /// Whether there were more terms than the limit.
        var isCut = false
    }

    let database: Database
    private let words: WordList
    private var analyzer: Analyzer?

    init(database: Database) {
        self.init(database: database, words: WordList(), analyzer: nil)
    }

    init(database: Database, words: WordList, analyzer: Analyzer?) {
        self.database = database
        self.words = words
        self.analyzer = words.bytes.isEmpty ? nil : analyzer
    }

    func terms(matching pattern: WildcardPattern) throws(XapianError) -> [[UInt8]] {
        try expansion(of: pattern).terms
    }

    func terms(near word: [UInt8], edits: Int) throws(XapianError) -> [[UInt8]] {
        try expansion(near: word, stem: word, edits: edits).terms
    }

    func expansion(of pattern: WildcardPattern) throws(XapianError) -> Result {
        let pieces = pattern.pieces.map { Array(Folding.fold($0).utf8) }
        return try mostFrequent(prefix: pieces.first ?? []) { TermExpansion.matches($0, pieces) }
    }

    /// Terms of words at most `edits` insertions, deletions, substitutions or swaps of neighbours away from a folded word,
    /// which counts itself.
    func expansion(near word: [UInt8], stem: [UInt8], edits: Int) throws(XapianError) -> Result {
        let neighbourhood = SpellingNeighbourhood(of: analyzer == nil ? stem : word, edits: edits)
        return try mostFrequent(prefix: []) { neighbourhood.contains($0) }
    }

    private func mostFrequent(
        prefix: [UInt8],
        where isWanted: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(XapianError) -> Result {
        var found = try analyzer == nil ? stems(prefix: prefix, isWanted) : stemsOfWords(isWanted)
        if found.count > TermExpansion.limit {
            found.sort { left, right in
                left.frequency != right.frequency
                    ? left.frequency > right.frequency : left.term.lexicographicallyPrecedes(right.term)
            }
        }
        return Result(
            terms: found.prefix(TermExpansion.limit).map(\.term),
            isCut: found.count > TermExpansion.limit
        )
    }

    private func stems(
        prefix: [UInt8],
        _ isWanted: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(XapianError) -> [(term: [UInt8], frequency: Int)] {
        var found: [(term: [UInt8], frequency: Int)] = []
        try database.visitTerms(prefix: prefix) { term, frequency in
            if !TermExpansion.isPrefixed(term), isWanted(term) { found.append((Array(term), frequency)) }
            return true
        }
        return found
    }

    private func stemsOfWords(
        _ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(XapianError) -> [(term: [UInt8], frequency: Int)] {
        guard var analyzer else { return [] }
        var wanted: [[UInt8]] = []
        words.visit { if isWanted($0) { wanted.append(Array($0)) } }
        var stems: Set<[UInt8]> = []
        for word in wanted { stems.insert(try analyzer.term(ofWord: word)) }
        var found: [(term: [UInt8], frequency: Int)] = []
        for stem in stems {
            let frequency = try database.frequency(ofTerm: stem)
            if frequency > 0 { found.append((stem, frequency)) }
        }
        return found
    }

    /// Words of the text are folded: what begins with a capital is a prefix of the schema.
    private static func isPrefixed(_ term: UnsafeBufferPointer<UInt8>) -> Bool {
        term.first.map { (0x41...0x5a).contains($0) } ?? true
    }

    private static func matches(_ term: UnsafeBufferPointer<UInt8>, _ pieces: [[UInt8]]) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1,
            term.count >= first.count + last.count, term.starts(with: first),
            term.suffix(last.count).elementsEqual(last)
        else { return false }
        var rest = term[first.count..<(term.count - last.count)]
        for piece in pieces.dropFirst().dropLast() {
            guard let found = TermExpansion.firstRange(of: piece, in: rest) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    private static func firstRange(
        of piece: [UInt8],
        in text: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Range<Int>? {
        guard text.count >= piece.count else { return nil }
        for start in text.startIndex...(text.endIndex - piece.count)
        where text[start..<(start + piece.count)].elementsEqual(piece) {
            return start..<(start + piece.count)
        }
        return nil
    }
}
