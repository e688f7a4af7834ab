/// How tags of one table are compressed.
public enum GlassCompression: Sendable, Hashable {
    case none
    /// Raw deflate by ISA-L (`docs/decisions/0009-compression.md`).
    case deflate
}

/// Knobs of ``GlassBuilder`` and ``GlassBatchBuilder``.
public struct GlassOptions: Sendable {
    /// Bytes of postings and positions held before they are merged into a sorted run on disk.
    ///
    /// The builder needs about 50 MB beside it for the batch that it fills and for the files' buffers; each
    /// ``GlassBatchBuilder`` of another thread needs about 40 MB, and a batch waiting to be appended its
    /// ``GlassBatch/byteCount``.
    public var memoryLimit = 128 << 20

    /// Folder for sorted runs; nil is the database's own. The files have no name there, so a kill leaves none.
    public var temporaryDirectory: String?

    /// Compression of the documents' data: more than halves articles at 220 MB/s.
    public var dataCompression = GlassCompression.deflate

    /// Compression of the term lists. It saves about a quarter of them, which is a twentieth of the database.
    public var termListCompression = GlassCompression.deflate

    /// Percentage of each leaf that is filled, 50 to 100. Room left over spares splits when the database is updated
    /// (`docs/decisions/0005-leaf-fill.md`).
    public var leafFill = 100

    /// Threads that ``GlassBuilder/finish()`` uses; each needs up to 5 MB.
    public var threads = 1

    /// Whether tables and folder are synced to the disk before ``GlassBuilder/finish()`` returns.
    public var sync = true

    /// Bytes of the runs that a thread merges at once into the position table; tests make it small.
    var partLength = 1 << 19

    /// Terms that a ``GlassBatchBuilder`` keeps from batch to batch, about: most of them come again. Nil for as many as
    /// memory allows, which take up to 100 bytes each; tests say how many.
    var keptTerms: Int?

    public init() {}

    func validate() throws(GlassError) {
        guard (50...100).contains(leafFill) else {
            throw GlassError(.invalidOption, "leafFill is \(leafFill); it must lie between 50 and 100 percent")
        }
        guard memoryLimit >= 0, threads >= 1 else {
            throw GlassError(.invalidOption, "memoryLimit must not be negative and threads must be at least 1")
        }
    }
}
