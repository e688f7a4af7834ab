/// Reads the articles of one file at a time, decompressing on the way. Memory does not grow with the file.
///
/// ```swift
/// let reader = ArticleReader()
/// for file in try Corpus(paths: ["news"]).files().files {
///     try reader.read(file, article: { print($0.title ?? $0.id) }, failure: { print($0) })
/// }
/// ```
public struct ArticleReader: Sendable {
    public let options: ReadingOptions
    /// Bytes read at once, and bytes from which on a batch is full.
    private let pieceSize: Int

    public init(options: ReadingOptions = ReadingOptions()) {
        self.init(options: options, pieceSize: 1 << 20)
    }

    init(options: ReadingOptions, pieceSize: Int) {
        self.options = options
        self.pieceSize = pieceSize
    }

    /// Calls `article` for each article and `failure` for each record that is none, in the order of the file.
    ///
    /// - Throws: only what the closures throw, which stops the reading.
    public func read(
        _ file: CorpusFile, article: (Article) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        let decoder = RecordDecoder(options: options)
        try readRecords(
            file,
            batch: { batch in
                for record in batch.records {
                    switch decoder.decode(record, of: batch) {
                    case .success(let decoded): try article(decoded)
                    case .failure(let failed): try failure(failed)
                    }
                }
            }, failure: failure)
    }

    /// Cuts a file into records without decoding them: calls `batch` (about 1 MB each) and `failure` in the order of
    /// the file, so that what comes after a failure comes in a later batch.
    ///
    /// - Throws: only what the closures throw, which stops the reading.
    public func readRecords(
        _ file: CorpusFile, batch: (RecordBatch) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        let source: ByteSource
        let start: FileStart
        do {
            source = try ByteSource(file, pieceSize: pieceSize)
            start = try FileStart(source, name: file.name, reader: options.reader)
        } catch {
            return try failure(error)
        }
        switch start.format {
        case .refused(let reason): try failure(ReadingFailure(path: file.path, reason: reason))
        case .text: try readText(file, source, start, batch: batch, failure: failure)
        case .json: try readJSON(file, source, start, batch: batch, failure: failure)
        }
    }

    private func readText(
        _ file: CorpusFile, _ source: ByteSource, _ start: FileStart, batch: (RecordBatch) throws -> Void,
        failure: (ReadingFailure) throws -> Void
    ) throws {
        var bytes = start.bytes
        if let failed = start.failure { return try failure(failed) }
        do {
            while bytes.count <= options.maximumArticleBytes {
                let piece = try source.nextPiece()
                if piece.isEmpty { break }
                bytes.append(contentsOf: piece)
            }
        } catch {
            return try failure(error)
        }
        guard bytes.count <= options.maximumArticleBytes else {
            return try failure(.recordTooLong(path: file.path, line: nil, maximum: options.maximumArticleBytes))
        }
        let record = RawRecord(bytes: 0..<bytes.count, line: 1, number: 1)
        bytes.append(contentsOf: repeatElement(0, count: RecordBatch.padding))
        try batch(RecordBatch(file: file, kind: .text, bytes: bytes, records: [record]))
    }

    private func readJSON(
        _ file: CorpusFile, _ source: ByteSource, _ start: FileStart, batch: (RecordBatch) throws -> Void,
        failure: (ReadingFailure) throws -> Void
    ) throws {
        var splitter = RecordSplitter(
            start.layout, file: file, maximum: options.maximumArticleBytes, batchSize: pieceSize)
        try start.text.withUnsafeBytes { try splitter.feed($0, batch: batch, failure: failure) }
        var broken = start.failure
        while broken == nil {
            let piece: UnsafeRawBufferPointer
            do {
                piece = try source.nextPiece()
            } catch {
                broken = error
                break
            }
            if piece.isEmpty { break }
            try splitter.feed(piece, batch: batch, failure: failure)
        }
        try splitter.finish(isWhole: broken == nil, batch: batch, failure: failure)
        if let broken { try failure(broken) }
    }
}
