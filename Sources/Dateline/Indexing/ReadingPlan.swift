import NewsCorpus

/// The files to go through, in order, and what is known of them.
struct ReadingPlan: Sendable {
    private static let leastTaskBytes = 1 << 19
    private static let taskPieces = 2000

    let files: [CorpusFile]
    let known: FileTable
    let options: IndexingOptions

    private struct Stopped: Error {}

    /// Pushes what the files hold, cut into records and gathered into tasks; stops when `push` returns false.
    func read(_ push: ([IndexingInput]) -> Bool) throws {
        var task: [IndexingInput] = []
        var bytes = 0
        /// Of the files that are not read to their end.
        var unread = files.reduce(0) { $0 + $1.size }
        func flush() throws {
            guard !task.isEmpty else { return }
            guard push(task) else { throw Stopped() }
            task = []
            bytes = 0
        }
        func add(_ input: IndexingInput, remaining: Int?) throws {
            if case .records(let batch) = input { bytes += batch.bytes.count }
            task.append(input)
            if bytes >= taskBytes(remaining: remaining) || task.count >= Self.taskPieces { try flush() }
        }
        do {
            for file in files {
                var unreadOfFile = file.size
                try read(file) { input in
                    if case .records(let batch) = input { unreadOfFile -= batch.bytes.count }
                    // A compressed file holds more than its size, nobody knows how much.
                    try add(input, remaining: unreadOfFile < 0 ? nil : unread - file.size + unreadOfFile)
                }
                unread -= file.size
            }
            try flush()
        } catch is Stopped {
            return
        }
    }

    /// Smaller tasks towards the end make all threads end at about the same time.
    private func taskBytes(remaining: Int?) -> Int {
        let most = options.taskBytes
        return min(most, max(Self.leastTaskBytes, remaining.map { $0 / (2 * max(1, options.jobs)) } ?? most))
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
