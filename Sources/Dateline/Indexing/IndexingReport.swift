public import NewsCorpus

/// What a run of the indexer did. `added + updated + unchanged + failed.count` is the number of records met.
public struct IndexingReport: Sendable, Equatable {
    /// Seconds of wall-clock time; stages that run on several threads are summed over them.
    public struct Seconds: Sendable, Equatable, Encodable {
        public var total = 0.0
        public var read = 0.0
        public var analyze = 0.0
        public var entities = 0.0
        public var write = 0.0
        public var merge = 0.0

        static let stages: [any WritableKeyPath<Seconds, Double> & Sendable] = [
            \.read, \.analyze, \.entities, \.write, \.merge,
        ]
    }

    public var added = 0
    public var updated = 0
    public var unchanged = 0
    public var removed = 0
    /// In the order of reading.
    public var failed: [ReadingFailure] = []
    /// Bytes of the records read, decompressed.
    public var bytes = 0
    public var seconds = Seconds()
    /// The same in processor time; `total` is that of the whole process.
    public var processorSeconds = Seconds()
    /// The most memory that the process held, in bytes.
    public var peakMemory = 0
    /// Bytes of the index on disk afterwards.
    public var indexBytes = 0
    /// Files that were passed over because they have not changed since they were read last.
    public var skippedFiles = 0

    /// The ids of articles that came more than once in the run with different content; the last one stays.
    public var replacedInRun: [String] = []

    public var indexed: Int { added + updated }
}

extension IndexingReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case added, updated, unchanged, removed, failed, bytes, seconds
        case processorSeconds = "cpu_seconds"
        case peakMemory = "peak_memory_bytes"
        case indexBytes = "index_bytes"
    }

    private struct Failure: Encodable {
        let path: String
        let line: Int?
        let reason: String

        private enum CodingKeys: CodingKey { case path, line, reason }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(path, forKey: .path)
            try container.encode(line, forKey: .line)
            try container.encode(reason, forKey: .reason)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(added, forKey: .added)
        try container.encode(updated, forKey: .updated)
        try container.encode(unchanged, forKey: .unchanged)
        try container.encode(removed, forKey: .removed)
        try container.encode(failed.map { Failure(path: $0.path, line: $0.line, reason: $0.reason) }, forKey: .failed)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(processorSeconds, forKey: .processorSeconds)
        try container.encode(peakMemory, forKey: .peakMemory)
        try container.encode(indexBytes, forKey: .indexBytes)
    }
}

/// How far a run has come; given to the caller now and then.
public struct IndexingProgress: Sendable {
    public var articles = 0
    public var failed = 0
    /// Bytes of the records read, decompressed.
    public var bytes = 0
    public var files = 0
    public var totalFiles = 0
    /// Bytes of all files, when that says how much is to come: nil with standard input or compressed files.
    public var totalBytes: Int?
    public var seconds = 0.0
}
