/// Why a document was refused or a database could not be written.
///
/// Match on ``code``; ``message`` names the limit, the file or the system's reason.
public struct GlassError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Hashable {
        /// A term has no bytes, more than 245, or more than 249 once each zero byte counts twice.
        case termLength
        /// The same term came twice in one document.
        case duplicateTerm
        /// A posting names a term that the builder does not know; perhaps its id is of an earlier `termGeneration`.
        case unknownTerm
        /// The positions of a term do not rise strictly.
        case positionsNotAscending
        /// The same value slot came twice in one document.
        case duplicateSlot
        /// Data, a value, a term list or a position list is larger than a table entry can be.
        case entryTooLarge
        /// A document's length or a term's collection frequency passes 32 bits.
        case countTooLarge
        /// A batch or the database cannot take more documents.
        case full
        /// The options make no sense.
        case invalidOption
        /// The folder already holds a database.
        case exists
        /// The builder failed or was finished before; it takes nothing more.
        case closed
        /// A file could not be made, written or synced.
        case inputOutput
    }

    public let code: Code
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
