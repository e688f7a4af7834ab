import TextAnalysis
import Xapian

/// What the index takes from an occurrence of a word.
struct AnalyzedWord: Hashable, Sendable {
    var term: FormID
    /// 32 bits of the hash of the folded word, the same in every run (``Vocabulary/hash(of:)``).
    var hash: UInt32
}

/// Maps folded forms to stemmed terms; the stemmer runs once for each distinct form.
///
/// Terms have dense ids (0, 1, 2 … in order of first appearance), so that a document's terms can be gathered in arrays.
/// Belongs to the vocabulary whose forms it maps, and is used by one thread.
struct StemCache {
    private let stemmer: Stem
    private let forms: Vocabulary
    let terms = Vocabulary()
    /// For each form its word, beside each other because both are wanted for each occurrence; the term is `unknown` where
    /// the form has not come up.
    private var words: [AnalyzedWord] = []
    /// Kept for its memory.
    private var form: [UInt8] = []

    private static let unknown = FormID(rawValue: .max)

    init(forms: Vocabulary, language: String) throws(XapianError) {
        self.forms = forms
        stemmer = try Stem(language: language)
    }

    var termCount: Int { terms.count }
    var byteCount: Int { terms.byteCount + words.capacity * MemoryLayout<AnalyzedWord>.stride }

    mutating func term(of form: FormID) throws(XapianError) -> FormID {
        makeRoom()
        return try word(of: form).term
    }

    /// Appends the word of each token, in order.
    mutating func append(_ tokens: [Token], to output: inout [AnalyzedWord]) throws(XapianError) {
        makeRoom()
        let start = output.count
        output.append(contentsOf: repeatElement(AnalyzedWord(term: Self.unknown, hash: 0), count: tokens.count))
        var unknown: [Int] = []
        unknown.reserveCapacity(64)
        words.withUnsafeBufferPointer { words in
            output.withUnsafeMutableBufferPointer { output in
                for index in tokens.indices {
                    let word = words[Int(tokens[index].form.rawValue)]
                    output[start &+ index] = word
                    if word.term == Self.unknown { unknown.append(index) }
                }
            }
        }
        for index in unknown { output[start + index] = try word(of: tokens[index].form) }
    }

    /// Forms are dense, so one look suffices for a whole text.
    private mutating func makeRoom() {
        guard words.count < forms.count else { return }
        let none = AnalyzedWord(term: Self.unknown, hash: 0)
        words.append(contentsOf: repeatElement(none, count: max(forms.count - words.count, words.count / 2)))
    }

    private mutating func word(of form: FormID) throws(XapianError) -> AnalyzedWord {
        let known = words[Int(form.rawValue)]
        guard known.term == Self.unknown else { return known }
        self.form.removeAll(keepingCapacity: true)
        forms.withBytes(of: form) { self.form.append(contentsOf: $0) }
        let stem = try stemmer.stem(self.form)
        let word = AnalyzedWord(
            term: stem.withUnsafeBufferPointer { terms.intern($0) },
            hash: UInt32(truncatingIfNeeded: forms.hash(of: form) >> 32)
        )
        words[Int(form.rawValue)] = word
        return word
    }

    func withBytes<Result>(of term: FormID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        terms.withBytes(of: term, body)
    }

    /// The id of a term that has come up already.
    func find(_ term: [UInt8]) -> FormID? {
        term.withUnsafeBufferPointer { terms.find($0) }
    }
}
