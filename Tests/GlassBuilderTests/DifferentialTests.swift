import GlassBuilder
import Testing

/// What the builder writes is what libxapian writes of the same documents.
@Suite struct DifferentialTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func randomCorpusEqualsTheLibrarysOwn(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: seed)
        let twins = try Twins(corpus.documents(300))
        try twins.expectEqual(queries: corpus.queries(150), "seed \(seed)")
        try twins.expectEqualWhenCompacted("seed \(seed)")
    }

    @Test func longPostingListsAreCutIntoTheSameChunks() throws {
        var documents: [TestDocument] = []
        for number in 0..<5000 as Range<UInt32> {
            var document = TestDocument()
            document.terms.append(.init(bytes: Array("every".utf8), wdf: 1 + number % 7, positions: [number + 1]))
            if number % 3 == 0 {
                document.terms.append(.init(bytes: [0x61, 0x00], wdf: 1 + number * 1000))
            }
            document.values[3] = Array("value \(number)".utf8)
            documents.append(document)
        }
        let twins = try Twins(documents)
        try twins.expectEqual()
        try twins.expectEqualWhenCompacted()
    }

    @Test(arguments: [50, 85])
    func leavesWithRoomHoldTheSame(fill: Int) throws {
        var corpus = RandomCorpus(seed: 11)
        let documents = corpus.documents(150)
        var options = GlassOptions.fast
        options.leafFill = fill
        let twins = try Twins(documents, options: options)
        try twins.expectEqual(queries: corpus.queries(30))
        let full = try GlassBuilder.build(documents, at: twins.folder("full"))
        #expect(twins.statistics.positionBytes > full.positionBytes)
    }

    @Test(arguments: [GlassCompression.none, .deflate])
    func compressionChangesNothingButTheSize(compression: GlassCompression) throws {
        var corpus = RandomCorpus(seed: 12)
        var options = GlassOptions.fast
        options.dataCompression = compression
        options.termListCompression = compression
        let twins = try Twins(corpus.documents(100), options: options)
        try twins.expectEqual()
    }

    @Test func statisticsAreThoseOfTheDatabase() throws {
        let documents = [
            TestDocument(
                data: [1], terms: [.init(bytes: [0x61], wdf: 2, positions: [1, 5]), .init(bytes: [0x62], wdf: 0)]),
            TestDocument(terms: [.init(bytes: [0x61], wdf: 7)]),
        ]
        let statistics = try Twins(documents).statistics
        #expect(statistics.documents == 2)
        #expect(statistics.terms == 2)
        #expect(statistics.postings == 3)
        #expect(statistics.positionLists == 1)
        #expect(statistics.totalLength == 9)
        #expect(statistics.postlistBytes == 8192)
        #expect(statistics.spilledRuns == 0)
    }
}
