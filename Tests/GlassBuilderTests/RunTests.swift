import Testing

@testable import GlassBuilder

/// However documents are cut into batches and runs, the tables are the same.
@Suite struct RunTests {
    @Test(arguments: [1, 2])
    func spilledRunsMergeToTheSameTables(threads: Int) throws {
        var corpus = RandomCorpus(seed: 21)
        let documents = corpus.documents(400)
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        var options = GlassOptions.fast
        options.memoryLimit = 20_000
        options.temporaryDirectory = folder.path
        options.threads = threads
        let statistics = try Self.build(documents, cut: 3, at: folder("spilled"), options: options)
        #expect(statistics.spilledRuns > 10)
        try Self.expectSameTables(folder, "whole", "spilled")
        try Oracle.verify(folder("spilled"))
        #expect(try Oracle.dump(folder("spilled")) == Oracle.dump(folder("whole")))
    }

    /// Parts as small as a few keys, and lists of positions that no item holds.
    @Test(arguments: [(1, 0), (2, 0), (4, 0), (2, 30_000)])
    func partsMergedByAnyNumberOfThreadsMakeTheSameTables(threads: Int, memoryLimit: Int) throws {
        var corpus = RandomCorpus(seed: 25)
        var documents = corpus.documents(250)
        for index in [40, 41, 200] {
            let long = TestDocument.Term(
                bytes: Array("often".utf8), wdf: 1, positions: (1...20_000).map { $0 * UInt32(index) })
            documents[index].terms.append(long)
        }
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        var options = GlassOptions.fast
        options.threads = threads
        options.partLength = 2000
        if memoryLimit > 0 { options.memoryLimit = memoryLimit }
        _ = try Self.build(documents, cut: 25, at: folder("parts"), options: options)
        try Self.expectSameTables(folder, "whole", "parts")
    }

    @Test func aPartitionCoversEachRunOnceAndCutsBetweenKeys() throws {
        var corpus = RandomCorpus(seed: 26)
        var flat = GlassDocument()
        var batch = try GlassBatchBuilder(options: .fast)
        var runs: [Run] = []
        for document in corpus.documents(200) {
            document.fill(&flat)
            try batch.add(flat)
            if batch.documentCount == 40 { runs.append(Run(storage: batch.finish().positions, documentOffset: 1)) }
        }
        let partition = RunPartition(runs, partLength: 4000)
        #expect(partition.parts.count > 5)
        for (index, run) in runs.enumerated() {
            #expect(partition.parts.first?[index].lowerBound == 0)
            #expect(partition.parts.last?[index].upperBound == run.storage.count)
            for (part, next) in zip(partition.parts, partition.parts.dropFirst()) {
                #expect(part[index].upperBound == next[index].lowerBound)
            }
        }
        // The first keys of a part come after all keys of the parts before it, whatever the run.
        var last: [UInt8] = []
        for part in partition.parts {
            var keys: [[UInt8]] = []
            for (run, range) in zip(runs, part) {
                var cursor = RunCursor(run, in: range)
                while cursor.advance() {
                    keys.append(Array(UnsafeBufferPointer(start: cursor.key, count: cursor.keyLength)))
                }
            }
            keys.sort { $0.lexicographicallyPrecedes($1) }
            if let first = keys.first { #expect(last.lexicographicallyPrecedes(first)) }
            last = keys.last ?? last
        }
    }

    @Test func runsOnDiskAreMergedAgainWhenThereAreMany() throws {
        var corpus = RandomCorpus(seed: 22)
        let documents = corpus.documents(140)
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        var options = GlassOptions.fast
        options.memoryLimit = 0
        let statistics = try Self.build(documents, cut: 1, at: folder("spilled"), options: options)
        #expect(statistics.spilledRuns > 280)
        try Self.expectSameTables(folder, "whole", "spilled")
    }

    @Test func batchesOfAnySizeAndSingleDocumentsMix() throws {
        var corpus = RandomCorpus(seed: 23)
        let documents = corpus.documents(120)
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        let builder = try GlassBuilder(path: folder("mixed"), options: .fast)
        var batches = try GlassBatchBuilder(options: .fast)
        var flat = GlassDocument()
        var expected: UInt32 = 1
        for (index, document) in documents.enumerated() {
            document.fill(&flat)
            if index % 11 == 0 {
                let batched = UInt32(batches.documentCount)
                #expect(try builder.append(batches.finish()) == expected)
                expected += batched
                #expect(try builder.add(flat) == expected)
                expected += 1
            } else {
                try batches.add(flat)
            }
        }
        try builder.append(batches.finish())
        _ = try builder.finish()
        try Self.expectSameTables(folder, "whole", "mixed")
    }

    /// Ids are used as long as they are valid: always, for some batches, for one.
    @Test(arguments: [(1, 0), (1, 150), (7, 0), (7, 350), (7, 10_000), (200, 10_000)])
    func termsGivenByIdMakeTheSameTables(cut: Int, keptTerms: Int) throws {
        var corpus = RandomCorpus(seed: 25)
        let documents = corpus.documents(200)
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        let database = try GlassBuilder(path: folder("ids"), options: .fast)
        var options = GlassOptions.fast
        options.keptTerms = keptTerms
        var builder = try GlassBatchBuilder(options: options)
        var ids: [[UInt8]: GlassTermID] = [:]
        var generation = builder.termGeneration
        for (index, document) in documents.enumerated() {
            if builder.termGeneration != generation {
                ids = [:]
                generation = builder.termGeneration
            }
            var flat = GlassDocument()
            var rest = document
            // Half by id, half by bytes.
            rest.terms = document.terms.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            rest.fill(&flat)
            for term in document.terms.enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) {
                let id = try ids[term.bytes] ?? term.bytes.withUnsafeBufferPointer { try builder.termID(of: $0) }
                ids[term.bytes] = id
                let posting = GlassPosting(term: id, wdf: term.wdf, positionCount: UInt32(term.positions.count))
                flat.addPostings([posting], positions: term.positions)
            }
            try builder.add(flat)
            if index % cut == cut - 1 { try database.append(builder.finish()) }
        }
        try database.append(builder.finish())
        _ = try database.finish()
        try Self.expectSameTables(folder, "whole", "ids")
        #expect((builder.termGeneration == 0) == (keptTerms == 10_000))
    }

