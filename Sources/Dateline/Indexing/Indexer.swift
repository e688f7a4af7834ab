public import Logging
import NewsCorpus
import Xapian

/// Reads heaps of news into an index.
///
///     let indexer = Indexer(indexPath: "news.dateline", options: IndexingOptions(jobs: 2))
///     let report = try indexer.index(paths: ["articles/"])
///
/// Articles are gathered in a segment of their own; the index changes only at the end, in one step.
public struct Indexer: Sendable {
    private let folder: IndexFolder
    private let options: IndexingOptions
    private let logger: Logger

    /// - Parameter logger: is told at level `debug` what is done to the index.
    public init(indexPath: String, options: IndexingOptions, logger: Logger = Logger(label: "dateline.index")) {
        folder = IndexFolder(path: indexPath)
        self.options = options
        self.logger = logger
    }

    /// Indexes the articles below `paths`; `-` is standard input.
    ///
    /// - Parameters:
    ///   - progress: called on the caller's thread, a few times a second at most.
    ///   - isCancelled: asked between articles; true leaves the index as it was.
    /// - Throws: `ReadingFailure` for a path that is not there; `IndexError`: `.locked`, `.otherFormat`, `.inputOutput`, `.cancelled`.
    public func index(
        paths: [String],
        progress: @escaping (IndexingProgress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws -> IndexingReport {
        let start = ContinuousClock.now
        let corpus = try Corpus(paths: paths)
        try folder.create()
        let lock = try WriterLock(indexPath: folder.path)
        defer { withExtendedLifetime(lock) {} }
        return try onIndex(at: folder.path) {
            var run = try IndexingRun(folder: folder, options: options, logger: logger)
            defer { run.removeLeftovers() }
            try run.gather(corpus, progress: progress, isCancelled: isCancelled)
            return try run.publish(since: start)
        }
    }
}
