import Benchmark
import Foundation
import GlassBuilder

/// The bulk builder alone, on made-up documents: nothing is read, tokenized or stemmed.
enum BuilderBenchmarks {
    private static let megabytes = BenchmarkMetric.custom("MB/s", polarity: .prefersLarger, useScalingFactor: false)
    private static let postings = BenchmarkMetric.custom(
        "1000 postings/s", polarity: .prefersLarger, useScalingFactor: false)

    static func register() {
        let configuration = Benchmark.Configuration(
            metrics: [.wallClock, .cpuTotal, .peakMemoryResident, megabytes, postings], maxDuration: .seconds(5))

        Benchmark("Build: encode and invert, one thread", configuration: configuration) { benchmark in
            let documents = SyntheticDocuments.shared
            let seconds = try measure(benchmark) {
                let count = try batches(documents.documents).reduce(0) { $0 + $1.documentCount }
                precondition(count == documents.documents.count)
            }.seconds
            report(benchmark, bytes: documents.bytes, postings: documents.postings, seconds: seconds)
        }

        for (runs, threads) in [(4, 1), (4, 2), (64, 1), (64, 2)] {
            let name = "Merge: finish with \(runs) runs, \(threads) threads"
            Benchmark(name, configuration: configuration) { benchmark in
                let documents = SyntheticDocuments.shared
                let folder = Corpora.temporaryFolder()
                defer { try? FileManager.default.removeItem(atPath: folder) }
                var options = GlassOptions()
                options.threads = threads
                let builder = try GlassBuilder(path: folder, options: options)
                let perRun = (documents.documents.count + runs - 1) / runs
                for batch in try batches(documents.documents, of: perRun) { try builder.append(batch) }
                let (statistics, seconds) = try measure(benchmark) { try builder.finish() }
                precondition(statistics.postings == documents.postings)
                let bytes = statistics.postlistBytes + statistics.positionBytes
                report(benchmark, bytes: bytes, postings: statistics.postings, seconds: seconds)
            }
        }
    }

    private static func batches(_ documents: [GlassDocument], of size: Int = .max) throws -> [GlassBatch] {
        var builder = try GlassBatchBuilder(options: GlassOptions())
        var batches: [GlassBatch] = []
        for document in documents {
            try builder.add(document)
            if builder.documentCount >= size || builder.isFull { batches.append(builder.finish()) }
        }
        return batches + [builder.finish()]
    }

    private static func measure<Result>(
        _ benchmark: Benchmark, _ body: () throws -> Result
    ) rethrows -> (result: Result, seconds: Double) {
        let start = ContinuousClock.now
        benchmark.startMeasurement()
        let result = try body()
        benchmark.stopMeasurement()
        return (result, (ContinuousClock.now - start) / .seconds(1))
    }

    private static func report(_ benchmark: Benchmark, bytes: Int, postings count: Int, seconds: Double) {
        benchmark.measurement(megabytes, Int(Double(bytes) / seconds / 1e6))
        benchmark.measurement(postings, Int(Double(count) / seconds / 1e3))
    }
}
