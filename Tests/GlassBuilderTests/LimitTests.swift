import Foundation
import GlassBuilder
import Testing

@Suite struct LimitTests {
    @Test(
        arguments: [
            ([], .termLength),
            ([Array(repeating: 0x61, count: 246)], .termLength),
            ([Array(repeating: 0, count: 125)], .termLength),
            ([[0x61], [0x62], [0x61]], .duplicateTerm),
        ] as [([[UInt8]], GlassError.Code)])
    func badTermsAreRefusedAndLeaveNoTrace(terms: [[UInt8]], code: GlassError.Code) throws {
        var bad = GlassDocument()
        for term in terms.isEmpty ? [[]] : terms { bad.addTerm(term, wdf: 5, positions: [1, 2]) }
        try expectRefused(bad, code)
    }

    @Test(arguments: [[3, 3], [3, 2], [1, 2, 2]] as [[UInt32]])
    func positionsMustRise(positions: [UInt32]) throws {
        var bad = GlassDocument()
        bad.addTerm([0x61], wdf: 1, positions: positions)
        try expectRefused(bad, .positionsNotAscending)
    }

    @Test func postingsNameKnownTermsOnceWithRisingPositions() throws {
        var builder = try GlassBatchBuilder(options: .fast)
        func add(_ postings: [GlassPosting], _ positions: [UInt32], term: [UInt8]? = nil) throws {
            var document = GlassDocument()
            if let term { document.addTerm(term, wdf: 1) }
            document.addPostings(postings[...], positions: positions)
            try builder.add(document)
        }
        let known = try [0x61].withUnsafeBufferPointer { try builder.termID(of: $0) }
        let posting = GlassPosting(term: known, wdf: 1, positionCount: 2)
        let stranger = GlassPosting(term: GlassTermID(rawValue: 99), wdf: 1, positionCount: 0)
        #expect(code { try add([posting], [3, 3]) } == .positionsNotAscending)
        #expect(code { try add([posting], [3]) } == .positionsNotAscending)
        #expect(code { try add([posting, posting], [1, 2, 3, 4]) } == .duplicateTerm)
        #expect(code { try add([posting], [1, 2], term: [0x61]) } == .duplicateTerm)
        #expect(code { try add([posting, stranger], [1, 2]) } == .unknownTerm)
        #expect(code { _ = try [].withUnsafeBufferPointer { try builder.termID(of: $0) } } == .termLength)
        try add([posting], [1, 2], term: [0x62])

        let folder = try TemporaryFolder()
        let database = try GlassBuilder(path: folder("ours"), options: .fast)
        try database.append(builder.finish())
        _ = try database.finish()
        let good = TestDocument(terms: [
            .init(bytes: [0x61], wdf: 1, positions: [1, 2]), .init(bytes: [0x62], wdf: 1),
        ])
        try Oracle.build([good], at: folder("theirs"))
        #expect(try Oracle.dump(folder("ours")) == Oracle.dump(folder("theirs")))
    }

    @Test func aSlotTakesOneValue() throws {
        var bad = GlassDocument()
        bad.addTerm([0x61], wdf: 1)
        bad.addValue(slot: 3, [1])
        bad.addValue(slot: 1, [1])
        bad.addValue(slot: 3, [2])
        try expectRefused(bad, .duplicateSlot)
    }

    @Test func lengthsAndFrequenciesMustFit32Bits() throws {
        var bad = GlassDocument()
        bad.addTerm([0x61], wdf: .max)
        bad.addTerm([0x62], wdf: 1)
        try expectRefused(bad, .countTooLarge)

        let folder = try TemporaryFolder()
        let builder = try GlassBuilder(path: folder("database"), options: .fast)
        var large = GlassDocument()
        large.addTerm([0x61], wdf: .max)
        try builder.add(large)
        try builder.add(large)
        #expect(code { _ = try builder.finish() } == .countTooLarge)
        #expect(!FileManager.default.fileExists(atPath: folder("database/iamglass")))
    }

    @Test func existingDatabasesAreLeftAlone() throws {
        let folder = try TemporaryFolder()
        _ = try GlassBuilder.build([], at: folder("database"))
        let before = try folder.contents(of: "database/iamglass")
        #expect(code { _ = try GlassBuilder(path: folder("database")) } == .exists)
        #expect(try folder.contents(of: "database/iamglass") == before)
        #expect(code { _ = try GlassBuilder(path: folder("no/such")) } == .inputOutput)
    }

    @Test func nothingOpensBeforeFinishAndNothingIsTakenAfter() throws {
        let folder = try TemporaryFolder()
        let builder = try GlassBuilder(path: folder("database"), options: .fast)
        var document = GlassDocument()
        document.addTerm([0x61], wdf: 1)
        try builder.add(document)
        #expect(throws: Oracle.Failure.self) { try Oracle.dump(folder("database")) }
        _ = try builder.finish()
        #expect(code { try builder.add(document) } == .closed)
        #expect(code { _ = try builder.finish() } == .closed)
    }

    @Test func senselessOptionsAreRefused() throws {
        let folder = try TemporaryFolder()
        var options = GlassOptions()
        options.leafFill = 101
        #expect(code { _ = try GlassBuilder(path: folder("a"), options: options) } == .invalidOption)
        options = GlassOptions()
        options.threads = 0
        #expect(code { _ = try GlassBatchBuilder(options: options) } == .invalidOption)
    }

    /// The builder takes good documents before and after the bad one, and writes those alone.
    private func expectRefused(_ bad: GlassDocument, _ expected: GlassError.Code) throws {
        let good = TestDocument(
            data: [7], values: [2: [5]],
            terms: [.init(bytes: [0x61], wdf: 2, positions: [4]), .init(bytes: [0x7a], wdf: 1)])
        var flat = GlassDocument()
        good.fill(&flat)
        let folder = try TemporaryFolder()
        let builder = try GlassBuilder(path: folder("ours"), options: .fast)
        #expect(try builder.add(flat) == 1)
        #expect(code { try builder.add(bad) } == expected)
        #expect(try builder.add(flat) == 2)
        _ = try builder.finish()
        try Oracle.build([good, good], at: folder("theirs"))
        #expect(try Oracle.dump(folder("ours")) == Oracle.dump(folder("theirs")))
    }

    private func code(_ body: () throws -> Void) -> GlassError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? GlassError)?.code
        }
    }
}
