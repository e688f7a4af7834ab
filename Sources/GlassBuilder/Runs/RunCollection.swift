/// The sorted runs of one kind, in document order: merged ones on disk first, then those still in memory.
///
/// Runs on disk are merged again once there are many, so that neither open mappings nor the last merge grow
/// with the corpus.
struct RunCollection {
    private var onDisk: [Run] = []
    private var inMemory: [Run] = []
    private(set) var memoryUsed = 0
    private(set) var spilledRuns = 0
    private(set) var spilledBytes = 0

    private static let mostOnDisk = 64
    private static let mostInMemory = 1024

    var runs: [Run] { onDisk + inMemory }
    var isFull: Bool { inMemory.count >= Self.mostInMemory }

    mutating func append(_ run: Run) {
        guard run.storage.count > 0 else { return }
        inMemory.append(run)
        memoryUsed += run.storage.count
    }

    /// Moves what is in memory to disk.
    mutating func spill(to directory: String) throws(GlassError) {
        guard !inMemory.isEmpty else { return }
        onDisk.append(try merged(inMemory, in: directory))
        inMemory = []
        memoryUsed = 0
        if onDisk.count >= Self.mostOnDisk {
            onDisk = [try merged(onDisk, in: directory)]
        }
    }

    private mutating func merged(_ runs: [Run], in directory: String) throws(GlassError) -> Run {
        let run = try RunWriter.merge(runs, in: directory)
        spilledRuns += 1
        spilledBytes += run.storage.count
        return run
    }
}
