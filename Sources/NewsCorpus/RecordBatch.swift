/// A run of records of one file, cut apart but not yet decoded.
///
/// Batches keep the cheap splitting of a byte stream apart from the dear decoding, so that batches can be decoded on
/// other threads. Records lie in one buffer: none is allocated on its own.
public struct RecordBatch: Sendable {
    public enum Kind: Sendable {
        /// Each record is one JSON value.
        case json
        /// The only record is a plain-text file in whatever encoding it has.
        case text
    }

    public let file: CorpusFile
    public let kind: Kind
    /// The records' bytes, followed by at least `padding` bytes that belong to none: the JSON parser reads past the end.
    public let bytes: [UInt8]
    /// In the order of the file.
    public let records: [RawRecord]

    public static let padding = 64
}

/// The place of one record in its batch.
public struct RawRecord: Sendable, Equatable {
    /// Byte offsets into the batch's `bytes`.
    public let bytes: Range<Int>
    /// The line of the file (from 1) on which the record starts.
    public let line: Int
    /// Makes the id `name#number` when the record has none: the line, or the next free number when an earlier record
    /// already has that one, because it starts on the same line.
    public let number: Int
}
