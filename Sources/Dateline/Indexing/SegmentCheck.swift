import Xapian

/// A look at a segment that has just been written, before it is published.
enum SegmentCheck {
    /// The library must see what was written: the count, and the first, the middle and the last document.
    ///
    /// - Throws: `IndexError.damaged`; `XapianError` when the library cannot read it at all.
    static func verify(_ path: String, documents expected: Int) throws {
        let database = try Database(path: path)
        let count = try database.documentCount()
        guard count == expected else {
            throw IndexError(.damaged, "the new segment \(path) has \(count) documents where \(expected) were written")
        }
        var number = 0
        var documentIDs: [UInt32] = []
        try database.visitDocuments(term: []) { documentID in
            number += 1
            if [1, (count + 1) / 2, count].contains(number) { documentIDs.append(documentID) }
            return true
        }
        for documentID in documentIDs { try verify(documentID, of: database, path) }
    }

    private static func verify(_ documentID: UInt32, of database: Database, _ path: String) throws {
        let document = try database.document(documentID)
        guard let article = StoredArticle(record: try document.data()) else {
            throw IndexError(.damaged, "document \(documentID) of the new segment \(path) cannot be read")
        }
        var holder: UInt32 = 0
        try database.visitDocuments(term: IndexSchema.boundedTerm(.id, article.id.utf8)) { found in
            holder = max(found, holder)
            return true
        }
        // Behind it where the article came once more in the run.
        guard holder >= documentID else {
            throw IndexError(.damaged, "article '\(article.id)' of the new segment \(path) is not found by its id")
        }
        try document.visitTerms { _, _ in true }
    }
}
