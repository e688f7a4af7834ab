internal import CXapian

/// Carries a Swift closure through the shim's visitor of terms.
///
/// Return false from the closure to end the walk. The bytes live only as long as the call.
final class TermVisitor {
    private let body: (UnsafeBufferPointer<UInt8>, Int) -> Bool

    init(_ body: @escaping (_ term: UnsafeBufferPointer<UInt8>, _ frequency: Int) -> Bool) {
        self.body = body
    }

    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let visit: xapian_term_visitor = { context, term, length, frequency in
        guard let context else { return false }
        let visitor = Unmanaged<TermVisitor>.fromOpaque(context).takeUnretainedValue()
        return visitor.body(UnsafeBufferPointer(start: term, count: length), Int(frequency))
    }
}

/// The same for document ids.
final class DocumentVisitor {
    private let body: (UInt32) -> Bool

    init(_ body: @escaping (UInt32) -> Bool) {
        self.body = body
    }

    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let visit: xapian_docid_visitor = { context, docid in
        guard let context else { return false }
        return Unmanaged<DocumentVisitor>.fromOpaque(context).takeUnretainedValue().body(docid)
    }
}
