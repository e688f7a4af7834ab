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
        _ = try GlassBuilder.build(documents + periodic, at: folder("index"), options: .fast)
        try Oracle.verify(folder("index"))
        let lines = try Oracle.dump(folder("index")).split(separator: "\n")
        let lengths = lines.filter { $0.hasPrefix("document ") }.map { $0.split(separator: "\"")[1].count }
        #expect(lengths == sizes + sizes)
    }

    @Test func compressedTagsNeverHaveOutputBehindTheirLastByte() throws {
        var deflater = Deflater(.deflate)
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

    /// Nothing of other tags, nor of what memory held before, gets into a stream.
    @Test(arguments: [61, 62, 63] as [UInt64])
    func aTagComesBackAndItsStreamIsAlwaysTheSame(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var used = Deflater(.deflate)
        var compressed = 0
        for round in 0..<300 {
            let size = Int.random(in: 19...(round % 3 == 0 ? 200_000 : 9000), using: &random)
            let tag = Self.tag(of: size, kind: round % 6, &random)
            var fresh = Deflater(.deflate)
            let stream = Self.stream(of: tag, &used)
            #expect(stream == Self.stream(of: tag, &fresh), "seed \(seed), round \(round)")
            guard let stream else { continue }
            compressed += 1
            #expect(Self.inflate(stream, count: tag.count) == tag, "seed \(seed), round \(round)")
        }
        #expect(compressed > 200)
    }

    private static func stream(of tag: [UInt8], _ deflater: inout Deflater) -> [UInt8]? {
        tag.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { deflater.compress($0, count: bytes.count) }.map { Array($0) }
        }
    }

    private static func inflate(_ stream: [UInt8], count: Int) -> [UInt8]? {
        var (input, output) = (stream, [UInt8](repeating: 0, count: count + 1))
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var state = z_stream()
                let size = CInt(MemoryLayout<z_stream>.size)
                guard inflateInit2_(&state, -15, ZLIB_VERSION, size) == Z_OK else { return nil }
                defer { inflateEnd(&state) }
                (state.next_in, state.avail_in) = (input.baseAddress, uInt(input.count))
                (state.next_out, state.avail_out) = (output.baseAddress, uInt(output.count))
                guard CDeflate.inflate(&state, Z_FINISH) == Z_STREAM_END else { return nil }
                return Array(output.prefix(Int(state.total_out)))
            }
        }
    }

    /// What the head of a stream tells is what inflating it tells, for streams of any kind and level.
    @Test(arguments: [51, 52, 53] as [UInt64])
    func theHeadOfAStreamTellsWhetherItIsReadable(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var decided = 0
        var refused = 0
        for round in 0..<600 {
            var deflater = Deflater(.deflate)
            let tag = Self.tag(of: Int.random(in: 8193...40_000, using: &random), kind: round % 6, &random)
            guard let stream = Self.deflate(tag, level: CInt.random(in: 1...9, using: &random)) else { continue }
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

    /// By zlib, which makes streams of other kinds than ``Deflater``.
    private static func deflate(_ tag: [UInt8], level: CInt) -> [UInt8]? {
        var tag = tag
        var output = [UInt8](repeating: 0, count: tag.count + 1000)
        var stream = z_stream()
        let size = CInt(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else {
            return nil
        }
        defer { deflateEnd(&stream) }
        return tag.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(output.count)
                guard CDeflate.deflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return Array(output.prefix(Int(stream.total_out)))
            }
        }
    }

    @Test func ordinaryTextIsCompressed() throws {
        var deflater = Deflater(.deflate)
        var random = SeededGenerator(seed: 41)
        let text = (0..<50_000).map { _ in UInt8.random(in: 0x61...0x6c, using: &random) }
        let length = text.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { deflater.compress($0, count: bytes.count)?.count }
        }
        #expect(length ?? .max < 30_000)
    }

    @Test func shortAndIncompressibleTagsStayAsTheyAre() throws {
        var deflater = Deflater(.deflate)
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
