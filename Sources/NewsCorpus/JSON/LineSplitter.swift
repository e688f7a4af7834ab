import Glibc

/// Cuts JSON Lines into records: one a line, whatever is in it.
struct LineSplitter {
    private var builder: RecordBatchBuilder
    private let file: CorpusFile
    private let maximum: Int
    private var line = 1
    private var isSkipping = false

    init(file: CorpusFile, maximum: Int, batchSize: Int) {
        self.file = file
        self.maximum = maximum
        builder = RecordBatchBuilder(file: file, batchSize: batchSize)
    }

    mutating func feed(
        _ piece: UnsafeRawBufferPointer, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        guard let base = piece.baseAddress else { return }
        var start = 0
        while start < piece.count {
            let newline = memchr(base + start, 0x0A, piece.count - start)
            let end = newline.map { UnsafeRawPointer($0) - base } ?? piece.count
            let part = UnsafeRawBufferPointer(rebasing: piece[start..<end])
            if !isSkipping && builder.openCount + part.count > maximum {
                isSkipping = true
                builder.discardRecord()
                if let full = builder.take() { try batch(full) }
                try failure(.recordTooLong(path: file.path, line: line, maximum: maximum))
            }
            if !isSkipping { builder.append(part) }
            if newline != nil {
                builder.closeRecord(line: line)
                isSkipping = false
                line += 1
                if builder.isFull, let full = builder.take() { try batch(full) }
            }
            start = end + 1
        }
    }

    /// Ends the file; the last line needs no newline.
    ///
    /// - Parameter isWhole: false when the input broke off: its last line is then left out.
    mutating func finish(
        isWhole: Bool, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        if isWhole { builder.closeRecord(line: line) }
        if let rest = builder.take() { try batch(rest) }
    }
}

extension ReadingFailure {
    static func recordTooLong(path: String, line: Int?, maximum: Int) -> ReadingFailure {
        let size = maximum >= 1 << 20 ? "\(maximum >> 20) MB" : "\(maximum) bytes"
        let what = line == nil ? "file" : "record"
        return ReadingFailure(
            path: path, line: line, reason: "the \(what) is over \(size) and was skipped; is it one article?")
    }
}
