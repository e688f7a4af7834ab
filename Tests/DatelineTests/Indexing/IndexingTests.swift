import Foundation
import NewsCorpus
import Testing

@testable import Dateline

@Suite struct IndexingTests {
    @Test func aFirstRunCountsEveryRecord() throws {
        let index = try TestIndex()
        try index.write("wire.jsonl", numbered("a", 1...3))
        try index.write("broken.jsonl", "{\"id\": \"b\", \"text\": \"One line is well.\"}\n{\"id\": \n")
        try index.write("storm.txt", "Storm over the bay\n\nBoats stayed in the harbour on Monday.\n")
        let report = try index.index()
        #expect(report.added == 5)
        #expect(report.updated + report.unchanged + report.removed == 0)
        #expect(report.failed.map(\.line) == [2])
        #expect(report.bytes > 0)
        #expect(report.indexBytes > 0)
        #expect(try index.search("").total.value == 5)
        #expect(try index.manifest().generation == 1)
        #expect(try index.problems() == [])
    }

    @Test func theSameIDReplacesTheArticle() throws {
        let index = try TestIndex([TestArticle(id: "a", title: "Old headline", text: "Old words.")])
        try index.write("all.jsonl", [TestArticle(id: "a", title: "New headline", text: "Fresh words.")])
        let report = try index.index()
        #expect((report.added, report.updated) == (0, 1))
        #expect(try index.ids("fresh") == ["a"])
        #expect(try index.ids("old") == [])
        #expect(try index.title("a") == "New headline")
        #expect(try index.search("").total.value == 1)
    }

    @Test func unchangedFilesAreNotReadAgain() throws {
        let index = try TestIndex(numbered("a", 1...4))
        let generation = try index.manifest().generation
        let report = try index.index()
        #expect((report.unchanged, report.added, report.updated, report.skippedFiles) == (4, 0, 0, 1))
        #expect(report.bytes == 0)
        #expect(try index.manifest().generation == generation)
    }

    @Test func unchangedArticlesOfATouchedFileAreLeftAlone() throws {
        let index = try TestIndex(numbered("a", 1...4))
        let before = try index.folder.contents(below: "news.dateline/segments")
        try index.write("all.jsonl", numbered("a", 1...4))
        let report = try index.index()
        #expect((report.unchanged, report.added, report.updated, report.skippedFiles) == (4, 0, 0, 0))
        #expect(try index.folder.contents(below: "news.dateline/segments") == before)
        #expect(try index.index().skippedFiles == 1)
    }

    @Test func otherOptionsReadTheFilesAgain() throws {
        let index = try TestIndex()
        try index.write(
            "all.jsonl", "{\"id\": \"a\", \"story\": \"The quay is closed.\", \"text\": \"Nothing to see.\"}\n")
        try index.index()
        #expect(try index.ids("quay") == [])
        let report = try index.index(IndexingOptions(reading: ReadingOptions(fieldNames: ["text": "story"])))
        #expect(report.skippedFiles == 0)
        #expect(report.updated == 1)
        #expect(try index.ids("quay") == ["a"])
    }

    @Test func aFileWithFailuresIsReadAgainAndListedAgain() throws {
        let index = try TestIndex()
        try index.write("broken.jsonl", "{\"id\": \"a\", \"text\": \"One line is well.\"}\nnothing\n")
        let first = try index.index()
        let second = try index.index()
        #expect(first.failed.count == 1)
        #expect(second.failed == first.failed)
        #expect(second.unchanged == 1)
    }

    @Test func theLastOfSeveralVersionsInARunStays() throws {
        let index = try TestIndex()
        let other = TestArticle(id: "b", text: "Another story.")
        try index.write(
            "all.jsonl",
            [
                TestArticle(id: "a", text: "First words."), other, TestArticle(id: "a", text: "Second words."), other,
                TestArticle(id: "a", text: "Third words."),
            ])
        let report = try index.index()
        #expect((report.added, report.updated, report.unchanged) == (2, 2, 1))
        #expect(report.replacedInRun == ["a", "a"])
        #expect(try index.search("").total.value == 2)
        #expect(try index.ids("third") == ["a"])
        #expect(try index.ids("first OR second") == [])
        #expect(try index.problems() == [])
    }

    @Test func aVersionThatComesBackWithinARunLeavesTheArticleAsItWas() throws {
        let index = try TestIndex([TestArticle(id: "a", text: "Present words.")])
        try index.write(
            "all.jsonl", [TestArticle(id: "a", text: "Passing words."), TestArticle(id: "a", text: "Present words.")])
        try index.index()
        #expect(try index.ids("present") == ["a"])
        #expect(try index.ids("passing") == [])
        #expect(try index.search("").total.value == 1)
        #expect(try index.problems() == [])
    }

