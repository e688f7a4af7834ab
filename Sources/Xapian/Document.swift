internal import CXapian

/// The unit of indexing and retrieval: data, values in numbered slots, and terms with positions.
///
/// One that was read from a database fetches its parts when asked, and keeps the database alive.
public final class Document {
    let handle: OpaquePointer

    init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    public convenience init() {
        self.init(owning: xapian_document_new())
    }

    deinit { xapian_document_free(handle) }

    public func setData(_ data: UnsafeBufferPointer<UInt8>) throws(XapianError) {
        _ = try check { xapian_document_set_data(handle, data.baseAddress, data.count, $0) }
    }

    public func addValue(_ value: UnsafeBufferPointer<UInt8>, slot: UInt32) throws(XapianError) {
        _ = try check { xapian_document_add_value(handle, slot, value.baseAddress, value.count, $0) }
    }

    /// Adds one occurrence of a term at a position; `wdfIncrement` is added to its within-document frequency.
    public func addPosting(
        _ term: UnsafeBufferPointer<UInt8>,
        position: UInt32,
        wdfIncrement: UInt32
    ) throws(XapianError) {
        _ = try check {
            xapian_document_add_posting(handle, term.baseAddress, term.count, position, wdfIncrement, $0)
        }
    }

    /// Adds a term without a position. At most 245 bytes, where a NUL counts two.
    public func addTerm(_ term: UnsafeBufferPointer<UInt8>, wdfIncrement: UInt32) throws(XapianError) {
        _ = try check { xapian_document_add_term(handle, term.baseAddress, term.count, wdfIncrement, $0) }
    }

    public func data() throws(XapianError) -> [UInt8] {
        [UInt8](taking: try check { xapian_document_data(handle, $0) })
    }

    /// The value in a slot; empty where none is stored.
    public func value(slot: UInt32) throws(XapianError) -> [UInt8] {
        [UInt8](taking: try check { xapian_document_value(handle, slot, $0) })
    }

    /// Visits the document's terms in byte order with their within-document frequency. `body` returns false to end.
    public func visitTerms(
        _ body: @escaping (_ term: UnsafeBufferPointer<UInt8>, _ wdf: Int) -> Bool
    ) throws(XapianError) {
        let visitor = TermVisitor(body)
        _ = try check { xapian_document_termlist(handle, TermVisitor.visit, visitor.context, $0) }
        withExtendedLifetime(visitor) {}
    }
}
