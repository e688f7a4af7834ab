/// Why an index could not be opened, written or asked. The message is meant for the user and says what to do.
public struct IndexError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// There is no index at the path.
        case notFound
        /// Another process is writing the index.
        case locked
        /// The index was written in another format.
        case otherFormat
        /// Something in the index cannot be read.
        case damaged
        /// The disk refused: permissions, space, a read-only file system.
        case inputOutput
        /// The request cannot be served as it is: an unknown article, a language that there is no stemmer for.
        case invalidRequest
        /// The caller asked to stop.
        case cancelled
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static let stopped = IndexError(.cancelled, "stopped; the index is as it was")

    public var description: String { message }
}
