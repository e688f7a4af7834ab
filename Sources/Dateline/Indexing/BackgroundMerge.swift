#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Merges segments of the present generation on a thread of its own, while the run reads and builds.
///
/// Its sources stay as they are until it has ended: segments are changed by the run alone, and only when it publishes.
final class BackgroundMerge {
    /// A segment that is not published yet, and those whose articles it holds.
    struct Merged {
        var segment: Manifest.Segment
        var sources: [Manifest.Segment]
    }

    let sources: [Manifest.Segment]
    private let folder: IndexFolder
    private let thread: JoinableThread
    private let outcome: Monitor<Result<StageTimes, any Error>?>
    private var hasEnded = false

    /// Below a folder of its own, so that renaming that one takes the ground from under the library's feet.
    private static func workPath(in folder: IndexFolder) -> String { folder.segmentsPath + "/merging" }
    private static func resultPath(in folder: IndexFolder) -> String { workPath(in: folder) + "/segment" }

    /// Begins to merge what is too much when one segment comes; nil when nothing is.
    init?(_ manifest: Manifest, in folder: IndexFolder) throws(IndexError) {
        let sources = SegmentMerging.chosen(of: manifest.segments, coming: 1)
        guard !sources.isEmpty else { return nil }
        try DurableFile.makeFolders(BackgroundMerge.workPath(in: folder))
        let outcome = Monitor<Result<StageTimes, any Error>?>(nil)
        thread = try JoinableThread {
            var times = StageTimes()
            let merging = Result {
                try times.measure(\.merge) {
                    try SegmentMerging.merge(sources, in: folder, into: BackgroundMerge.resultPath(in: folder))
                }
            }
            let ended = merging.map { times }
            outcome.update { $0 = ended }
        }
        (self.sources, self.folder, self.outcome) = (sources, folder, outcome)
    }

    /// Waits for the end, and gives the result a name among the segments.
    ///
    /// - Returns: the time of its thread too.
    /// - Throws: what went wrong; `IndexError.stopped`.
    func finish(isCancelled: () -> Bool) throws -> (merged: Merged, times: StageTimes) {
        var result: Result<StageTimes, any Error>?
        while result == nil {
            if isCancelled() { throw IndexError.stopped }
            result = outcome.wait(milliseconds: 50) { $0 }
        }
        end()
        guard let times = try result?.get() else { throw IndexError.stopped }
        let count = sources.reduce(0) { $0 + $1.articles }
        let segment = Manifest.Segment(name: folder.freeSegmentName(), articles: count)
        let path = folder.path(of: segment)
        guard rename(BackgroundMerge.resultPath(in: folder), path) == 0 else { throw IndexError(writing: path) }
        return (Merged(segment: segment, sources: sources), times)
    }

    /// Ends it wherever it is. The library asks nobody whether to go on, but it finds no place for its next table.
    func stop() {
        guard !hasEnded else { return }
        let path = BackgroundMerge.workPath(in: folder)
        let aside = path + "-stopped"
        rename(path, aside)
        end()
        for path in [path, aside] { try? FileManager.default.removeItem(atPath: path) }
    }

    private func end() {
        thread.join()
        hasEnded = true
    }
}
