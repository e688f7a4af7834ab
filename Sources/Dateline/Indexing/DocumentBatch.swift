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
        textTerms.begin(vocabularies)
        titleTerms.begin(vocabularies)
        filterTerms.begin(vocabularies)
        for word in document.words {
            let term =
                switch word.field {
                case .text: try textTerms.id(of: word.term, in: &glass)
                case .title: try titleTerms.id(of: word.term, in: &glass)
                case .filter: try filterTerms.id(of: word.term, in: &glass)
                }
            scratch.addPosting(GlassPosting(term: term, wdf: word.wdf, positionCount: word.positionCount))
        }
        scratch.addPostingPositions(document.wordPositions)
        try glass?.add(scratch)
    }

    /// Hands out what was added, and begins anew.
    mutating func finish() -> DocumentBatch {
        textTerms.removeAll()
        titleTerms.removeAll()
        filterTerms.removeAll()
        if let batch = glass?.finish() { return .glass(batch) }
        let batch = DocumentBatch.documents(documents)
        documents = []
        return batch
    }
}

/// The builder's ids of the terms of a vocabulary, looked up once a batch.
private struct KnownTerms {
    let field: IndexDocument.Word.Field
    private var vocabulary: Vocabulary?
    /// For each term the builder's id plus one; 0 where it is not known yet.
    private var ids: [UInt32] = []

    init(field: IndexDocument.Word.Field) {
        self.field = field
    }

    mutating func removeAll() {
        for index in ids.indices { ids[index] = 0 }
    }

    /// Makes room for all terms; forgets those of another vocabulary.
    mutating func begin(_ vocabularies: TermVocabularies) {
        let vocabulary = vocabularies[field]
        if self.vocabulary !== vocabulary {
            self.vocabulary = vocabulary
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
        let prefix = field.prefix
        let found = try vocabulary?.withBytes(of: term) { (bytes) throws(GlassError) in
            // The words of the text, nearly all, need no copy.
            guard !prefix.isEmpty else { return try builder?.termID(of: bytes) }
            let prefixed = Array(prefix.utf8) + bytes
            return try prefixed.withUnsafeBufferPointer { (bytes) throws(GlassError) in
                try builder?.termID(of: bytes)
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
        data.withUnsafeBufferPointer { document.setData($0) }
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
