/// Cuts the keys of several runs into consecutive parts of about the same size, which can be merged at the same time.
struct RunPartition: Sendable {
    let runs: [Run]
    /// For each part the range of each run.
    let parts: [[Range<Int>]]

    private static let samplesPerPart = 16

    /// - Parameter partLength: bytes of a part, all runs taken together.
    init(_ runs: [Run], partLength: Int) {
        self.runs = runs
        let length = runs.reduce(0) { $0 + $1.storage.count }
        var starts = runs.map { _ in 0 }
        var searches = runs.map { RunSearch($0) }
        var parts: [[Range<Int>]] = []
        for key in Self.borders(of: runs, count: length / partLength) {
            for index in searches.indices { searches[index].advance(to: key) }
            let ends = searches.map(\.offset)
            parts.append(zip(starts, ends).map { $0..<$1 })
            starts = ends
        }
        parts.append(zip(starts, runs).map { $0..<$1.storage.count })
        self.parts = parts
    }

    /// Up to `count - 1` keys, ascending, with about as many bytes between each two.
    private static func borders(of runs: [Run], count: Int) -> [[UInt8]] {
        guard count > 1 else { return [] }
        let marks = runs.reduce(0) { $0 + $1.storage.marks.count }
        let step = max(1, marks / (count * samplesPerPart))
        var samples: [(key: [UInt8], bytes: Int)] = []
        for run in runs {
            var last = 0
            for index in stride(from: step - 1, to: run.storage.marks.count, by: step) {
                let mark = run.storage.marks[index]
                samples.append((Array(run.key(at: mark)), mark - last))
                run.storage.release(last..<mark)
                last = mark
            }
        }
        samples.sort { $0.key.lexicographicallyPrecedes($1.key) }
        let wanted = samples.reduce(0) { $0 + $1.bytes } / count
        var borders: [[UInt8]] = []
        var bytes = 0
        for sample in samples {
            bytes += sample.bytes
            guard bytes >= wanted else { continue }
            if sample.key != borders.last { borders.append(sample.key) }
            bytes = 0
        }
        return borders
    }
}
