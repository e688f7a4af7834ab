import Xapian

/// Looks through a whole index for anything that is not as it should be.
public struct IndexVerification: Sendable, Equatable {
    public var articles = 0
    public var segments = 0
    /// What is wrong, in sentences; empty for a sound index.
    public var problems: [String] = []

    /// - Throws: `IndexError` when the index cannot be opened at all.
    public init(indexPath: String) throws {
        let folder = IndexFolder(path: indexPath)
        let manifest = try folder.manifest()
        for segment in manifest.segments {
            segments += 1
            do {
                try verify(segment, in: folder)
            } catch let error as XapianError {
                problems.append("\(segment.name): \(error.message)")
            }
        }
    }

    private mutating func verify(_ segment: Manifest.Segment, in folder: IndexFolder) throws {
        let path = folder.path(of: segment)
        let (errors, report) = try Database.verify(path: path)
        if errors > 0 { problems.append("\(segment.name): \(errors) errors in its tables\n\(report)") }
        let database = try Database(path: path)
        let count = try database.documentCount()
        articles += count
        if count != segment.articles {
            problems.append("\(segment.name): holds \(count) articles where the manifest says \(segment.articles)")
        }
        var documents: [UInt32] = []
        try database.visitDocuments(term: []) { documentID in
            documents.append(documentID)
            return true
        }
        for documentID in documents {
            guard let article = StoredArticle(record: try database.document(documentID).data()) else {
                problems.append("\(segment.name): the record of document \(documentID) cannot be read")
                continue
            }
            if try database.frequency(ofTerm: IndexSchema.boundedTerm(.id, article.id.utf8)) != 1 {
                problems.append("\(segment.name): article '\(article.id)' is not found by its id alone")
            }
        }
    }
}
