import Xapian

/// Answers questions about one index.
///
///     let searcher = try Searcher(indexPath: "news.dateline")
///     let query = try SearchQuery(parsing: "\"victory day\" person:putin", today: today)
///     let response = try searcher.search(SearchRequest(query: query))
///
/// It shows the generation that was current when it was opened; when that is written over while it reads, it opens the
/// current one and answers from that. Used by one thread.
public final class Searcher {
    private let folder: IndexFolder
    var session: Session

    /// One generation, open.
    struct Session {
        private let folder: IndexFolder
        let manifest: Manifest
        let database: Database
        let analyzer: Analyzer
        let facets: FacetDictionary
        let knownWords: KnownWords

        init(_ folder: IndexFolder) throws {
            self.folder = folder
            manifest = try folder.manifest()
            database = try folder.openDatabase(manifest)
            facets = try folder.facetDictionary(manifest)
            analyzer = try Analyzer(language: manifest.language)
            knownWords = KnownWords(analyzer)
        }

        /// Read anew each time: few searches need it.
        func wordList() -> WordList { folder.wordList(manifest) }
    }

    /// - Throws: `IndexError`: `.notFound`, `.otherFormat`, `.damaged`.
    public init(indexPath: String) throws {
        let folder = IndexFolder(path: indexPath)
        self.folder = folder
        session = try onIndex(at: indexPath) { try Searcher.open(folder) }
    }

    /// Between reading the manifest and opening its segments a writer may publish and remove them: then the next manifest
    /// is there.
    private static func open(_ folder: IndexFolder) throws -> Session {
        do {
            return try Session(folder)
        } catch let error as XapianError where error.code == .databaseNotFound {
            return try Session(folder)
        } catch let error as IndexError where error.code == .damaged {
            return try Session(folder)
        }
    }

    /// Runs a piece of work on the current generation; when a writer overtakes it, once more on the next one.
    func read<Result>(_ work: (Session) throws -> Result) throws -> Result {
        try onIndex(at: folder.path) {
            do {
                return try work(session)
            } catch let error as XapianError where error.code == .modified {
                session = try Searcher.open(folder)
                return try work(session)
            }
        }
    }

    /// - Throws: `QueryError` for a clause that cannot be answered; `IndexError`.
    public func search(_ request: SearchRequest) throws -> SearchResponse {
        try read { try Search(request, in: $0).response() }
    }

    /// The article with this id.
    ///
    /// - Throws: `IndexError.invalidRequest` when there is none.
    public func article(id: String) throws -> StoredArticle {
        try read { try $0.storedArticle($0.documentID(of: id)) }
    }

    /// The articles most like the one with this id, its near-duplicates left out.
    ///
    /// - Throws: `IndexError.invalidRequest` when there is none of this id.
    public func similar(to id: String, limit: Int = 10, snippets: Int = 1) throws -> SimilarResponse {
        try read { session in
            let similar = SimilarArticles(try session.documentID(of: id), in: session)
            return try similar.response(limit: limit, snippets: snippets)
        }
    }

    public func statistics() throws -> IndexStatistics {
        try read { try IndexStatistics($0, indexBytes: folder.byteCount()) }
    }
}

extension Searcher.Session {
    func documentID(of id: String) throws -> UInt32 {
        var found: UInt32?
        try database.visitDocuments(term: IndexSchema.boundedTerm(.id, id.utf8)) { documentID in
            found = documentID
            return false
        }
        guard let found else {
            throw IndexError(.invalidRequest, "there is no article '\(id)'; 'dateline search' shows the ids")
        }
        return found
    }

    func storedArticle(_ documentID: UInt32, withMentions: Bool = true) throws -> StoredArticle {
        let record = try database.document(found: documentID).data()
        guard let article = StoredArticle(record: record, withMentions: withMentions) else {
            throw IndexError(.damaged, "the record of article \(documentID) cannot be read; run 'dateline check'")
        }
        return article
    }
}
