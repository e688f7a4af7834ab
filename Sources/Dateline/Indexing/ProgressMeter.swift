import NewsCorpus

/// Turns the growing report of a run into progress, a few times a second.
struct ProgressMeter {
    private static let interval = Duration.milliseconds(100)

    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant
    private var progress = IndexingProgress()
    private let report: (IndexingProgress) -> Void

    init(files: [CorpusFile], report: @escaping (IndexingProgress) -> Void) {
        last = start
        self.report = report
        progress.totalFiles = files.count
        let isPlain = files.allSatisfy { file in
            !file.isStandardInput && ![".gz", ".zst"].contains { file.name.lowercased().hasSuffix($0) }
        }
        progress.totalBytes = isPlain ? files.reduce(0) { $0 + $1.size } : nil
    }

    mutating func update(_ run: IndexingReport, files: Int) {
        progress.files = files
        let now = ContinuousClock.now
        guard now - last >= ProgressMeter.interval else { return }
        last = now
        progress.articles = run.indexed + run.unchanged
        progress.failed = run.failed.count
        progress.bytes = run.bytes
        progress.seconds = (now - start).seconds
        report(progress)
    }
}
