/// Gathers records into batches. Bytes are appended to the open record, which is then closed or discarded.
struct RecordBatchBuilder {
    private let file: CorpusFile
    private let batchSize: Int
    private var bytes: [UInt8] = []
    private var records: [RawRecord] = []
    private var openStart = 0
    private var lastNumber = 0

    /// - Parameter batchSize: a batch is full from so many bytes on.
    init(file: CorpusFile, batchSize: Int) {
        self.file = file
        self.batchSize = batchSize
    }

    var openCount: Int { bytes.count - openStart }
    var isFull: Bool { openStart >= batchSize }

    mutating func append(_ piece: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: piece)
    }

    /// Ends the open record; one of white space alone is none.
    mutating func closeRecord(line: Int) {
        var start = openStart
        var end = bytes.count
        while start < end, isASCIISpace(bytes[start]) { start += 1 }
        while start < end, isASCIISpace(bytes[end - 1]) { end -= 1 }
        guard start < end else { return discardRecord() }
        lastNumber = max(line, lastNumber + 1)
        records.append(RawRecord(bytes: start..<end, line: line, number: lastNumber))
        openStart = bytes.count
    }

    mutating func discardRecord() {
        bytes.removeSubrange(openStart...)
    }

    /// The closed records, if any; the open one stays.
    mutating func take() -> RecordBatch? {
        guard !records.isEmpty else { return nil }
        var next: [UInt8] = []
        next.reserveCapacity(max(bytes.count - openStart, batchSize) + batchSize / 4)
        next.append(contentsOf: bytes[openStart...])
        bytes.removeSubrange(openStart...)
        bytes.append(contentsOf: repeatElement(0, count: RecordBatch.padding))
        let batch = RecordBatch(file: file, kind: .json, bytes: bytes, records: records)
        bytes = next
        openStart = 0
        records = []
        return batch
    }
}
