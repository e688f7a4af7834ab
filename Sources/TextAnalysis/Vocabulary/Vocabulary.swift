/// Interns folded forms: equal bytes, equal ``FormID``.
///
/// One for each worker thread. It only grows; the owner starts a new one when ``byteCount`` says so.
/// Every id that it gave stays valid as long as the vocabulary lives.
public final class Vocabulary {
    /// Held by pointer so that the tokenizer's inner loop pays no exclusivity checks on a class.
    let table: UnsafeMutablePointer<FormTable>

    public init() {
        table = .allocate(capacity: 1)
        table.initialize(to: FormTable())
    }

    deinit {
        table.pointee.deallocate()
        table.deinitialize(count: 1)
        table.deallocate()
    }

    /// The number of distinct forms; the next new form gets this id.
    public var count: Int { table.pointee.count }

    /// Bytes of memory held.
    public var byteCount: Int { table.pointee.byteCount }

    /// The id of exactly these bytes, which are taken as folded already (see ``Folding``).
    public func intern(_ utf8: UnsafeBufferPointer<UInt8>) -> FormID {
        FormID(rawValue: table.pointee.intern(utf8))
    }

    /// The id of the folded form of `text`, taken as one form whatever it holds.
    public func intern(folding text: String) -> FormID {
        var folded = Folding.fold(text)
        return folded.withUTF8 { intern($0) }
    }

    /// The id of exactly these bytes if a text brought them already.
    public func find(_ utf8: UnsafeBufferPointer<UInt8>) -> FormID? {
        table.pointee.find(utf8).map(FormID.init(rawValue:))
    }

    /// Gives the UTF-8 bytes of a form; they must not be kept, nor anything be interned, within `body`.
    public func withBytes<R, Failure: Error>(
        of id: FormID, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> R
    ) throws(Failure) -> R {
        try body(table.pointee.bytes(of: id.rawValue))
    }

    public func string(of id: FormID) -> String {
        String(decoding: table.pointee.bytes(of: id.rawValue), as: UTF8.self)
    }

    /// A 64-bit hash of the form's bytes, the same in every run, vocabulary and machine.
    public func hash(of id: FormID) -> UInt64 {
        table.pointee.hash(of: id.rawValue)
    }

    /// The value ``hash(of:)`` has for these bytes, without interning them.
    public static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
        FormHash.hash(utf8)
    }
}
