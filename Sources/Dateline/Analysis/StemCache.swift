import TextAnalysis
import Xapian

/// Maps folded forms to stemmed terms; the stemmer runs once for each distinct form.
///
/// Terms have dense ids (0, 1, 2 … in order of first appearance), so that a document's terms can be gathered in arrays.
/// Belongs to the vocabulary whose forms it maps, and is used by one thread.
struct StemCache {
    private let stemmer: Stem
    private let forms: Vocabulary
    private let terms = Vocabulary()
    /// For each form the id of its term plus one; 0 where it is not known yet.
    private var termOfForm: [UInt32] = []

    init(forms: Vocabulary, language: String) throws(XapianError) {
        self.forms = forms
        stemmer = try Stem(language: language)
    }

    var termCount: Int { terms.count }
    var byteCount: Int { terms.byteCount + termOfForm.capacity * MemoryLayout<UInt32>.size }

    mutating func term(of form: FormID) throws(XapianError) -> FormID {
        let index = Int(form.rawValue)
        if index < termOfForm.count, termOfForm[index] != 0 { return FormID(rawValue: termOfForm[index] - 1) }
        let stem = try stemmer.stem(forms.withBytes(of: form) { Array($0) })
        let term = stem.withUnsafeBufferPointer { terms.intern($0) }
        while termOfForm.count <= index { termOfForm.append(0) }
        termOfForm[index] = term.rawValue + 1
        return term
    }

    func withBytes<Result>(of term: FormID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        terms.withBytes(of: term, body)
    }

    /// The id of a term that has come up already.
    func find(_ term: [UInt8]) -> FormID? {
        term.withUnsafeBufferPointer { terms.find($0) }
    }
}
