import Xapian

/// Looks up what the index holds already. Opens the database for itself; one a thread.
struct ExistingArticles {
    private let database: Database

    init(_ folder: IndexFolder, _ manifest: Manifest) throws(XapianError) {
        database = try folder.openDatabase(manifest)
    }

    struct Found {
        var documentID: UInt32
        var contentHash: [UInt8]
    }

    func article(idTerm: [UInt8]) throws(XapianError) -> Found? {
        guard let documentID = try firstDocument(idTerm) else { return nil }
        let hash = try database.document(documentID).value(slot: IndexSchema.Slot.contentHash.rawValue)
        return Found(documentID: documentID, contentHash: hash)
    }

    func documents(fileTerm: [UInt8]) throws(XapianError) -> [UInt32] {
        var documents: [UInt32] = []
        try database.visitDocuments(term: fileTerm) { id in
            documents.append(id)
            return true
        }
        return documents
    }

    /// The file terms that begin as those of the files below a folder do.
    func fileTerms(below path: String) throws(XapianError) -> [[UInt8]] {
        var terms: [[UInt8]] = []
        let prefix = IndexSchema.Prefix.file.term(path.utf8.prefix(IndexSchema.boundedTextBytes))
        try database.visitTerms(prefix: prefix) { term, _ in
            terms.append(Array(term))
            return true
        }
        return terms
    }

    private func firstDocument(_ term: [UInt8]) throws(XapianError) -> UInt32? {
        var first: UInt32?
        try database.visitDocuments(term: term) { id in
            first = id
            return false
        }
        return first
    }
}
