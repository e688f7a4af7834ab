import Foundation

/// The tables of a run, in Markdown. The last way is what the others are compared with.
struct Report {
    let queries: [SampledQuery]
    let totals: [Int]
    /// Queries of which the two engines count another number of matches.
    let differing: Int
    let ways: [Latencies]

    func print(lists: Bool) {
        Swift.print(
            "\(queries.count) queries, \(totals.reduce(0, +)) matches; other counts in libxapian: \(differing)\n")
        table("by the clock") { $0.wallMedians }
        table("processor time") { $0.processorMedians }
        byKind()
        if lists { list() }
    }

    private func table(_ title: String, _ values: (Latencies) -> [Double]) {
        Swift.print("| \(title), ms | p50 | p95 | p99 | mean | p95 ratio |\n|---|---:|---:|---:|---:|---:|")
        let base = ways.last.map { Latencies.percentile(values($0), 0.95) } ?? 0
        for way in ways {
            let found = values(way)
            let cells = [0.5, 0.95, 0.99].map { Latencies.percentile(found, $0) } + [Latencies.mean(found)]
            let ratio = base > 0 ? Latencies.percentile(found, 0.95) / base : 0
            Swift.print("| \(way.name) | \((cells + [ratio]).map { format($0) }.joined(separator: " | ")) |")
        }
        Swift.print("")
    }

    private func byKind() {
        Swift.print("| mean processor time, ms | \(ways.map(\.name).joined(separator: " | ")) |")
        Swift.print("|---|" + ways.map { _ in "---:|" }.joined())
        for kind in SampledQuery.Kind.allCases {
            let places = queries.indices.filter { queries[$0].kind == kind }
            let means = ways.map { way in
                let medians = way.processorMedians
                return Latencies.mean(places.map { medians[$0] })
            }
            Swift.print("| \(kind.rawValue) | \(means.map { format($0) }.joined(separator: " | ")) |")
        }
    }

    private func list() {
        Swift.print("\nslowest first:")
        let medians = ways.map(\.processorMedians)
        for place in queries.indices.sorted(by: { medians[0][$0] > medians[0][$1] }) {
            let times = medians.map { format($0[place]) }.joined(separator: "  ")
            Swift.print("\(times)  \(totals[place])  \(queries[place].text)")
        }
    }

    private func format(_ number: Double) -> String { String(format: "%.2f", number) }
}
