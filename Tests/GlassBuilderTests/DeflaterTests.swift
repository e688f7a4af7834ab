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

    @Test func ordinaryTextIsCompressed() throws {
        var deflater = try Deflater(.deflate(level: 1))
        var random = SeededGenerator(seed: 41)
        let text = (0..<50_000).map { _ in UInt8.random(in: 0x61...0x6c, using: &random) }
        let length = text.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { deflater.compress($0, count: bytes.count)?.count }
        }
        #expect(try #require(length) < 30_000)
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
