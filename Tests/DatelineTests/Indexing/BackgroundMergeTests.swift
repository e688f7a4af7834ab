import Foundation
import Testing
import Xapian

@testable import Dateline

/// Segments that are merged while a run reads.
@Suite struct BackgroundMergeTests {
    /// A segment for each size: articles `0-…`, `1-…` and so on, a file for each.
    private static func index(of sizes: [Int]) throws -> TestIndex {
        let index = try TestIndex()
        for (number, size) in sizes.enumerated() {
            try index.write("\(number).jsonl", numbered("\(number)", 1...size))
            try index.index()
        }
        #expect(try index.manifest().segments.map(\.articles) == sizes)
        return index
    }

    /// All articles with their titles, each once, and all that facets count.
    private func content(_ index: TestIndex) throws -> (titles: [String], facets: [[String]]) {
        let answer = try index.search("", facets: [.init(.source, limit: 1000), .init(.published, limit: 1000)])
        return (
            answer.hits.map { "\($0.id) \($0.title ?? "")" }.sorted(),
            answer.facets.map { $0.values.map { "\($0.label) \($0.count)" }.sorted() }
        )
    }

    private func expectOrder(_ index: TestIndex, _ comment: Comment) throws {
        #expect(try index.manifest().segments.count <= SegmentMerging.maximumSegments, comment)
        #expect(try index.folder.names(in: "news.dateline/segments") == index.segmentNames().sorted(), comment)
    }

    /// Sources and publication days alike, whatever the runs were.
    @Test(arguments: UInt64(1)...2) func manyRunsThatAddReplaceAndRemoveEndAsARebuiltIndex(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let index = try TestIndex()
        var sizes: [Int] = []
        for round in 1...18 {
            let comment: Comment = "seed \(seed), round \(round)"
            sizes.append(random.oneIn(6) ? 60 + random.below(60) : 1 + random.below(8))
            try index.write("\(round).jsonl", numbered("\(round)", 1...(sizes.last ?? 1)))
            if !random.oneIn(3) {
                let number = 1 + random.below(round)
                sizes[number - 1] = max(1, sizes[number - 1] + random.below(7) - 3)
                let articles = numbered("\(number)", 1...sizes[number - 1], version: "v\(round)")
                let kept = random.below(articles.count)
                try index.write("\(number).jsonl", numbered("\(number)", 1...max(1, kept)) + articles[max(1, kept)...])
            }
            try index.index(IndexingOptions(jobs: 1 + round % 2, prune: true))
            try expectOrder(index, comment)
            #expect(try index.search("").total.value == sizes.reduce(0, +), comment)
        }
        #expect(try index.problems() == [], "seed \(seed)")
        let grown = try content(index)
        let words = try ["harbour", "number3", "versionone", "title:report quiet", "\"harbour of 7town\""].map {
            try index.search($0).hits.map(\.id).sorted()
        }
        try index.index(IndexingOptions(rebuild: true))
        let rebuilt = try content(index)
        #expect(grown.titles == rebuilt.titles, "seed \(seed)")
        #expect(grown.facets == rebuilt.facets, "seed \(seed)")
        for (word, ids) in zip(
            ["harbour", "number3", "versionone", "title:report quiet", "\"harbour of 7town\""], words)
        {
            #expect(try index.search(word).hits.map(\.id).sorted() == ids, "seed \(seed): \(word)")
        }
    }

    /// The large segment is left alone; of the seven others articles are replaced, removed and come again.
    @Test(arguments: [1, 40]) func whatLeavesTheSegmentsIsNotInTheMergedOne(count: Int) throws {
        let index = try Self.index(of: [400, 50, 50, 50, 50, 50, 50, 50])
        let large = try index.segmentNames()[0]
        for number in [0, 2, 5] {
            let replaced = numbered("\(number)", 1...count, version: "two")
            let size = number == 0 ? 400 : 50
            // The last article is gone.
            try index.write("\(number).jsonl", replaced + numbered("\(number)", (count + 1)...(size - 1)))
        }
        try index.write("new.jsonl", numbered("new", 1...3))
        let report = try index.index(IndexingOptions(prune: true))
        #expect((report.added, report.updated, report.removed) == (3, 3 * count, 3))
        #expect(try index.ids("versiontwo").count == 3 * count)
        #expect(try index.search("versionone").total.value == 750 - 3 * count - 3 + 3)
        #expect(try index.search("").total.value == 750)
        // Few articles of the large segment are replaced in it, many in a copy; those of the others join the new ones.
        let articles = try index.manifest().segments.map(\.articles)
        #expect(articles == (count == 1 ? [399, 350 - 2 * 2, 3 + 2] : [399 - 40 + 40, 350 - 2 * 41, 3 + 80]))
        #expect(try index.segmentNames()[0] == large)
        #expect(try index.problems() == [])
        try expectOrder(index, "\(count)")
    }

