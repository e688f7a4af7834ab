/// Turns raw records into articles. Holds a JSON parser: use one decoder for each thread.
public final class RecordDecoder {
    private let options: ReadingOptions
    /// Made when the first JSON record comes: plain text needs none.
    private lazy var json = JSONArticleDecoder(options: options)

    public init(options: ReadingOptions) {
        self.options = options
    }

    /// The article of one record of the batch.
    public func decode(_ record: RawRecord, of batch: RecordBatch) -> Result<Article, ReadingFailure> {
        batch.bytes.withUnsafeBufferPointer { bytes in
            let slice = UnsafeBufferPointer(rebasing: bytes[record.bytes])
            switch batch.kind {
            case .json: return json.decode(slice, record: record, file: batch.file)
            case .text: return PlainTextDecoder.decode(slice, file: batch.file)
            }
        }
    }
}
