import Foundation
import Testing

@testable import Dateline

@Suite struct SegmentTests {
    /// Two segments of 60 articles each: `a-…` in the first, `b-…` in the second.
    private static func twoSegments() throws -> TestIndex {
        let index = try TestIndex()
        try index.write("a.jsonl", numbered("a", 1...60))
        try index.index()
        try index.write("b.jsonl", numbered("b", 1...60))
        try index.index()
        return index
    }

    @Test func aLargeBatchMakesANewSegment() throws {
        let index = try Self.twoSegments()
        let manifest = try index.manifest()
        #expect(manifest.segments.map(\.articles) == [60, 60])
        #expect(manifest.generation == 2)
        #expect(try index.search("harbour").total.value == 120)
    }

    @Test(arguments: ["a", "b"]) func aSmallUpdateTouchesTheSegmentOfTheArticleAlone(_ name: String) throws {
        let index = try Self.twoSegments()
        let names = try index.segmentNames()
        let untouched = "news.dateline/segments/" + (name == "a" ? names[1] : names[0])
        let before = try index.folder.contents(below: untouched)
        try index.write("\(name).jsonl", numbered(name, 1...59) + numbered(name, 60...60, version: "two"))
        let report = try index.index()
        #expect((report.updated, report.unchanged) == (1, 119))
        #expect(try index.segmentNames() == names)
        #expect(try index.folder.contents(below: untouched) == before)
        #expect(try index.ids("versiontwo") == ["\(name)-60"])
        #expect(try index.search("").total.value == 120)
        #expect(try index.problems() == [])
    }

    @Test func aFewNewArticlesAreASegmentOfTheirOwn() throws {
        let index = try Self.twoSegments()
        try index.write("c.jsonl", numbered("c", 1...5))
        try index.index()
        #expect(try index.manifest().segments.map(\.articles) == [60, 60, 5])
        #expect(try index.ids("ctown").count == 5)
        #expect(try index.problems() == [])
    }

    @Test func articlesReplacedByALargeBatchVanishFromTheirSegment() throws {
        let index = try Self.twoSegments()
        let second = try index.segmentNames()[1]
        let before = try index.folder.contents(below: "news.dateline/segments/" + second)
        try index.write("a.jsonl", numbered("a", 1...55, version: "two") + numbered("a", 56...60))
        #expect(try index.index().updated == 55)
        let manifest = try index.manifest()
        #expect(manifest.segments.map(\.articles).sorted() == [5, 55, 60])
        #expect(try index.folder.contents(below: "news.dateline/segments/" + second) == before)
        #expect(try index.ids("versiontwo").count == 55)
        #expect(try index.search("atown versionone").total.value == 5)
        #expect(try index.search("").total.value == 120)
        #expect(index.folder.names(in: "news.dateline/segments").count == 3)
        #expect(try index.problems() == [])
    }

    @Test func aSegmentThatLosesEveryArticleIsDropped() throws {
        let index = try Self.twoSegments()
        try index.write("a.jsonl", numbered("a", 1...60, version: "two"))
        try index.index()
        #expect(try index.manifest().segments.map(\.articles) == [60, 60])
        #expect(try index.search("atown versionone").total.value == 0)
        #expect(try index.search("").total.value == 120)
        #expect(try index.problems() == [])
    }

    @Test func moreThanEightSegmentsAreMerged() throws {
        let index = try TestIndex()
        for (round, name) in ["a", "b", "c", "d", "e", "f", "g", "h", "i"].enumerated() {
            try index.write("\(name).jsonl", numbered(name, 1...(round == 3 ? 70 : 51)))
            try index.index()
            #expect(try index.manifest().segments.count <= SegmentMerging.maximumSegments)
        }
        // The ninth came while the eight were merged.
        #expect(try index.manifest().segments.map(\.articles) == [427, 51])
        #expect(try index.search("harbour").total.value == 478)
        #expect(try index.ids("btown number7") == ["b-7"])
        #expect(try index.title("i-51") == "Report 51 one")
        #expect(try index.folder.names(in: "news.dateline/segments") == index.segmentNames().sorted())
        #expect(try index.problems() == [])
        // What was merged is still found by its id.
        try index.write("c.jsonl", numbered("c", 1...50) + numbered("c", 51...51, version: "two"))
        #expect(try index.index().updated == 1)
        #expect(try index.ids("versiontwo") == ["c-51"])
    }

    @Test func manyRandomRunsEndAsOneRunWould() throws {
        for seed in UInt64(1)...4 {
            var random = SeededGenerator(seed: seed)
            let index = try TestIndex()
            var expected: [String: String] = [:]
            for round in 1...7 {
                let name = "f\(random.below(4))"
                let first = 1 + random.below(60)
                let last = min(90, first + random.below(80))
                let version = "v\(round)"
                try index.write("\(name).jsonl", numbered(name, first...last, version: version))
                expected = expected.filter { !$0.key.hasPrefix(name + "-") }
                for number in first...last { expected["\(name)-\(number)"] = "Report \(number) \(version)" }
                try index.index(IndexingOptions(jobs: 2, prune: true))
                let found = try index.search("").hits
                let titles = Dictionary(found.map { ($0.id, $0.title ?? "") }, uniquingKeysWith: { $0 + $1 })
                #expect(titles == expected, "seed \(seed), round \(round)")
                #expect(found.count == expected.count, "seed \(seed), round \(round)")
            }
            #expect(try index.problems() == [], "seed \(seed)")
        }
    }
}
