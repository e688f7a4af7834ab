/// Encodes and inverts a range of documents in memory; the part of the work that threads can share.
///
/// One thread owns one builder and uses it again and again. ``finish()`` hands out the batch; appended in order to a
/// ``GlassBuilder``, batches make the same database however the documents were cut into them.
///
/// ```swift
/// var builder = try GlassBatchBuilder(options: options)
/// for document in documents { try builder.add(document) }
/// try database.append(builder.finish())
/// ```
public struct GlassBatchBuilder: ~Copyable {
    private var index: InvertedIndex
    private var values: ValueCollector
    private var documents: TagListWriter
    private var slotLists: TagListWriter
    private var termLists: TagListWriter
    private var postings: RunStream
    private var positions: RunStream

    /// Postings after which a batch is best finished: larger ones miss the processor's caches, smaller ones
    /// repeat the work for each term.
    private static let idealPostings = 1 << 18
    private static let idealBytes = 16 << 20

    public init(options: GlassOptions) throws(GlassError) {
        try options.validate()
        documents = TagListWriter(options.dataCompression)
        termLists = TagListWriter(options.termListCompression)
        slotLists = TagListWriter(.none)
        index = InvertedIndex(options: options)
        values = ValueCollector()
        postings = RunStream()
        positions = RunStream()
    }

    /// Another number once ids of terms from before have become invalid, which only ``finish()`` makes them.
    public private(set) var termGeneration = 0

    /// Documents added since the last ``finish()``.
    public var documentCount: Int { index.documentCount }

    /// Bytes allocated; they are kept for the next batch.
    public var memoryUsed: Int {
        index.memoryUsed + values.memoryUsed + documents.memoryUsed + termLists.memoryUsed + slotLists.memoryUsed
            + postings.memoryUsed + positions.memoryUsed
    }

    /// Whether the batch has the size at which ``finish()`` is fastest. More may be added.
    public var isFull: Bool {
        index.postingCount >= Self.idealPostings || documents.byteCount >= Self.idealBytes
            || index.positionByteCount >= Self.idealBytes
    }

    /// Adds the next document.
    ///
    /// - Throws: what is wrong with the document (``GlassError/Code``); the batch is then as before and takes others.
    public mutating func add(_ document: borrowing GlassDocument) throws(GlassError) {
        guard index.positionByteCount < GlassLimits.batchBytes, index.postingCount < GlassLimits.batchBytes else {
            throw GlassError(
                .full, "a batch has reached \(GlassLimits.batchBytes) bytes or postings; finish it earlier")
        }
        try document.validate()
        let sortedValues = try document.sortedValues()
        let number = UInt32(index.documentCount)
        try index.add(document)
        slotLists.append(values.add(sortedValues, bytes: document.valueBytes, document: number))
        document.data.withUnsafeBufferPointer { documents.append($0) }
    }

    /// The id of a term for ``GlassPosting``, so that one that comes in many documents is looked up once.
    ///
    /// - Throws: `termLength`.
    public mutating func termID(of bytes: UnsafeBufferPointer<UInt8>) throws(GlassError) -> GlassTermID {
        try GlassDocument.validate(term: bytes)
        guard let base = bytes.baseAddress else { throw GlassDocument.wrongLength(0) }
        return GlassTermID(rawValue: UInt32(truncatingIfNeeded: index.intern(base, count: bytes.count)))
    }

    /// Hands out what was added and makes the builder empty. A batch without documents is fine.
    public mutating func finish() -> GlassBatch {
        let count = index.documentCount
        let statistics = index.statistics
        let slots = values.take(into: &postings)
        index.writeLengths(to: &postings)
        index.write(postings: &postings, positions: &positions, termLists: &termLists)
        if !index.removeAll() { termGeneration += 1 }
        return GlassBatch(
            documentCount: count, postings: postings.take(), positions: positions.take(),
            documents: documents.take(), termLists: termLists.take(), slotLists: slotLists.take(),
            values: slots, lengths: statistics)
    }
}
