import Glibc
import NewsCorpus
import Testing

@Suite struct FileFormatTests {
    private static let line = #"{"id": "a", "title": "Talks resume", "text": "They met."}"#

    @Test func gzipMembersAndZstdFramesFollowEachOther() throws {
        let folder = try TemporaryFolder()
        let one = #"{"id": "1", "text": "one"}"# + "\n"
        let two = #"{"id": "2", "text": "two"}"# + "\n"
        try folder.write("a.jsonl.gz", compressed(one.utf8, .gzip) + compressed(two.utf8, .gzip))
        try folder.write("b.jsonl.zst", compressed(one.utf8, .zstd) + compressed(two.utf8, .zstd))
        try folder.write("c.jsonl.bz2", compressed(one.utf8, .bzip2))
        try folder.write("d.txt.gz", compressed("Title\n\nText.".utf8, .gzip))
        let reading = try folder.read()
        #expect(reading.articles.map(\.id) == ["1", "2", "1", "2", "1", "d.txt.gz"])
        #expect(reading.articles.last?.text == "Text.")
        #expect(reading.failures == [])
    }

    @Test func compressionIsToldByContentNotName() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.jsonl", compressed(Self.line.utf8, .gzip))
        try folder.write("b.jsonl.gz", Self.line)
        #expect(try folder.read().articles.map(\.id) == ["a", "a"])
    }

    @Test func paddingAfterAGzipMemberIsIgnored() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.jsonl.gz", compressed(Self.line.utf8, .gzip) + [0, 0, 0, 0])
        let reading = try folder.read()
        #expect(reading.articles.count == 1)
        #expect(reading.failures == [])
    }

    @Test(arguments: [CompressionFormat.gzip, .zstd])
    func whatComesBeforeACutIsRead(format: CompressionFormat) throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 7)
        let lines = (1...20_000).map {
            #"{"id": "\#($0)", "text": "\#(UInt64.random(in: 0 ... .max, using: &generator))"}"#
        }
        let whole = try compressed((lines.joined(separator: "\n") + "\n").utf8, format)
        try folder.write("a.jsonl", whole.prefix(whole.count / 2))
        let reading = try folder.read()
        #expect(reading.articles.count > 5000)
        #expect(reading.articles.map(\.id) == (1...reading.articles.count).map(String.init))
        #expect(reading.failures.count == 1)
        #expect(reading.failures.first?.line == nil)
        #expect(reading.failures.first?.reason.contains("fetch the file again") ?? false)
    }

    @Test func aSmallCutGzipFileGivesItsWholeRecords() throws {
        let folder = try TemporaryFolder()
        let lines = (1...9).map { #"{"id": "\#($0)", "text": "number \#($0)"}"# }.joined(separator: "\n")
        try folder.write("a.jsonl.gz", compressed(lines.utf8, .gzip).dropLast(12))
        let reading = try folder.read()
        #expect(reading.articles.count >= 5)
        #expect(reading.failures.map(\.reason).first?.contains("truncated") ?? false)
    }

    @Test func aWrongChecksumIsAFailure() throws {
        let folder = try TemporaryFolder()
        var bytes = try compressed((Self.line + "\n").utf8, .gzip)
        bytes[bytes.count - 6] ^= 1
        try folder.write("a.jsonl.gz", bytes)
        let reading = try folder.read()
        #expect(reading.articles.count == 1)
        #expect(reading.failures.map(\.reason).first?.contains("damaged") ?? false)
    }

    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "is a PNG image, not text"),
            ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "is a JPEG image"),
            (Array("%PDF-1.7\n".utf8), "is a PDF document"),
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "is a ZIP archive"),
            ([0x7F, 0x45, 0x4C, 0x46, 2], "is an executable program"),
            (Array(repeating: 0, count: 257) + Array("ustar".utf8), "is a tar archive"),
            (Array("\n <!DOCTYPE html><p>".utf8), "HTML pages cannot be read yet"),
            ([0xEF, 0xBB, 0xBF] + Array("<HTML>".utf8), "HTML pages cannot be read yet"),
            (Array("<?xml version=\"1.0\"?>".utf8), "XML documents cannot be read yet"),
            (Array("WARC/1.0\r\n".utf8), "WARC archives cannot be read yet"),
            (Array("ab\0cd".utf8), "is binary data"),
            ([], "the file is empty"),
            (Array(" \n\t\n".utf8), "the file is empty"),
        ] as [([UInt8], String)])
    func whatIsNoTextIsNamed(bytes: [UInt8], reason: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", bytes)
        try folder.write("b.txt", "Some text.")
        let reading = try folder.read()
        #expect(reading.articles.map(\.id) == ["b.txt"])
        #expect(reading.failures.map(\.path) == [folder.path + "/a.txt"])
        #expect(reading.failures.first?.reason.hasPrefix(reason) ?? false, "\(reading.failures)")
    }

    @Test func tablesAndPagesAreToldByName() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "id,text\n1,one\n")
        try folder.write("b.html.gz", compressed("<p>x".utf8, .gzip))
        let reading = try folder.read()
        #expect(reading.articles == [])
        #expect(reading.failures.count == 2)
        #expect(try folder.read(ReadingOptions(reader: .text)).articles.count == 2)
    }

    @Test func theReaderIsPickedByContentWhenTheNameDoesNotTell() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", Self.line)
        try folder.write("b.txt", "[\n" + Self.line + "]")
        try folder.write("c.txt", "[Reuters] They met.")
        try folder.write("d.txt", "{They} met.")
        try folder.write("e.jsonl", "They met.\n" + Self.line)
        let reading = try folder.read()
        #expect(reading.articles.map(\.id) == ["a", "a", "c.txt", "d.txt", "a"])
        #expect(reading.failures.map(\.line) == [1])
    }

    @Test(.enabled(if: geteuid() != 0)) func anUnreadableFileIsAFailure() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.txt", "x")
        chmod(path, 0)
        let failure = try #require(try folder.read().failures.first)
        #expect(failure.reason.contains("permission denied"))
    }

    @Test func textOverTheLimitIsAFailure() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", String(repeating: "word ", count: 50_000))
        let options = ReadingOptions(maximumArticleBytes: 100_000)
        #expect(
            try folder.read(options).failures.map(\.reason) == [
                "the file is over 100000 bytes and was skipped; is it one article?"
            ])
    }
}
