import Foundation
import GlassBuilder
import Testing

@Suite struct OddDocumentTests {
    @Test func emptyDatabaseOpensAndTakesDocuments() throws {
        let twins = try Twins([])
        try twins.expectEqual()
        #expect(!FileManager.default.fileExists(atPath: twins.ours + "/position.glass"))
        #expect(!FileManager.default.fileExists(atPath: twins.ours + "/docdata.glass"))
        var corpus = RandomCorpus(seed: 5)
        try twins.apply(corpus.documents(20).map(Change.add))
        try twins.expectEqual()
    }

    @Test func documentsMayHaveNothingAtAll() throws {
        let term = TestDocument.Term(bytes: [0x78], wdf: 1, positions: [1])
        try Twins([TestDocument(), TestDocument()]).expectEqual()
        try Twins([TestDocument(), TestDocument(terms: [term]), TestDocument(values: [4: [1]])]).expectEqual()
    }

    @Test func longestTermsAndZeroBytesKeepTheirOrder() throws {
        var document = TestDocument()
        let bytes: [[UInt8]] = [
            Array(repeating: 0x7a, count: 245), Array(repeating: 0x7a, count: 244) + [0x7b],
            Array(repeating: 0, count: 124), [0], [0, 0], [0, 0xff], [0x61], [0x61, 0], [0x61, 0, 0], [0x61, 1],
            [0xff], Array(repeating: 0xff, count: 245),
        ]
        document.terms = bytes.map { .init(bytes: $0, wdf: 3, positions: [2, 9, 11]) }
        let twins = try Twins(Array(repeating: document, count: 700))
        try twins.expectEqual(queries: bytes.map { TestQuery(steps: [.term($0)]) })
        try twins.expectEqualWhenCompacted()
    }

    @Test func manyPositionsAreSplitOverSeveralItems() throws {
        var random = SeededGenerator(seed: 8)
        var scattered: [UInt32] = []
        var at: UInt32 = 0
        for _ in 0..<60_000 {
            at += UInt32.random(in: 1...60_000, using: &random)
            scattered.append(at)
        }
        let extremes: [UInt32] = [0, 1, .max - 1, .max]
        let term = Array("often".utf8)
        let twins = try Twins([
            TestDocument(terms: [.init(bytes: term, wdf: 1, positions: Array(1...60_000))]),
            TestDocument(terms: [.init(bytes: term, wdf: 60_000, positions: scattered)]),
            TestDocument(terms: [.init(bytes: term, wdf: 4, positions: extremes)]),
            TestDocument(terms: [.init(bytes: term, wdf: .max - 100_000, positions: [.max])]),
        ])
        try twins.expectEqual()
        try twins.expectEqualWhenCompacted()
    }

    @Test(arguments: [GlassCompression.none, .deflate])
    func largeDataComesBack(compression: GlassCompression) throws {
        var random = SeededGenerator(seed: 9)
        let noise = (0..<1_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = (0..<300_000).map { _ in UInt8.random(in: 0x61...0x69, using: &random) }
        var options = GlassOptions.fast
        options.dataCompression = compression
        let twins = try Twins([noise, text, [1], []].map { TestDocument(data: $0) }, options: options)
        try twins.expectEqual()
    }

    @Test func tagsOfEveryLengthAroundTheItemLimitComeBack() throws {
        var random = SeededGenerator(seed: 10)
        var options = GlassOptions.fast
        options.dataCompression = .none
        let documents = (1990...2090).flatMap { length in
            [length, 7, length * 2, 300].map { count in
                TestDocument(data: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
            }
        }
        try Twins(documents, options: options).expectEqual()
    }

    /// Tags that would leave room at the end of a leaf go on in the next, also where leaves keep room for updates.
    @Test(arguments: [100, 85, 55])
    func tagsCutAtTheEndOfALeafComeBackAndCanBeReplaced(fill: Int) throws {
        var random = SeededGenerator(seed: 16)
        var options = GlassOptions.fast
        options.dataCompression = .none
        options.leafFill = fill
        func document(_ count: Int) -> TestDocument {
            let data = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let terms = (0..<count / 8).map { TestDocument.Term(bytes: Array("\(count) \($0)".utf8), wdf: 1) }
            return TestDocument(data: data, terms: terms)
        }
        let documents = (0..<400).map { document(1 + $0 * 1237 % 5000) } + [document(1 << 20), document(1 << 21)]
        let twins = try Twins(documents, options: options)
        try twins.expectEqual()
        if fill == 100 {
            let payload = documents.reduce(0) { $0 + $1.data.count }
            #expect(twins.statistics.docdataBytes < payload + payload / 100 + 8192)
        }
        try twins.apply((1...60).map { .replace(UInt32($0 * 6), document($0 * 97)) } + [.delete(5), .delete(401)])
        try twins.expectEqual()
    }

    /// Separators of 240 bytes and more: a branch block has room for some thirty children.
    @Test func longSharedPrefixesMakeDeepTrees() throws {
        let prefix = Array(repeating: UInt8(ascii: "z"), count: 238)
        let documents = (0..<150).map { number in
            TestDocument(
                terms: (0..<200).map { index in
                    let suffix = Array(String(100_000 + number * 37 + index * 101).utf8)
                    return .init(bytes: prefix + suffix, wdf: 1, positions: [UInt32(index + 1)])
                })
        }
        let twins = try Twins(documents)
        try twins.expectEqual()
        try twins.expectEqualWhenCompacted()
        var random = SeededGenerator(seed: 15)
        try twins.apply(
            (0..<40).map { .delete(UInt32(1 + $0 * 3)) } + documents.shuffled(using: &random).prefix(20).map(Change.add)
        )
        try twins.expectEqual()
    }

    @Test func slotsFarApartSortByTheirKeys() throws {
        let slots: [UInt32] = [0, 1, 127, 128, 129, 255, 256, 16_383, 16_384, 70_000, .max - 1]
        let documents = (0..<400).map { number in
            TestDocument(
                values: Dictionary(uniqueKeysWithValues: slots.map { ($0, Array("\(number * 7919 % 1000)".utf8)) }))
        }
        let twins = try Twins(documents)
        try twins.expectEqual()
        try twins.expectEqualWhenCompacted()
    }

    @Test func longValuesFillChunksAlone() throws {
        let documents = (0..<20).map { number in
            TestDocument(values: [1: Array(repeating: UInt8(65 + number), count: number * 900 + 1)])
        }
        try Twins(documents).expectEqual()
    }
}
