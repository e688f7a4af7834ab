import Foundation
import NewsCorpus
import Testing

@testable import Dateline

@Suite struct PruningTests {
    private static let pruning = IndexingOptions(prune: true)

    @Test func vanishedFilesAreForgottenOnlyWhenAsked() throws {
        let index = try TestIndex()
        try index.write("a/one.jsonl", numbered("a", 1...2))
        try index.write("b/two.jsonl", numbered("b", 1...2))
        try index.index()
        try index.remove("a")
        #expect(try index.index().removed == 0)
        #expect(try index.search("").total.value == 4)
        let report = try index.index(Self.pruning)
        #expect((report.removed, report.unchanged) == (2, 2))
        #expect(try Set(index.ids("")) == ["b-1", "b-2"])
        #expect(try index.index(Self.pruning).removed == 0)
        #expect(try index.problems() == [])
    }

    @Test func vanishedLinesAreForgotten() throws {
        let index = try TestIndex(numbered("a", 1...3))
        try index.write("all.jsonl", [numbered("a", 1...3)[0], numbered("a", 1...3)[2]])
        let report = try index.index(Self.pruning)
        #expect((report.removed, report.unchanged) == (1, 2))
        #expect(try Set(index.ids("")) == ["a-1", "a-3"])
    }

    @Test func articlesThatMovedToAnotherFileStay() throws {
        let index = try TestIndex()
        try index.write("old.jsonl", numbered("a", 1...3))
        try index.index()
        try index.remove("old.jsonl")
        try index.write("new.jsonl", numbered("a", 1...3))
        let report = try index.index(Self.pruning)
        #expect((report.added, report.removed) == (0, 0))
        #expect(try index.search("").total.value == 3)
        #expect(try index.searcher().article(id: "a-1").path == index.corpusPath + "/new.jsonl")
    }

    @Test func whatLiesOutsideOfThePathsStays() throws {
        let index = try TestIndex()
        try index.write("news/one.jsonl", numbered("a", 1...2))
        try index.write("newsletter/two.jsonl", numbered("b", 1...2))
        try index.index()
        try index.remove("newsletter/two.jsonl")
        let report = try index.index(Self.pruning, paths: [index.corpusPath + "/news"])
        #expect(report.removed == 0)
        #expect(try index.search("").total.value == 4)
    }

    @Test func aFileNamedByItselfIsPruned() throws {
        let index = try TestIndex()
        try index.write("one.jsonl", numbered("a", 1...3))
        try index.write("one.jsonl.copy", numbered("b", 1...1))
        try index.index()
        try index.write("one.jsonl", numbered("a", 3...3))
        let report = try index.index(Self.pruning, paths: [index.corpusPath + "/one.jsonl"])
        #expect(report.removed == 2)
        #expect(try Set(index.ids("")) == ["a-3", "b-1"])
    }

    @Test func manyRemovalsLeaveASoundIndex() throws {
        let index = try TestIndex()
        try index.write("a.jsonl", numbered("a", 1...80))
        try index.write("b.jsonl", numbered("b", 1...80))
        try index.index()
        try index.remove("a.jsonl")
        #expect(try index.index(Self.pruning).removed == 80)
        #expect(try index.ids("atown") == [])
        #expect(try index.search("").total.value == 80)
        #expect(try index.problems() == [])
    }

    @Test func removingEverythingLeavesAnEmptyIndex() throws {
        let index = try TestIndex(numbered("a", 1...60))
        try index.remove("all.jsonl")
        #expect(try index.index(Self.pruning).removed == 60)
        #expect(try index.search("").total.value == 0)
        #expect(try index.problems() == [])
        try index.write("all.jsonl", numbered("a", 1...2))
        #expect(try index.index().added == 2)
    }

    /// Permissions do not bind the superuser.
    @Test(.enabled(if: getuid() != 0)) func whatLiesBelowAnUnreadableFolderStays() throws {
        let index = try TestIndex()
        try index.write("a/one.jsonl", numbered("a", 1...2))
        try index.write("b/two.jsonl", numbered("b", 1...2))
        try index.index()
        try index.remove("b/two.jsonl")
        let folder = index.corpusPath + "/a"
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        let report = try index.index(Self.pruning)
        #expect(report.removed == 2)
        #expect(report.failed.count == 1)
        #expect(try Set(index.ids("")) == ["a-1", "a-2"])
    }

    @Test func aVisitKnowsWhatItCouldNotSee() {
        var visit = CorpusVisit()
        visit.unreadable = ["/news/closed"]
        #expect(visit.isUnreadable(IndexSchema.boundedTerm(.file, "/news/closed/a.txt".utf8)))
        #expect(visit.isUnreadable(IndexSchema.boundedTerm(.file, "/news/closed".utf8)))
        #expect(!visit.isUnreadable(IndexSchema.boundedTerm(.file, "/news/open/a.txt".utf8)))
        let deep = "/news/closed/" + String(repeating: "x", count: 400)
        #expect(visit.isUnreadable(IndexSchema.boundedTerm(.file, deep.utf8)))
    }
}
