internal import CXapian

/// A database open for writing. One writer a database: a second one fails with `.locked`.
///
/// Changes are buffered until `commit` or the end of a transaction; they are lost when the object goes before that
/// within a transaction, and committed otherwise.
public final class WritableDatabase {
    public enum OpenMode {
        case createOrOpen
        /// Fails when there is one.
        case create
        /// Fails when there is none.
        case open
    }

    public enum Durability {
        /// A commit is on disk, and a crash leaves the last one.
        case durable
        /// Nothing is forced to disk: for parts that are thrown away after a crash.
        case unsynced
        /// The same, and blocks are written over in place, so that the files do not grow: for parts that nobody reads yet.
        case inPlace
    }

    private let handle: OpaquePointer

    /// - Throws: `.locked`, `.databaseNotFound`, `.unsupported`, `.corrupt`.
    public init(path: String, mode: OpenMode, durability: Durability = .durable) throws(XapianError) {
        let flag =
            switch mode {
            case .createOrOpen: XAPIAN_CREATE_OR_OPEN
            case .create: XAPIAN_CREATE
            case .open: XAPIAN_OPEN
            }
        let shimDurability =
            switch durability {
            case .durable: XAPIAN_DURABLE
            case .unsynced: XAPIAN_UNSYNCED
            case .inPlace: XAPIAN_IN_PLACE
            }
        handle = try checkHandle { error in
            path.withPointer { xapian_writable_database_open($0, $1, flag, shimDurability, error) }
        }
    }

    deinit { xapian_writable_database_free(handle) }

    /// The same database for reading, with what is not yet committed.
    public func reader() throws(XapianError) -> Database {
        Database(owning: try checkHandle { xapian_writable_database_reader(handle, $0) })
    }

    /// Adds a document under the next free id, which it returns.
    @discardableResult
    public func add(_ document: Document) throws(XapianError) -> UInt32 {
        try check { xapian_writable_database_add_document(handle, document.handle, $0) }
    }

    public func replace(_ id: UInt32, with document: Document) throws(XapianError) {
        _ = try check { xapian_writable_database_replace_document(handle, id, document.handle, $0) }
    }

    /// - Throws: `.documentNotFound`.
    public func delete(_ id: UInt32) throws(XapianError) {
        _ = try check { xapian_writable_database_delete_document(handle, id, $0) }
    }

    /// Makes every change since the last commit durable and visible to readers that open the database from now on.
    public func commit() throws(XapianError) {
        _ = try check { xapian_writable_database_commit(handle, $0) }
    }

    /// Runs `body` so that all of its changes are committed, or, when it throws, none.
    public func transaction(_ body: () throws -> Void) throws {
        _ = try check { xapian_writable_database_begin_transaction(handle, $0) }
        do {
            try body()
        } catch {
            // The first failure is the one to tell; a transaction that cannot be cancelled is never committed either.
            _ = try? check { xapian_writable_database_cancel_transaction(handle, $0) }
            throw error
        }
        _ = try check { xapian_writable_database_commit_transaction(handle, $0) }
    }
}
