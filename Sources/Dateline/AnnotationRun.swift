public import Chronology
public import NewsCorpus

/// Annotates the texts of files, on several threads, and gives the output in their order.
///
/// Memory is bounded: at most a few megabytes of records a thread are on the way.
public struct AnnotationRun: Sendable {
    /// How a file becomes texts.
    public enum Unit: Sendable {
        /// A file is one text, taken as it is, so that offsets are those of the file.
        case file
        /// Each record of JSON Lines is one text.
        case record
    }

    public var unit: Unit
    public var jobs: Int
    /// For texts that bear no day of publication.
    public var published: CalendarDate?

    public init(unit: Unit, jobs: Int, published: CalendarDate? = nil) {
        self.unit = unit
        self.jobs = jobs
        self.published = published
    }

    private enum Input: Sendable {
        case text(id: String, String)
        case records(RecordBatch)
        case failure(ReadingFailure)
    }

    private struct Output: Sendable {
        var bytes: [UInt8] = []
        var failures: [ReadingFailure] = []
    }

    /// - Parameters:
    ///   - render: appends what is to be written for a text; called on the threads that annotate.
    ///   - write: gets what `render` appended, several texts at a time, in order.
    ///   - failure: gets what could not be read, in order.
    /// - Throws: what `write` throws, which stops the run.
    public func annotate(
        _ files: [CorpusFile],
        render: @escaping @Sendable (Annotation, inout [UInt8]) -> Void,
        write: ([UInt8]) throws -> Void,
        failure: (ReadingFailure) -> Void
    ) throws {
        func consume(_ output: Output) throws {
            if !output.bytes.isEmpty { try write(output.bytes) }
            output.failures.forEach(failure)
        }
        guard jobs > 1 else {
            let annotate = annotation(render: render)
            return try read(files) {
                try consume(annotate($0))
                return true
            }
        }
        try OrderedPipeline<Input, Output>(workers: jobs, capacity: jobs * 2 + 2).run(
            read: { push in try read(files, push) },
            makeTransform: { annotation(render: render) },
            consume: consume
        )
    }

    private struct Stopped: Error {}

    /// Pushes what the files hold until `push` returns false.
    private func read(_ files: [CorpusFile], _ push: (Input) throws -> Bool) throws {
        let reader = ArticleReader(options: ReadingOptions(unit))
        func add(_ input: Input) throws {
            guard try push(input) else { throw Stopped() }
        }
        do {
            for file in files {
                switch unit {
                case .record:
                    try reader.readRecords(file, batch: { try add(.records($0)) }, failure: { try add(.failure($0)) })
                case .file:
                    var text = ""
                    var failure: ReadingFailure?
                    try reader.readRecords(
                        file,
                        batch: { batch in
                            for record in batch.records {
                                text += String(decoding: batch.bytes[record.bytes], as: UTF8.self)
                            }
                        },
                        failure: { failure = $0 }
                    )
                    try add(failure.map { .failure($0) } ?? .text(id: file.name, text))
                }
            }
        } catch is Stopped {
            return
        }
    }

    /// The work of one thread.
    private func annotation(render: @escaping @Sendable (Annotation, inout [UInt8]) -> Void) -> (Input) -> Output {
        var annotator = Annotator()
        let decoder = RecordDecoder(options: ReadingOptions(unit))
        return { input in
            var output = Output()
            switch input {
            case .failure(let failure): output.failures.append(failure)
            case .text(let id, let text):
                render(annotator.annotate(id: id, title: nil, text: text, published: published), &output.bytes)
            case .records(let batch):
                output.bytes.reserveCapacity(batch.bytes.count)
                for record in batch.records {
                    switch decoder.decode(record, of: batch) {
                    case .failure(let failure): output.failures.append(failure)
                    case .success(let article):
                        let annotation = annotator.annotate(
                            id: article.id,
                            title: article.title,
                            text: article.text,
                            published: article.published ?? published,
                            url: article.url
                        )
                        render(annotation, &output.bytes)
                    }
                }
            }
            return output
        }
    }
}

extension ReadingOptions {
    fileprivate init(_ unit: AnnotationRun.Unit) {
        switch unit {
        case .file: self.init(reader: .text)
        case .record:
            self.init(reader: .jsonl)
            keepsText = true
        }
    }
}
