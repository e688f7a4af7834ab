import TextAnalysis
import Xapian

/// Turns text into terms, the same way for articles, queries and snippets: tokens, folded, stemmed.
///
/// Holds a vocabulary that grows with the words that it meets; used by one thread.
struct Analyzer {
    private(set) var tokenizer: Tokenizer
    private(set) var stems: StemCache
    /// Whether a stem begins with the first byte of its words, as it does where only endings are taken off.
    private let keepsFirstByte: Bool

    /// - Parameter language: as for `Stem`; the index's own.
    init(language: String) throws(XapianError) {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        keepsFirstByte = ["en", "english", "none"].contains(language.lowercased())
        stems = try StemCache(forms: vocabulary, language: language)
    }

    /// Memory held for known words, about.
    var byteCount: Int { tokenizer.vocabulary.byteCount + stems.byteCount }

    /// The folded words met since there were `count` of them, as far as a list of words takes them.
    func words(from count: Int) -> WordList {
        let forms = tokenizer.vocabulary
        var bytes: [UInt8] = []
        for form in count..<max(count, forms.count) {
            forms.withBytes(of: FormID(rawValue: UInt32(form))) { word in
                guard !word.isEmpty, word.count <= WordList.maximumBytes else { return }
                bytes.append(contentsOf: word)
                bytes.append(UInt8(ascii: "\n"))
            }
        }
        return WordList(bytes: bytes)
    }

    /// The number of distinct words met.
    var wordCount: Int { tokenizer.vocabulary.count }

    mutating func tokenize(_ text: String) -> TokenizedText {
        tokenizer.tokenize(text)
    }

    mutating func tokenize(_ text: String, lookingFor firstBytes: FirstBytes) -> TokenizedText {
        tokenizer.tokenize(text, lookingFor: firstBytes)
    }

    /// What words that have one of these terms begin with.
    func firstBytes(ofWordsWith terms: some Sequence<[UInt8]>) -> FirstBytes {
        guard keepsFirstByte else { return .all }
        var firstBytes = FirstBytes()
        for term in terms { if let first = term.first { firstBytes.insert(first) } }
        return firstBytes
    }

    mutating func term(of token: Token) throws(XapianError) -> FormID {
        try stems.term(of: token.form)
    }

    /// Appends what the index takes from each token, in order.
    mutating func append(_ tokens: [Token], to words: inout [AnalyzedWord]) throws(XapianError) {
        try stems.append(tokens, to: &words)
    }

    /// The term of each token of a short text, in order: a query's word gives several when it is a compound.
    mutating func terms(of text: String) throws(XapianError) -> [[UInt8]] {
        var terms: [[UInt8]] = []
        for token in tokenize(text).tokens {
            let term = try term(of: token)
            terms.append(stems.withBytes(of: term) { Array($0) })
        }
        return terms
    }

    /// The folded words of a short text and their terms, in order.
    mutating func words(of text: String) throws(XapianError) -> [(word: [UInt8], term: [UInt8])] {
        var words: [(word: [UInt8], term: [UInt8])] = []
        for token in tokenize(text).tokens {
            let term = try term(of: token)
            words.append(
                (
                    tokenizer.vocabulary.withBytes(of: token.form) { Array($0) },
                    stems.withBytes(of: term) { Array($0) }
                ))
        }
        return words
    }

    /// The term of a folded word.
    mutating func term(ofWord word: [UInt8]) throws(XapianError) -> [UInt8] {
        let form = word.withUnsafeBufferPointer { tokenizer.vocabulary.intern($0) }
        let term = try stems.term(of: form)
        return stems.withBytes(of: term) { Array($0) }
    }

    /// The folded words of a name with single spaces: what identifies a person or a source however it is written.
    mutating func key(of name: String) -> String {
        tokenize(name).tokens.map { tokenizer.vocabulary.string(of: $0.form) }.joined(separator: " ")
    }
}