    @Test func batchesMadeByThreadsAtOnceAppendInOrder() async throws {
        var corpus = RandomCorpus(seed: 24)
        let documents = corpus.documents(200)
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build(documents, at: folder("whole"))
        let batches = try await withThrowingTaskGroup(of: (Int, GlassBatch).self) { group in
            for (number, start) in stride(from: 0, to: documents.count, by: 30).enumerated() {
                group.addTask {
                    var builder = try GlassBatchBuilder(options: .fast)
                    var flat = GlassDocument()
                    for document in documents[start..<min(start + 30, documents.count)] {
                        document.fill(&flat)
                        try builder.add(flat)
                    }
                    return (number, builder.finish())
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        var options = GlassOptions.fast
        options.threads = 2
        let builder = try GlassBuilder(path: folder("threads"), options: options)
        for number in batches.keys.sorted() { try builder.append(#require(batches[number])) }
        _ = try builder.finish()
        try Self.expectSameTables(folder, "whole", "threads")
    }

    @Test func aTermOfManyRunsIsCutIntoTheLibrarysChunks() throws {
        var options = GlassOptions.fast
        options.memoryLimit = 10_000
        let documents = (0..<3000 as Range<UInt32>).map { number in
            TestDocument(
                values: [0: Array("v\(number)".utf8)],
                terms: [.init(bytes: Array("every".utf8), wdf: number, positions: [1])])
        }
        let folder = try TemporaryFolder()
        _ = try Self.build(documents, cut: 70, at: folder("ours"), options: options)
        try Oracle.build(documents, at: folder("theirs"))
        #expect(try Oracle.dump(folder("ours")) == Oracle.dump(folder("theirs")))
        try Oracle.compact(folder("ours"), to: folder("a"))
        try Oracle.compact(folder("theirs"), to: folder("b"))
        #expect(try folder.contents(of: "a/postlist.glass") == folder.contents(of: "b/postlist.glass"))
    }

    private static func build(
        _ documents: [TestDocument], cut: Int, at path: String, options: GlassOptions
    ) throws -> GlassStatistics {
        let builder = try GlassBuilder(path: path, options: options)
        var batches = try GlassBatchBuilder(options: options)
        var flat = GlassDocument()
        for document in documents {
            document.fill(&flat)
            try batches.add(flat)
            if batches.documentCount == cut { try builder.append(batches.finish()) }
        }
        try builder.append(batches.finish())
        return try builder.finish()
    }

    private static func expectSameTables(_ folder: TemporaryFolder, _ one: String, _ other: String) throws {
        for table in ["postlist", "position", "termlist", "docdata"] {
            let contents = try folder.contents(of: "\(one)/\(table).glass")
            #expect(try contents == folder.contents(of: "\(other)/\(table).glass"), "\(table)")
        }
    }
}
