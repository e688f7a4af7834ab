import Dateline

/// The report of an indexing run for people.
struct IndexingTextRenderer {
    let path: String

    func render(_ report: IndexingReport) -> String {
        var counts = ["\(report.added.grouped) added"]
        for (count, name) in [
            (report.updated, "updated"), (report.unchanged, "unchanged"), (report.removed, "removed"),
            (report.failed.count, "not read"),
        ] where count > 0 {
            counts.append("\(count.grouped) \(name)")
        }
        let seconds = max(report.seconds.total, 0.001)
        let rate =
            report.bytes > 0 && seconds >= 0.01
            ? ", \(Int(Double(report.indexed + report.unchanged) / seconds).grouped) articles/s" : ""
        return """
            Articles: \(counts.joined(separator: ", "))
            Read:     \(ByteCount.text(report.bytes)) in \((seconds * 100).rounded() / 100) s\(rate)
            Index:    \(path), \(ByteCount.text(report.indexBytes))

            """
    }
}