    @Test func aMergedSegmentThatLosesEveryArticleIsDropped() throws {
        let index = try Self.index(of: Array(repeating: 3, count: 8))
        for number in 0..<8 { try index.write("\(number).jsonl", numbered("\(number)", 1...3, version: "two")) }
        #expect(try index.index().updated == 24)
        #expect(try index.manifest().segments.map(\.articles) == [24])
        #expect(try index.search("versiontwo").total.value == 24)
        #expect(try index.search("versionone").total.value == 0)
        for number in 0..<8 { try index.remove("\(number).jsonl") }
        #expect(try index.index(IndexingOptions(prune: true)).removed == 24)
        #expect(try index.search("").total.value == 0)
        #expect(try index.problems() == [])
    }

    @Test func segmentsAreMergedWhenNothingNewComesToo() throws {
        let index = try Self.index(of: [200, 4, 4, 4, 4, 4, 4, 4])
        let report = try index.index()
        #expect((report.added, report.skippedFiles) == (0, 8))
        #expect(try index.manifest().segments.map(\.articles) == [200, 28])
        #expect(report.processorSeconds.merge > 0)
        let generation = try index.manifest().generation
        try index.index()
        #expect(try index.manifest().generation == generation)
        #expect(try index.search("harbour").total.value == 228)
        try expectOrder(index, "nothing new")
    }

    @Test func aCancelledRunLeavesNoFilesOfTheMerge() throws {
        let index = try Self.index(of: Array(repeating: 5, count: 8))
        try index.write("new.jsonl", numbered("new", 1...3))
        let before = try index.folder.contents(below: "news.dateline")
        #expect(throws: IndexError.self) { try index.index { true } }
        #expect(try index.folder.contents(below: "news.dateline") == before)
        try expectOrder(index, "cancelled")
        try index.index()
        #expect(try index.search("").total.value == 43)
    }

    @Test func aMergeThatIsStoppedLeavesNothing() throws {
        let index = try Self.index(of: Array(repeating: 5, count: 8))
        let folder = IndexFolder(path: index.indexPath)
        for waits in [false, true] {
            let merge = try #require(try BackgroundMerge(folder.manifest(), in: folder))
            if waits {
                let error = #expect(throws: IndexError.self) { _ = try merge.finish { true } }
                #expect(error?.code == .cancelled)
            }
            merge.stop()
            try expectOrder(index, "waits \(waits)")
        }
        let merge = try #require(try BackgroundMerge(folder.manifest(), in: folder))
        let (merged, _) = try merge.finish { false }
        #expect(merged.sources == (try folder.manifest().segments))
        #expect(merged.segment.articles == 40)
        merge.stop()
        #expect(index.folder.names(in: "news.dateline/segments").contains(merged.segment.name))
        try index.index()
        try expectOrder(index, "the leftover is removed")
    }

    @Test func aMergeThatFailsIsDoneAnewByThePublication() throws {
        let index = try Self.index(of: [5, 5, 5, 5, 5, 5, 5, 5])
        let folder = IndexFolder(path: index.indexPath)
        let manifest = try folder.manifest()
        var broken = manifest
        broken.segments[3].name = "segment-99"
        let merge = try #require(try BackgroundMerge(broken, in: folder))
        #expect(throws: XapianError.self) { _ = try merge.finish { false } }
        // A segment of five new articles, and nothing merged.
        let staged = Manifest.Segment(name: "staged", articles: 5)
        try FileManager.default.copyItem(atPath: folder.path(of: manifest.segments[0]), toPath: folder.path(of: staged))
        var changes = StagedChanges()
        for number in 1...5 {
            let hash = ContentHash(of: [UInt8(number)])
            let identity = ArticleIdentity(id: "new-\(number)", idHash: hash, contentHash: hash)
            _ = changes.noteDocument(identity, documentID: UInt32(number))
        }
        let next = try Publication(folder: folder, manifest: manifest, staged: staged, changes: changes).nextManifest()
        #expect(next?.segments.map(\.articles) == [45])
    }

    @Test func theSmallestAreChosen() {
        func chosen(_ sizes: [Int], coming: Int = 0) -> [Int] {
            let segments = sizes.enumerated().map { Manifest.Segment(name: "\($0)", articles: $1) }
            return SegmentMerging.chosen(of: segments, coming: coming).map(\.articles)
        }
        #expect(chosen([1, 1, 1, 1, 1, 1, 1, 1]) == [])
        #expect(chosen([1, 1, 1, 1, 1, 1, 1], coming: 1) == [])
        #expect(chosen([1, 1, 1, 1, 1, 1, 1, 1], coming: 1) == [1, 1, 1, 1, 1, 1, 1, 1])
        #expect(chosen([100, 64, 32, 16, 8, 4, 2, 1], coming: 1) == [2, 1])
        #expect(chosen([100, 3, 64, 32, 16, 8, 2, 1], coming: 1) == [3, 2, 1])
        // In any case enough of them.
        #expect(chosen([512, 256, 128, 64, 32, 16, 8, 4, 2, 1], coming: 1) == [8, 4, 2, 1])
    }
}
