import Foundation

/// Milliseconds of one way to search: for each query all rounds, by the clock and by processor time.
struct Latencies {
    let name: String
    private var wall: [[Double]]
    private var processor: [[Double]]

    init(_ name: String, queries: Int) {
        self.name = name
        wall = Array(repeating: [], count: queries)
        processor = wall
    }

    mutating func measure<Result>(_ query: Int, _ body: () throws -> Result) rethrows -> Result {
        let (wallStart, processorStart) = (Latencies.now(CLOCK_MONOTONIC), Latencies.now(CLOCK_THREAD_CPUTIME_ID))
        let result = try body()
        processor[query].append(Latencies.now(CLOCK_THREAD_CPUTIME_ID) - processorStart)
        wall[query].append(Latencies.now(CLOCK_MONOTONIC) - wallStart)
        return result
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    /// The median of the rounds of each query.
    var wallMedians: [Double] { wall.map { Latencies.percentile($0, 0.5) } }
    var processorMedians: [Double] { processor.map { Latencies.percentile($0, 0.5) } }

    /// Nearest rank.
    static func percentile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
    }

    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
