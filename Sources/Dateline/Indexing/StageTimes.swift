#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// How long each stage of a run takes: by the clock on the wall, and in processor time of the threads that work on it.
struct StageTimes: Sendable {
    private(set) var wall = IndexingReport.Seconds()
    private(set) var processor = IndexingReport.Seconds()
    private var laps = IndexingReport.Seconds()
    private var lapStart = 0.0
    private var processorStart = 0.0

    /// Starts the clocks of ``lap(_:)``.
    mutating func start() {
        laps = IndexingReport.Seconds()
        lapStart = seconds(CLOCK_MONOTONIC)
        processorStart = seconds(CLOCK_THREAD_CPUTIME_ID)
    }

    /// Adds the time since the last lap, or the start, to a stage.
    mutating func lap(_ stage: WritableKeyPath<IndexingReport.Seconds, Double>) {
        let now = seconds(CLOCK_MONOTONIC)
        laps[keyPath: stage] += now - lapStart
        lapStart = now
    }

    /// Ends the laps. The thread must be that of the start.
    ///
    /// The processor time since then is shared out by the wall-clock times of the laps: asking for it is a system call,
    /// too dear for several times an article.
    mutating func finish() {
        let used = seconds(CLOCK_THREAD_CPUTIME_ID) - processorStart
        let total = IndexingReport.Seconds.stages.reduce(0) { $0 + laps[keyPath: $1] }
        for stage in IndexingReport.Seconds.stages {
            wall[keyPath: stage] += laps[keyPath: stage]
            if total > 0 { processor[keyPath: stage] += used * laps[keyPath: stage] / total }
        }
        laps = IndexingReport.Seconds()
    }

    /// Runs `body` and adds its time to a stage. The thread must not change within.
    mutating func measure<Result>(
        _ stage: WritableKeyPath<IndexingReport.Seconds, Double>,
        _ body: () throws -> Result
    ) rethrows -> Result {
        let (wallStart, processorStart) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_THREAD_CPUTIME_ID))
        defer {
            wall[keyPath: stage] += seconds(CLOCK_MONOTONIC) - wallStart
            processor[keyPath: stage] += seconds(CLOCK_THREAD_CPUTIME_ID) - processorStart
        }
        return try body()
    }

    mutating func add(_ other: StageTimes) {
        for stage in IndexingReport.Seconds.stages {
            wall[keyPath: stage] += other.wall[keyPath: stage]
            processor[keyPath: stage] += other.processor[keyPath: stage]
        }
    }

    /// The most memory that the process has held so far, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }

    /// Processor time of the whole process so far.
    static var processorSeconds: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
