internal import CXapian

/// A database open for reading: one, or several read as one.
///
/// It shows the state of the moment when it was opened. Used by one thread at a time, together with everything made from it.
public final class Database {
    let handle: OpaquePointer

    init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    /// Opens the database in a directory.
    ///
    /// - Throws: `.databaseNotFound`, `.unsupported` (another format), `.corrupt`.
    public convenience init(path: String) throws(XapianError) {
        self.init(owning: try checkHandle { error in path.withPointer { xapian_database_open($0, $1, error) } })
    }

    /// Several databases read as one, with statistics over them all.
    ///
    /// Document ids interleave: document `d` of part `p` (counted from 0) of `n` has the id `(d - 1) * n + p + 1`.
    public convenience init(parts: [Database]) throws(XapianError) {
        self.init(owning: xapian_database_new())
        for part in parts {
            _ = try check { xapian_database_add_database(handle, part.handle, $0) }
        }
    }

    deinit { xapian_database_free(handle) }

    /// The version of the library, such as `1.4.22`.
    public static var libraryVersion: String { String(cString: xapian_version()) }

    public func documentCount() throws(XapianError) -> Int {
        Int(try check { xapian_database_doccount(handle, $0) })
    }

    public func lastDocumentID() throws(XapianError) -> UInt32 {
        try check { xapian_database_lastdocid(handle, $0) }
    }

    /// The number of documents that hold a term; 0 for a term that is not in the database.
    public func frequency(ofTerm term: [UInt8]) throws(XapianError) -> Int {
        Int(try check { error in term.withPointer { xapian_database_termfreq(handle, $0, $1, error) } })
    }

    /// Whether the library may take the second chunk of a list for that of the term (see CXapian.h).
    func misreads(_ term: [UInt8]) throws(XapianError) -> Bool {
        try check { error in term.withPointer { xapian_database_misreads(handle, $0, $1, error) } }
    }

    /// Visits the terms that start with a prefix, in byte order, with the number of documents that hold each.
    ///
    /// `body` returns false to end the walk; the bytes live only during the call.
    public func visitTerms(
        prefix: [UInt8],
        _ body: @escaping (_ term: UnsafeBufferPointer<UInt8>, _ frequency: Int) -> Bool
    ) throws(XapianError) {
        let visitor = TermVisitor(body)
        _ = try check { error in
            prefix.withPointer {
                xapian_database_allterms(handle, $0, $1, TermVisitor.visit, visitor.context, error)
            }
        }
        withExtendedLifetime(visitor) {}
    }

    /// Visits the documents that hold a term in ascending order of their ids. `body` returns false to end the walk.
    public func visitDocuments(term: [UInt8], _ body: @escaping (UInt32) -> Bool) throws(XapianError) {
        let visitor = DocumentVisitor(body)
        _ = try check { error in
            term.withPointer {
                xapian_database_postlist(handle, $0, $1, DocumentVisitor.visit, visitor.context, error)
            }
        }
        withExtendedLifetime(visitor) {}
    }

    /// The positions of a term in a document, ascending; none when the document does not hold it.
    public func positions(ofTerm term: [UInt8], in document: UInt32) throws(XapianError) -> [UInt32] {
        var positions: [UInt32] = []
        let visitor = DocumentVisitor { position in
            positions.append(position)
            return true
        }
        _ = try check { error in
            term.withPointer {
                xapian_database_positionlist(handle, document, $0, $1, DocumentVisitor.visit, visitor.context, error)
            }
        }
        withExtendedLifetime(visitor) {}
        return positions
    }

    /// - Throws: `.documentNotFound`.
    public func document(_ id: UInt32) throws(XapianError) -> Document {
        Document(owning: try checkHandle { xapian_database_document(handle, id, false, $0) })
    }

    /// The document with an id that this database gave: the library does not look first whether it is there.
    public func document(found id: UInt32) throws(XapianError) -> Document {
        Document(owning: try checkHandle { xapian_database_document(handle, id, true, $0) })
    }

    /// The lowest and the highest value in a slot, compared as bytes (bounds: deleted documents may still count); nil where none is stored.
    public func valueBounds(slot: UInt32) throws(XapianError) -> (lower: [UInt8], upper: [UInt8])? {
        let lower = [UInt8](taking: try check { xapian_database_value_lower_bound(handle, slot, $0) })
        let upper = [UInt8](taking: try check { xapian_database_value_upper_bound(handle, slot, $0) })
        return upper.isEmpty ? nil : (lower, upper)
    }

    /// Verifies the tables of the database in a directory: the number of errors and the library's report.
    public static func verify(path: String) throws(XapianError) -> (errors: Int, report: String) {
        var report = xapian_bytes()
        let errors = try check { error in
            path.withPointer { xapian_database_check($0, $1, &report, error) }
        }
        return (errors, String(taking: report))
    }

    /// Writes the documents of several databases to a new one, in order and numbered anew from 1.
    public static func compact(_ sources: [String], into target: String) throws(XapianError) {
        let storage = sources.map { Array($0.utf8) }
        // One buffer for all paths, so that every pointer stays valid for the call.
        let joined = storage.flatMap { $0 }
        _ = try check { error in
            joined.withUnsafeBufferPointer { buffer in
                var start = 0
                let paths = storage.map { path in
                    defer { start += path.count }
                    return xapian_path(data: buffer.baseAddress.map { $0 + start }, length: path.count)
                }
                return target.withPointer { xapian_database_compact(paths, paths.count, $0, $1, error) }
            }
        }
    }
}
