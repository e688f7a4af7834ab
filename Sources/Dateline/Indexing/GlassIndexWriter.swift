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
        try verify(statistics)
    }

    /// The library must see what was written: the counts, and the first, the middle and the last document.
    private func verify(_ statistics: GlassStatistics) throws {
        let database = try Database(path: path)
        let count = try database.documentCount()
        guard count == statistics.documents, try Int(database.lastDocumentID()) == count else {
            throw IndexError(
                .damaged, "the new segment \(path) has \(count) documents where \(statistics.documents) were written")
        }
        for documentID in Set([1, (count + 1) / 2, count]) where documentID > 0 && count > 0 {
            let document = try database.document(UInt32(documentID))
            guard let article = StoredArticle(record: try document.data()) else {
                throw IndexError(.damaged, "document \(documentID) of the new segment \(path) cannot be read")
            }
            var holder: UInt32?
            try database.visitDocuments(term: IndexSchema.boundedTerm(.id, article.id.utf8)) { found in
                holder = max(found, holder ?? 0)
                return true
            }
            guard let holder, holder >= UInt32(documentID) else {
                throw IndexError(.damaged, "article '\(article.id)' of the new segment \(path) is not found by its id")
            }
            try document.visitTerms { _, _ in true }
        }
    }
}
