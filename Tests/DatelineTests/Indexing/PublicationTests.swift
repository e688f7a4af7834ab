import Foundation
import Synchronization
import Testing

@testable import Dateline

@Suite struct PublicationTests {
    @Test func anotherFormatVersionIsRefusedWithTheCommandThatRebuilds() throws {
        let index = try TestIndex(numbered("a", 1...2))
        let manifest = String(decoding: try index.folder.content("news.dateline/index.json"), as: UTF8.self)
        let other = manifest.replacing(
            "\"formatVersion\" : \(IndexSchema.formatVersion)", with: "\"formatVersion\" : 99")
        #expect(other != manifest)
        try index.folder.write("news.dateline/index.json", other)
        for attempt in [{ _ = try index.searcher() }, { _ = try index.index() }, { _ = try index.problems() }] {
            let error = #expect(throws: IndexError.self) { try attempt() }
            #expect(error?.code == .otherFormat)
            #expect(error?.message.contains("dateline index --rebuild --index \(index.indexPath)") == true)
        }
        try index.index(IndexingOptions(rebuild: true))
        #expect(try index.search("").total.value == 2)
    }

    @Test func aDamagedManifestIsToldAndCanBeRebuilt() throws {
        let index = try TestIndex(numbered("a", 1...2))
        for damage in ["", "{", "[]", "{\"formatVersion\": \(IndexSchema.formatVersion)}"] {
            try index.folder.write("news.dateline/index.json", damage)
            for attempt in [{ _ = try index.searcher() }, { _ = try index.index() }] {
                let error = #expect(throws: IndexError.self, "\(damage)") { try attempt() }
                #expect(error?.code == .damaged, "\(damage)")
                #expect(error?.message.contains("--rebuild") == true, "\(damage)")
            }
        }
        try index.index(IndexingOptions(rebuild: true))
        #expect(try index.search("").total.value == 2)
        #expect(try index.problems() == [])
    }

    @Test func aMissingSegmentIsDamage() throws {
        let index = try TestIndex(numbered("a", 1...2))
        try index.folder.remove("news.dateline/segments/\(try index.segmentNames()[0])")
        let error = #expect(throws: IndexError.self) { try index.searcher() }
        #expect(error?.code == .damaged)
        #expect(try !index.problems().isEmpty)
    }

    @Test func thereIsNoIndexBeforeTheFirstRun() throws {
        let index = try TestIndex()
        let error = #expect(throws: IndexError.self) { try index.searcher() }
        #expect(error?.code == .notFound)
        #expect(error?.message.contains("dateline index") == true)
    }

    @Test func anotherLanguageIsRefusedUntilARebuild() throws {
        let index = try TestIndex([TestArticle(id: "a", text: "Die Verhandlungen in den Häusern.")], language: "en")
        let error = #expect(throws: IndexError.self) { try index.index(IndexingOptions(language: "de")) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("--rebuild") == true)
        try index.index(IndexingOptions(language: "de", rebuild: true))
        #expect(try index.ids("verhandlung haus") == ["a"])
        try index.index()
        #expect(try index.manifest().language == "de")
    }

    @Test func aLanguageWithoutAStemmerIsRefused() throws {
        let index = try TestIndex()
        try index.write("a.jsonl", numbered("a", 1...1))
        let error = #expect(throws: IndexError.self) { try index.index(IndexingOptions(language: "klingon")) }
        #expect(error?.code == .invalidRequest)
        #expect(try index.index().added == 1)
    }

    @Test func twoWritersAreKeptApart() throws {
        let index = try TestIndex(numbered("a", 1...2))
        do {
            let lock = try WriterLock(indexPath: index.indexPath)
            let error = #expect(throws: IndexError.self) { try index.index() }
            #expect(error?.code == .locked)
            #expect(error?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
            #expect(try index.search("").total.value == 2)
            withExtendedLifetime(lock) {}
        }
        #expect(try index.index().unchanged == 2)
    }

