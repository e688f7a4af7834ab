/// Cuts a stream of JSON into records, in the way that suits its layout.
struct RecordSplitter {
    // One of the two; not an enum, because that would copy the buffer out and back for each piece.
    private var lines: LineSplitter?
    private var values: ValueSplitter?

    /// - Parameters:
    ///   - maximum: bytes of a record that is still read.
    ///   - batchSize: bytes from which on a batch is handed out.
    init(_ layout: JSONLayout, file: CorpusFile, maximum: Int, batchSize: Int) {
        switch layout {
        case .lines: lines = LineSplitter(file: file, maximum: maximum, batchSize: batchSize)
        case .values: values = ValueSplitter(file: file, maximum: maximum, batchSize: batchSize)
        }
    }

    mutating func feed(
        _ piece: UnsafeRawBufferPointer, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        try lines?.feed(piece, batch: batch, failure: failure)
        try values?.feed(piece, batch: batch, failure: failure)
    }

    /// - Parameter isWhole: false when the input broke off, which its reader reports: the last record is then left out.
    mutating func finish(
        isWhole: Bool, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        try lines?.finish(isWhole: isWhole, batch: batch, failure: failure)
        try values?.finish(isWhole: isWhole, batch: batch, failure: failure)
    }
}
