import Dispatch
import Glibc
import Synchronization

/// Writes a complete Xapian database of the "glass" format (2016-03-14: Xapian 1.4 and 2.x) bottom-up.
///
/// Documents come in the order of their ids, which are 1, 2, 3 …, one by one (``add(_:)``) or as batches made in
/// other threads (``append(_:)``). Document data and term lists are written straight through; postings and positions
/// are kept as sorted runs, spilled to disk beyond ``GlassOptions/memoryLimit``, and merged in ``finish()``.
///
/// The folder holds no version file before ``finish()`` succeeds, so a half-written database never opens.
/// Removing the folder after an error is the caller's business. One thread at a time may use a builder.
///
/// ```swift
/// let builder = try GlassBuilder(path: "articles", options: GlassOptions())
/// for document in documents { try builder.add(document) }
/// let statistics = try builder.finish()
/// ```
public final class GlassBuilder {
    private let path: String
    private let options: GlassOptions
    private let temporaryDirectory: String
    private var batch: GlassBatchBuilder
    private var tables: DocumentTables
    private var postings = RunCollection()
    private var positions = RunCollection()
    private var values: [UInt32: ValueStatistics] = [:]
    private var lengths = LengthStatistics()
    private var documentCount: UInt32 = 0
    private var isOpen = true

    /// - Parameter path: the database's folder; made unless it exists.
    /// - Throws: `exists` when the folder has a database or parts of one, `invalidOption`, `inputOutput`.
    public init(path: String, options: GlassOptions = GlassOptions()) throws(GlassError) {
        try options.validate()
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw GlassError(.inputOutput, "cannot create \(path): \(systemReason())")
        }
        for name in ["iamglass", "postlist.glass", "docdata.glass", "termlist.glass", "position.glass"]
        where access("\(path)/\(name)", F_OK) == 0 {
            throw GlassError(.exists, "\(path) already holds \(name); a builder only makes new databases")
        }
        let batch = try GlassBatchBuilder(options: options)
        let tables = try DocumentTables(directory: path, options: options)
        self.batch = batch
        self.tables = tables
        self.path = path
        self.options = options
        temporaryDirectory = options.temporaryDirectory ?? path
    }

    /// Adds a document and returns its id.
    ///
    /// - Throws: what is wrong with the document, which then has no id and leaves no trace; or `inputOutput`, after
    ///   which the builder is closed.
    @discardableResult
    public func add(_ document: borrowing GlassDocument) throws(GlassError) -> UInt32 {
        try checkOpen()
        let pending = UInt32(truncatingIfNeeded: batch.documentCount)
        guard documentCount < UInt32.max - 1 - pending else { throw Self.tooManyDocuments }
        try batch.add(document)
        let id = documentCount + pending + 1
        if batch.isFull { try flush() }
        return id
    }

    /// Appends a batch; its documents get the next ids. Documents added one by one before it keep theirs.
    ///
    /// - Returns: the id of the batch's first document.
    @discardableResult
    public func append(_ newBatch: consuming GlassBatch) throws(GlassError) -> UInt32 {
        try checkOpen()
        try flush()
        return try take(newBatch)
    }

    /// Writes the inverted tables and the version file, which makes the folder a database.
    public func finish() throws(GlassError) -> GlassStatistics {
        try checkOpen()
        try flush()
        isOpen = false
        let roots = try tables.finish()
        let inverted = try writeInvertedTables()
        if options.sync {
            try syncFiles(
                [
                    ("docdata", roots.docdata), ("termlist", roots.termlist),
                    ("postlist", inverted.postlist.root), ("position", inverted.position),
                ].filter { $0.1.blockCount > 0 }.map { "\(path)/\($0.0).glass" })
        }
        try VersionFile(
            postlist: inverted.postlist.root, docdata: roots.docdata, termlist: roots.termlist,
            position: inverted.position, documentCount: documentCount, lengths: lengths
        ).write(to: path, sync: options.sync)
        var statistics = GlassStatistics()
        statistics.documents = Int(documentCount)
        statistics.terms = inverted.postlist.terms
        statistics.postings = inverted.postlist.postings
        statistics.positionLists = Int(inverted.position.entryCount)
        statistics.totalLength = lengths.total
        statistics.postlistBytes = inverted.postlist.root.byteCount
        statistics.docdataBytes = roots.docdata.byteCount
        statistics.termlistBytes = roots.termlist.byteCount
        statistics.positionBytes = inverted.position.byteCount
        statistics.spilledRuns = postings.spilledRuns + positions.spilledRuns
        statistics.spilledBytes = postings.spilledBytes + positions.spilledBytes
        return statistics
    }

    private static let tooManyDocuments = GlassError(.full, "a database holds at most 2^32 - 2 documents")

    private func checkOpen() throws(GlassError) {
        guard isOpen else { throw GlassError(.closed, "the builder of \(path) has finished or failed") }
    }

    private func flush() throws(GlassError) {
        if batch.documentCount > 0 { _ = try take(batch.finish()) }
    }

    private func take(_ batch: GlassBatch) throws(GlassError) -> UInt32 {
        let first = documentCount + 1
        guard batch.documentCount < Int(UInt32.max - documentCount) else { throw Self.tooManyDocuments }
        do {
            try tables.append(batch, first: first)
            postings.append(Run(storage: batch.postings, documentOffset: first))
            positions.append(Run(storage: batch.positions, documentOffset: first))
            if postings.memoryUsed + positions.memoryUsed > options.memoryLimit || postings.isFull {
                try postings.spill(to: temporaryDirectory)
                try positions.spill(to: temporaryDirectory)
            }
        } catch {
            isOpen = false
            throw error
        }
        for slot in batch.values { values[slot.slot, default: ValueStatistics(slot: slot.slot)].merge(slot) }
        lengths.merge(batch.lengths)
        documentCount += UInt32(batch.documentCount)
        return first
    }

    // MARK: Inverted tables

    /// One thread writes the postings and then joins those that are at work on the positions.
    private func writeInvertedTables() throws(GlassError) -> (postlist: PostlistTable.Result, position: TableRoot) {
        let position = try PositionTable(path: path + "/position.glass", runs: positions.runs, options: options)
        let postlist = Mutex<Result<PostlistTable.Result, GlassError>?>(nil)
        let (path, runs, options) = (path + "/postlist.glass", postings.runs, options)
        let statistics = Array(values.values)
        DispatchQueue.concurrentPerform(iterations: options.threads) { index in
            if index == 0 {
                let result = Result { () throws(GlassError) in
                    try PostlistTable.write(path: path, runs: runs, statistics: statistics, options: options)
                }
                postlist.withLock { $0 = result }
            }
            position.work()
        }
        guard let postlist = postlist.withLock({ $0 }) else {
            throw GlassError(.closed, "the thread that writes \(path) did not run")
        }
        return (try postlist.get(), try position.finish())
    }
}