    @Test(arguments: [0, 1, 5]) func aCancelledRunLeavesTheIndexAsItWas(after pieces: Int) throws {
        func write(_ version: String) throws {
            for name in ["a", "b", "c", "d"] {
                try index.write("\(name).jsonl", numbered(name, 1...20, version: version))
            }
        }
        let index = try TestIndex()
        try write("one")
        try index.index()
        let before = try index.folder.contents(below: "news.dateline")
        try write("two")
        for rebuild in [false, true] {
            let asked = Atomic(0)
            let error = #expect(throws: IndexError.self) {
                try index.index(IndexingOptions(rebuild: rebuild)) {
                    asked.wrappingAdd(1, ordering: .relaxed).oldValue >= pieces
                }
            }
            #expect(error?.code == .cancelled)
            #expect(try index.folder.contents(below: "news.dateline") == before, "rebuild \(rebuild)")
            #expect(try index.search("versionone").total.value == 80)
        }
        #expect(try index.index().updated == 80)
    }

    @Test func aFirstRunThatIsCancelledLeavesNoSegmentBehind() throws {
        let index = try TestIndex()
        try index.write("all.jsonl", numbered("a", 1...3))
        #expect(throws: IndexError.self) { try index.index { true } }
        #expect(index.folder.names(in: "news.dateline/segments") == [])
        #expect(try index.index().added == 3)
    }

    @Test func leftoversOfABuildCutShortAreRemoved() throws {
        let index = try TestIndex(numbered("a", 1...2))
        try index.folder.write("news.dateline/segments/segment-7/iamglass", "half a database")
        try index.folder.write("news.dateline/files-77", "half a table")
        try index.index()
        #expect(try index.folder.names(in: "news.dateline/segments") == index.segmentNames())
        #expect(!index.folder.names(in: "news.dateline").contains("files-77"))
        #expect(try index.search("").total.value == 2)
    }

    /// What a kill right before the renaming of the manifest leaves.
    @Test func aRunCutShortBeforeItsPublicationIsMadeWholeByTheNext() throws {
        let index = try TestIndex(numbered("a", 1...60))
        let before = try index.folder.contents(below: "news.dateline").filter { !$0.key.hasPrefix("segments/") }
        try index.write("more.jsonl", numbered("b", 1...2))
        try index.index()
        for (name, content) in before { try index.folder.write("news.dateline/" + name, content) }
        #expect(try index.search("harbour").total.value == 60)
        try index.index()
        #expect(try index.search("harbour").total.value == 62)
        #expect(try index.problems() == [])
    }

    @Test func aSpoiltTableOfFilesOnlyCostsReadingThemAgain() throws {
        let index = try TestIndex(numbered("a", 1...2))
        let name = try #require(try index.manifest().files)
        try index.folder.write("news.dateline/\(name)", "nonsense")
        let report = try index.index()
        #expect((report.skippedFiles, report.unchanged) == (0, 2))
        #expect(try index.index().skippedFiles == 1)
    }

    @Test func openSearchersAnswerWhateverIsPublishedMeanwhile() throws {
        let index = try TestIndex(numbered("a", 1...60))
        let first = try index.searcher()
        #expect(try first.search("versionone").total.value == 60)
        // Transactions on the segment that is open: sooner or later the searcher has to move on.
        for round in 1...4 {
            try index.write("all.jsonl", numbered("a", 1...59) + numbered("a", 60...60, version: "round\(round)"))
            try index.index()
            let answer = try first.search("harbour")
            #expect(answer.total.value == 60)
            #expect(answer.hits.count == 60)
            #expect(try index.ids("versionround\(round)") == ["a-60"])
        }
        // A whole new generation: who has the old one open keeps it.
        let second = try index.searcher()
        try index.write("all.jsonl", numbered("a", 1...70, version: "new"))
        try index.index(IndexingOptions(rebuild: true))
        #expect(try second.search("versionone").total.value == 59)
        #expect(try second.article(id: "a-1").title == "Report 1 one")
        #expect(try index.search("versionnew").total.value == 70)
    }

    @Test func aFileTableIsReadAsItWasWritten() throws {
        var table = FileTable()
        for number in 0..<100 {
            table[Array("XF/news/\(number)".utf8)] = FileTable.Entry(stamp: UInt64.max - UInt64(number), articles: 7)
        }
        table[Array("XF/news/3".utf8)] = nil
        let read = try #require(FileTable(decoding: table.encoded()))
        #expect(read == table)
        #expect(read[Array("XF/news/3".utf8)] == nil)
        #expect(read[Array("XF/news/4".utf8)]?.articles == 7)
        #expect(FileTable(decoding: table.encoded().dropLast()) == nil)
    }
}
