import CDeflate
import Testing

@testable import GlassBuilder

/// The library's reader stops when its input is used up though output is pending. These tags provoke that.
@Suite struct DeflaterTests {
    @Test func repetitiveDataOfManySizesComesBack() throws {
        var sizes = Array(stride(from: 8193, to: 70_000, by: 997))
        sizes += [16_384, 16_385, 16_409, 24_576, 24_600, 32_793, 65_536, 65_560]
        let documents = sizes.map { TestDocument(data: Array(repeating: 0x61, count: $0)) }
        let periodic = sizes.map { size in TestDocument(data: (0..<size).map { UInt8(0x61 + $0 % 3) }) }
        let folder = try TemporaryFolder()
        for level in [1, 6, 9] {
            var options = GlassOptions.fast
            options.dataCompression = .deflate(level: level)
            let path = folder("level-\(level)")
            _ = try GlassBuilder.build(documents + periodic, at: path, options: options)
            try Oracle.verify(path)
            let lines = try Oracle.dump(path).split(separator: "\n")
            let lengths = lines.filter { $0.hasPrefix("document ") }.map { $0.split(separator: "\"")[1].count }
            #expect(lengths == sizes + sizes)
        }
    }

    @Test func compressedTagsNeverHaveOutputBehindTheirLastByte() throws {
        var deflater = try Deflater(.deflate(level: 6))
        var refused = 0
        for size in stride(from: 16_384, through: 16_700, by: 1) {
            let tag = [UInt8](repeating: 0x61, count: size)
            let isCompressed = tag.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.flatMap { deflater.compress($0, count: size) } != nil
            }
            if !isCompressed { refused += 1 }
        }
        #expect(refused > 0, "the guard is never needed, so this test shows nothing")
        #expect(refused < 317)
    }

    /// What the head of a stream tells is what inflating it tells, for streams of any kind and level.
    @Test(arguments: [51, 52, 53] as [UInt64])
    func theHeadOfAStreamTellsWhetherItIsReadable(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var decided = 0
        var refused = 0
        for round in 0..<600 {
            var deflater = try Deflater(.deflate(level: Int.random(in: 1...9, using: &random)))
            let tag = Self.tag(of: Int.random(in: 8193...40_000, using: &random), kind: round % 6, &random)
            guard let stream = Self.deflate(tag, level: Int.random(in: 1...12, using: &random)) else { continue }
            stream.withUnsafeBufferPointer { bytes in
                let truth = deflater.inflatesBeforeLastByte(bytes, inflatedCount: tag.count)
                #expect(deflater.isReadable(bytes, inflatedCount: tag.count) == truth, "seed \(seed), round \(round)")
                if let length = DynamicBlock.endOfBlockLength(in: bytes), length >= 8 { decided += 1 }
                if !truth { refused += 1 }
            }
        }
        #expect(decided > 100)
        #expect(refused > 0)
    }

    @Test func theHeadOfACutStreamIsReadWithinItsBounds() throws {
        var random = SeededGenerator(seed: 54)
        let stream = try #require(Self.deflate(Self.tag(of: 9000, kind: 0, &random), level: 6))
        let length = stream.withUnsafeBufferPointer { DynamicBlock.endOfBlockLength(in: $0) }
        #expect(length ?? 0 >= 8)
        for count in 0..<min(stream.count, 300) {
            let cut = Array(stream.prefix(count))
            let found = cut.withUnsafeBufferPointer { DynamicBlock.endOfBlockLength(in: $0) }
            #expect(found == nil || found == length)
        }
        for _ in 0..<2000 {
            var noise = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
            noise[0] = noise[0] & ~7 | 5
            _ = noise.withUnsafeBufferPointer { DynamicBlock.endOfBlockLength(in: $0) }
        }
    }

    /// Words, periodic bytes, runs, noise of few symbols, few matches, and words that end in a run.
    private static func tag(of count: Int, kind: Int, _ random: inout SeededGenerator) -> [UInt8] {
        var tag: [UInt8] = []
        let period = Int.random(in: 1...300, using: &random)
        let symbols = UInt8.random(in: 1...60, using: &random)
        while tag.count < count {
            switch kind {
            case 0, 5:
                let word = UInt64.random(in: 0...UInt64.random(in: 1...2000, using: &random), using: &random)
                tag += Array("word\(word) ".utf8)
            case 1: tag.append(UInt8(tag.count % period & 0xff))
            case 2: tag += Array(repeating: UInt8.random(in: 0...3, using: &random), count: period * 20)
            case 3: tag.append(UInt8.random(in: 0..<symbols, using: &random))
            default: tag.append(UInt8(tag.count >> 8 & 0xff))
            }
        }
        if kind == 5 {
            tag.replaceSubrange(count / 2..<tag.count, with: repeatElement(0x61, count: tag.count - count / 2))
        }
        return Array(tag.prefix(count))
    }

    private static func deflate(_ tag: [UInt8], level: Int) -> [UInt8]? {
        guard let compressor = libdeflate_alloc_compressor(CInt(level)) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        var stream = [UInt8](repeating: 0, count: tag.count + 1000)
        let length = libdeflate_deflate_compress(compressor, tag, tag.count, &stream, stream.count)
        return length > 1 ? Array(stream.prefix(length)) : nil
    }

    @Test func ordinaryTextIsCompressed() throws {
        var deflater = try Deflater(.deflate(level: 1))
        var random = SeededGenerator(seed: 41)
        let text = (0..<50_000).map { _ in UInt8.random(in: 0x61...0x6c, using: &random) }
        let length = text.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { deflater.compress($0, count: bytes.count)?.count }
        }
        #expect(length ?? .max < 30_000)
    }

    @Test func shortAndIncompressibleTagsStayAsTheyAre() throws {
        var deflater = try Deflater(.deflate(level: 9))
        var random = SeededGenerator(seed: 42)
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
        for tag in [Array(repeating: 0x61, count: 18), noise] {
            let isCompressed = tag.withUnsafeBufferPointer { bytes in
                bytes.baseAddress.flatMap { deflater.compress($0, count: bytes.count) } != nil
            }
            #expect(!isCompressed)
        }
    }
}