    @Test func aRebuildForgetsWhatIsNotReadAgain() throws {
        let index = try TestIndex(numbered("a", 1...3))
        try index.write("all.jsonl", numbered("a", 2...2))
        let report = try index.index(IndexingOptions(rebuild: true))
        #expect((report.added, report.updated, report.unchanged) == (1, 0, 0))
        #expect(try index.ids("") == ["a-2"])
        #expect(try index.manifest().generation == 2)
        #expect(try index.manifest().segments.count == 1)
        #expect(index.folder.names(in: "news.dateline/segments").count == 1)
    }

    @Test(arguments: [2, 4]) func anyNumberOfJobsGivesTheSameAnswers(jobs: Int) throws {
        let single = try TestIndex()
        let several = try TestIndex()
        try single.index(IndexingOptions(jobs: 1), paths: [fixture("sample-news")])
        try several.index(IndexingOptions(jobs: jobs), paths: [fixture("sample-news")])
        for query in ["", "putin OR xi", "talk -country:RU", "\"victory day\"", "published:2025", "zelensk* OR the"] {
            let left = try single.search(query, facets: SearchRequest.defaultFacets)
            let right = try several.search(query, facets: SearchRequest.defaultFacets)
            #expect(left.hits == right.hits, "\(query)")
            #expect(left.facets == right.facets, "\(query)")
            #expect(left.total == right.total, "\(query)")
        }
    }

    @Test func idsOfAnyLengthAreKeptApart() throws {
        let long = String(repeating: "deep/", count: 200)
        let ids = ["plain", "Q", "ünï côdé 習", long + "one", long + "two", String(repeating: "x", count: 244)]
        let index = try TestIndex(ids.map { TestArticle(id: $0, title: "Title", text: "Words of it.") })
        #expect(try Set(index.ids("words")) == Set(ids))
        for id in ids { #expect(try index.searcher().article(id: id).id == id) }
        try index.write("all.jsonl", ids.map { TestArticle(id: $0, title: "Title", text: "Other words of it.") })
        #expect(try index.index().updated == ids.count)
        #expect(try index.search("").total.value == ids.count)
        #expect(try index.problems() == [])
    }

    @Test func pathsOfAnyLengthAreKeptApart() throws {
        let index = try TestIndex()
        let deep = (1...6).map { _ in String(repeating: "d", count: 100) }.joined(separator: "/")
        try index.write(deep + "/one.jsonl", numbered("a", 1...2))
        try index.write(deep + "/two.jsonl", numbered("b", 1...2))
        try index.index()
        #expect(try index.index().skippedFiles == 2)
        try index.remove(deep + "/one.jsonl")
        #expect(try index.index(IndexingOptions(prune: true)).removed == 2)
        #expect(try Set(index.ids("")) == ["b-1", "b-2"])
    }

    @Test func longAndOddNamesAreCounted() throws {
        let long = String(repeating: "Long ", count: 120) + "Name"
        let article = TestArticle(
            id: "a", text: "Words.", source: "odd\0source", persons: [long, "习近平", "—", "O'Neil"],
            countries: ["Atlantis"])
        let index = try TestIndex([article])
        let facets = try index.search("", facets: [.init(.person), .init(.source)]).facets
        #expect(facets[0].values.map(\.count).allSatisfy { $0 == 1 })
        #expect(Set(facets[0].values.map(\.label)).isSuperset(of: [long, "习近平", "O'Neil"]))
        #expect(try index.ids("person:\"O'Neil\"") == ["a"])
        #expect(try index.ids("person:\"\(long)\"") == ["a"])
        #expect(try index.ids("country:atlantis") == ["a"])
    }

    @Test func anEmptyFolderMakesAnEmptyIndex() throws {
        let index = try TestIndex()
        let report = try index.index()
        #expect(report.added == 0)
        #expect(try index.search("anything").total.value == 0)
        #expect(try index.search("", facets: SearchRequest.defaultFacets).facets.allSatisfy { $0.values.isEmpty })
        #expect(try index.problems() == [])
    }

    @Test func aPathThatIsMissingLeavesNoIndexBehind() throws {
        let index = try TestIndex()
        #expect(throws: ReadingFailure.self) { try index.index(paths: [index.folder.path + "/nowhere"]) }
        #expect(index.folder.names(in: "news.dateline") == [])
    }

    @Test func littleMemoryGivesTheSameIndex() throws {
        let index = try TestIndex(numbered("a", 1...40))
        let answer = try index.search("harbour", facets: SearchRequest.defaultFacets)
        try index.index(IndexingOptions(memoryLimit: 4096, rebuild: true))
        let again = try index.search("harbour", facets: SearchRequest.defaultFacets)
        #expect(again.hits == answer.hits)
        #expect(again.facets == answer.facets)
    }
}
