/// Builds one new segment from batches of documents in order.
///
/// The seam between what is indexed and how a database is written: a writer knows no news, an indexer no tables.
protocol IndexWriter {
    /// Adds the next documents, and returns the id of the first; ids count from 1 without gaps.
    func append(_ batch: DocumentBatch) throws -> UInt32

    /// Makes the segment complete and durable. Nothing is added after this.
    func finish() throws
}
