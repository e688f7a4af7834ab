import NewsCorpus

/// What a run has seen of its files.
struct CorpusVisit {
    /// Files read in this run, by the hash of their file term.
    var readFiles: Set<ContentHash> = []
    /// Folders and files that the walk could not enter: what lies below them is not known to be gone.
    var unreadable: [String] = []
    /// Files finished or passed over.
    var fileCount = 0
    var articlesInFile = 0
    var failuresInFile = 0

    func isUnreadable(_ fileTerm: [UInt8]) -> Bool {
        let path = fileTerm.dropFirst(IndexSchema.Prefix.file.rawValue.utf8.count)
        return unreadable.contains { path.starts(with: $0.utf8.prefix(IndexSchema.boundedTextBytes)) }
    }
}

extension CorpusFile {
    /// The term of the articles that come from this file.
    var indexTerm: [UInt8] { IndexSchema.boundedTerm(.file, path.utf8) }
}
