import EntityRecognition
import GlassBuilder
import NewsCorpus

/// A piece of input on its way to the analysers.
enum IndexingInput: Sendable {
    case records(RecordBatch)
    case failure(ReadingFailure)
    /// A file that has not changed since it was read last.
    case skippedFile(FileTable.Entry)
    case finishedFile(CorpusFile)
}

/// What came of a piece of input, in the same order.
enum IndexingOutcome: Sendable {
    case failed(ReadingFailure)
    case unchanged(ArticleIdentity)
    /// The next document of the batch.
    case document(ArticleIdentity)
    case skippedFile(FileTable.Entry)
    case finishedFile(CorpusFile)
}

struct ArticleIdentity: Sendable {
    var id: String
    var idHash: ContentHash
    var contentHash: ContentHash
    /// The document of the present index that has the same id.
    var existing: UInt32?
}

/// What came of several pieces of input that were analysed together.
struct IndexingOutput: Sendable {
    var outcomes: [IndexingOutcome] = []
    var batch: DocumentBatch
    /// Words that this thread had not met before.
    var newWords = WordList()
    /// Bytes of the records.
    var bytes = 0
    var times = StageTimes()
}

/// Decodes, compares with what is indexed, analyses, and makes batches. One a thread.
final class RecordAnalysis {
    private let options: IndexingOptions
    private let decoder: RecordDecoder
    private var builder: DocumentBuilder
    private var batch: DocumentBatchBuilder
    private let existing: ExistingArticles?
    private let isCancelled: () -> Bool
    private var times = StageTimes()
    private var outcomes: [IndexingOutcome] = []
    /// Articles decoded and not yet analysed, with the places of their outcomes.
    private var pending: [(outcome: Int, article: Article, contentHash: ContentHash)] = []
    private var pendingBytes = 0

    /// At most so many articles are analysed side by side; more of them gain nothing.
    private static let together = (articles: 32, bytes: 1 << 18)

    init(
        options: IndexingOptions,
        language: String,
        writer: WriterKind,
        existing: ExistingArticles?,
        facets: FacetDictionaryBuilder,
        isCancelled: @escaping () -> Bool
    ) throws {
        self.options = options
        self.existing = existing
        self.isCancelled = isCancelled
        decoder = RecordDecoder(options: options.reading)
        builder = try DocumentBuilder(
            language: language,
            memoryLimit: options.vocabularyBytes,
            recognizer: options.recognizesEntities ? { ArticleRecognizer(vocabulary: $0) } : nil,
            facets: facets
        )
        batch = try DocumentBatchBuilder(writer)
    }

    func output(for inputs: [IndexingInput]) throws -> IndexingOutput {
        times = StageTimes()
        times.start()
        outcomes = []
        pending = []
        pendingBytes = 0
        var bytes = 0
        for input in inputs {
            switch input {
            case .failure(let failure): outcomes.append(.failed(failure))
            case .skippedFile(let entry): outcomes.append(.skippedFile(entry))
            case .finishedFile(let file): outcomes.append(.finishedFile(file))
            case .records(let records):
                for record in records.records {
                    if isCancelled() { throw IndexError.stopped }
                    bytes += record.bytes.count
                    try take(record, of: records)
                }
            }
        }
        times.lap(\.read)
        try addPending()
        let finished = batch.finish()
        times.lap(\.write)
        times.finish()
        return IndexingOutput(
            outcomes: outcomes,
            batch: finished,
            newWords: builder.takeNewWords(),
            bytes: bytes,
            times: times
        )
    }

    private func take(_ record: RawRecord, of batch: RecordBatch) throws {
        let article: Article
        switch decoder.decode(record, of: batch) {
        case .failure(let failure): return outcomes.append(.failed(failure))
        case .success(let decoded): article = decoded
        }
        var identity = ArticleIdentity(
            id: article.id,
            idHash: ContentHash(of: article.id.utf8),
            contentHash: options.contentHash(of: article)
        )
        if let found = try existing?.article(idTerm: IndexSchema.boundedTerm(.id, article.id.utf8)) {
            identity.existing = found.documentID
            if found.contentHash == identity.contentHash.bytes { return outcomes.append(.unchanged(identity)) }
        }
        pending.append((outcomes.count, article, identity.contentHash))
        pendingBytes += record.bytes.count
        outcomes.append(.document(identity))
        if pending.count >= Self.together.articles || pendingBytes >= Self.together.bytes {
            times.lap(\.read)
            try addPending()
        }
    }

    /// Adds the pending articles to the batch, in their order. One that no database can hold has failed after all.
    private func addPending() throws {
        let analyzed = try builder.analyze(pending.map { ($0.article, $0.contentHash) }, times: &times)
        for (article, pending) in zip(analyzed, pending) {
            let document = try builder.document(of: article, times: &times)
            do {
                try batch.add(document, vocabularies: builder.vocabularies)
            } catch {
                let (path, line) = (pending.article.path, pending.article.line)
                outcomes[pending.outcome] = .failed(
                    ReadingFailure(path: path, line: line, reason: "cannot be indexed: \(error)"))
            }
            times.lap(\.write)
        }
        pending.removeAll(keepingCapacity: true)
        pendingBytes = 0
    }
}
