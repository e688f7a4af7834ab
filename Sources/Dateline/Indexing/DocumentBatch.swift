import GlassBuilder
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
final class DocumentBatchBuilder {
    private var documents: [IndexDocument] = []
    private var glass: GlassBatchBuilder?
    private var scratch = GlassDocument()

    init(_ kind: WriterKind) throws(GlassError) {
        if case .glass(let options) = kind { glass = try GlassBatchBuilder(options: options) }
    }

    /// - Throws: `GlassError` for a document that no database can hold; the batch is as before then.
    func add(_ document: IndexDocument) throws(GlassError) {
        if glass == nil {
            documents.append(document)
        } else {
            document.copy(to: &scratch)
            try glass?.add(scratch)
        }
    }

    /// Hands out what was added, and begins anew.
    func finish() -> DocumentBatch {
        if let batch = glass?.finish() { return .glass(batch) }
        defer { documents = [] }
        return .documents(documents)
    }
}

extension IndexDocument {
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
