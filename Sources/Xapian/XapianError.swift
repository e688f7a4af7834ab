internal import CXapian

/// A failure of libxapian.
public struct XapianError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a caller can act on.
    public enum Code: Sendable, Equatable {
        /// There is no database at the path, or what is there is none.
        case databaseNotFound
        /// Another writer holds the database.
        case locked
        /// The database changed twice since it was opened: reopen and try again.
        case modified
        case corrupt
        case invalidArgument
        case documentNotFound
        /// A database of another version, or a call that this kind of database cannot serve.
        case unsupported
        case other
    }

    public let code: Code
    /// libxapian's own description.
    public let message: String

    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

extension XapianError.Code {
    init(_ code: xapian_code) {
        switch code {
        case XAPIAN_DATABASE_NOT_FOUND: self = .databaseNotFound
        case XAPIAN_LOCKED: self = .locked
        case XAPIAN_MODIFIED: self = .modified
        case XAPIAN_CORRUPT: self = .corrupt
        case XAPIAN_INVALID_ARGUMENT: self = .invalidArgument
        case XAPIAN_DOCUMENT_NOT_FOUND: self = .documentNotFound
        case XAPIAN_UNSUPPORTED: self = .unsupported
        default: self = .other
        }
    }
}

/// The one place where a failure reported by the shim becomes a Swift error.
func check<Result>(_ call: (UnsafeMutablePointer<xapian_error>) -> Result) throws(XapianError) -> Result {
    var error = xapian_error()
    let result = call(&error)
    guard error.code != XAPIAN_OK else { return result }
    throw XapianError(code: XapianError.Code(error.code), message: String(taking: error.message))
}

/// A handle that the shim returns: NULL only together with an error.
func checkHandle(
    _ call: (UnsafeMutablePointer<xapian_error>) -> OpaquePointer?
) throws(XapianError) -> OpaquePointer {
    guard let handle = try check(call) else {
        throw XapianError(code: .other, message: "libxapian gave no object and no reason")
    }
    return handle
}
