import GlassBuilder
import TextAnalysis
import Xapian

/// Documents made ready for a writer, in order; the work of one thread.
enum DocumentBatch: Sendable {
    case documents([IndexDocument])
    case glass(GlassBatch)

    var documentCount: Int {
        switch self {
        case .documents(let documents): documents.count
        case .glass(let batch): batch.documentCount
        }
    }
}

/// How segments are written.
enum WriterKind: Sendable {
    /// Through libxapian's public calls.
    case library
    /// Bottom-up.
    case glass(GlassOptions)
}

/// Makes batches for one kind of writer. One a thread.
struct DocumentBatchBuilder: ~Copyable {
    private var documents: [IndexDocument] = []
    private var glass: GlassBatchBuilder?
    private var scratch = GlassDocument()
    /// As many as the longest document had; kept for their memory.
    private var postings: [GlassPosting] = []
    private var textTerms = KnownTerms(field: .text)
    private var titleTerms = KnownTerms(field: .title)
    private var filterTerms = KnownTerms(field: .filter)

    init(_ kind: WriterKind) throws(GlassError) {
        if case .glass(let options) = kind { glass = try GlassBatchBuilder(options: options) }
    }

    /// - Parameter vocabularies: what the document's words are of.
    /// - Throws: `GlassError` for a document that no database can hold; the batch is as before then.
    mutating func add(_ document: IndexDocument, vocabularies: TermVocabularies) throws(GlassError) {
        guard glass != nil else {
            var spelled = document
            spelled.spellOutWords(vocabularies)
            return documents.append(spelled)
        }
        document.copy(to: &scratch)
        try setPostings(of: document.words, vocabularies)
        scratch.addPostings(postings[..<document.words.count], positions: document.wordPositions)
        try glass?.add(scratch)
    }

    private mutating func setPostings(
        of words: [IndexDocument.Word],
        _ vocabularies: TermVocabularies
    ) throws(GlassError) {
        let generation = glass?.termGeneration ?? 0
        textTerms.begin(vocabularies, generation)
        titleTerms.begin(vocabularies, generation)
        filterTerms.begin(vocabularies, generation)
        if postings.count < words.count {
            let none = GlassPosting(term: GlassTermID(rawValue: .max), wdf: 0, positionCount: 0)
            postings.append(contentsOf: repeatElement(none, count: words.count - postings.count))
        }
        try postings.withUnsafeMutableBufferPointer { (postings) throws(GlassError) in
            for index in words.indices {
                let word = words[index]
                let term =
                    switch word.field {
                    case .text: try textTerms.id(of: word.term, in: &glass)
                    case .title: try titleTerms.id(of: word.term, in: &glass)
                    case .filter: try filterTerms.id(of: word.term, in: &glass)
                    }
                postings[index] = GlassPosting(term: term, wdf: word.wdf, positionCount: word.positionCount)
            }
        }
    }

    /// Hands out what was added, and begins anew.
    mutating func finish() -> DocumentBatch {
        if let batch = glass?.finish() { return .glass(batch) }
        let batch = DocumentBatch.documents(documents)
        documents = []
        return batch
    }
}

/// The builder's ids of the terms of a vocabulary, looked up once as long as they are valid.
private struct KnownTerms {
    private let field: IndexDocument.Word.Field
    private let prefix: [UInt8]
    private var vocabulary: Vocabulary?
    private var generation = 0
    /// For each term the builder's id plus one; 0 where it is not known yet.
    private var ids: [UInt32] = []

    init(field: IndexDocument.Word.Field) {
        self.field = field
        prefix = Array(field.prefix.utf8)
    }

    /// Makes room for all terms; forgets those of another vocabulary and of another generation of ids.
    mutating func begin(_ vocabularies: TermVocabularies, _ generation: Int) {
        let vocabulary = vocabularies[field]
        if self.vocabulary !== vocabulary || self.generation != generation {
            self.vocabulary = vocabulary
            self.generation = generation
            ids = []
        }
        if ids.count < vocabulary.count {
            ids.append(contentsOf: repeatElement(0, count: max(vocabulary.count - ids.count, ids.count / 2)))
        }
    }

    @inline(__always)
    mutating func id(of term: FormID, in builder: inout GlassBatchBuilder?) throws(GlassError) -> GlassTermID {
        let known = ids[Int(term.rawValue)]
        return known > 0 ? GlassTermID(rawValue: known - 1) : try lookUp(term, in: &builder)
    }

    @inline(never)
    private mutating func lookUp(
        _ term: FormID,
        in builder: inout GlassBatchBuilder?
    ) throws(GlassError) -> GlassTermID {
        // The words of the text, nearly all, need no copy.
        let found =
            if prefix.isEmpty {
                try vocabulary?.withBytes(of: term) { (bytes) throws(GlassError) in try builder?.termID(of: bytes) }
            } else {
                try (prefix + (vocabulary?.withBytes(of: term) { Array($0) } ?? [])).withUnsafeBufferPointer {
                    (bytes) throws(GlassError) in try builder?.termID(of: bytes)
                }
            }
        guard let found else { return GlassTermID(rawValue: .max) }
        ids[Int(term.rawValue)] = found.rawValue + 1
        return found
    }
}

extension IndexDocument {
    /// Copies all but the words, which go by the builder's ids.
    func copy(to document: inout GlassDocument) {
        document.removeAll()
        document.setData(data)
        for value in values { document.addValue(slot: value.slot, value.bytes) }
        termBytes.withUnsafeBufferPointer { bytes in
            positions.withUnsafeBufferPointer { positions in
                for term in terms {
                    document.addTerm(
                        UnsafeBufferPointer(rebasing: bytes[term.bytes]),
                        wdf: term.wdf,
                        positions: UnsafeBufferPointer(rebasing: positions[term.positions])
                    )
                }
            }
        }
    }
}
