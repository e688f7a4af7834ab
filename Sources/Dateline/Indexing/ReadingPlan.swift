import NewsCorpus

/// The files to go through, in order, and what is known of them.
struct ReadingPlan: Sendable {
    /// Bytes of records that are analysed together: as many as make the bulk builder's batches fast.
    private static let taskBytes = 4 << 20
    private static let taskPieces = 2000

    let files: [CorpusFile]
    let known: FileTable
    let options: IndexingOptions

    private struct Stopped: Error {}

    /// Pushes what the files hold, cut into records and gathered into tasks; stops when `push` returns false.
    func read(_ push: ([IndexingInput]) -> Bool) throws {
        var task: [IndexingInput] = []
        var bytes = 0
        func flush() throws {
            guard !task.isEmpty else { return }
            guard push(task) else { throw Stopped() }
            task = []
            bytes = 0
        }
        func add(_ input: IndexingInput) throws {
            if case .records(let batch) = input { bytes += batch.bytes.count }
            task.append(input)
            if bytes >= Self.taskBytes || task.count >= Self.taskPieces { try flush() }
        }
        do {
            for file in files { try read(file, add) }
            try flush()
        } catch is Stopped {
            return
        }
    }

    private func read(_ file: CorpusFile, _ add: (IndexingInput) throws -> Void) throws {
        if let entry = known[file.indexTerm], let stamp = options.stamp(of: file), entry.stamp == stamp.value {
            return try add(.skippedFile(entry))
        }
        try ArticleReader(options: options.reading).readRecords(
            file,
            batch: { try add(.records($0)) },
            failure: { try add(.failure($0)) }
        )
        try add(.finishedFile(file))
    }
}
