import GlassBuilder
import Xapian

/// Writes a segment bottom-up, many times faster than the library does, and lets the library read it before anybody else.
final class GlassIndexWriter: IndexWriter {
    private let path: String
    private let builder: GlassBuilder

    init(path: String, options: GlassOptions) throws(GlassError) {
        self.path = path
        builder = try GlassBuilder(path: path, options: options)
    }

    func append(_ batch: DocumentBatch) throws -> UInt32 {
        guard case .glass(let batch) = batch else {
            throw IndexError(.invalidRequest, "documents for another writer")
        }
        return try builder.append(batch)
    }

    func finish() throws {
        let statistics = try builder.finish()
        let lastDocumentID = try Int(Database(path: path).lastDocumentID())
        guard lastDocumentID == statistics.documents else {
            throw IndexError(.damaged, "the documents of the new segment \(path) end at number \(lastDocumentID)")
        }
        try SegmentCheck.verify(path, documents: statistics.documents)
    }
}
