import Glibc

/// What a file is that holds no text to index, told by its first bytes.
enum FileSignature {
    /// Why the content cannot be read, or nil when it may be text.
    static func refusal(of start: UnsafeRawBufferPointer, reader: ReaderKind) -> String? {
        for (offset, bytes, name, advice) in binary where matches(start, offset, bytes) {
            return "is \(name), not text; \(advice)"
        }
        if reader == .auto, let markup = markupRefusal(of: start) { return markup }
        if reader != .jsonl, !hasByteOrderMark(start), holdsNUL(start) {
            return "is binary data (or UTF-16 without a byte order mark), not text; "
                + "leave it out or convert it to UTF-8"
        }
        return nil
    }

    /// Why a file that looks like text is not read as plain text, told by its name in lower case.
    static func refusal(ofName name: String) -> String? {
        for (suffix, formats, advice) in names where name.hasSuffix(suffix) {
            return "\(formats) cannot be read yet; \(advice)"
        }
        return nil
    }

    private static func markupRefusal(of start: UnsafeRawBufferPointer) -> String? {
        let text = start.prefix(1024).drop { isASCIISpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        for (prefix, name, advice) in markup
        where text.count >= prefix.utf8.count && zip(text, prefix.utf8).allSatisfy({ asciiLowercased($0) == $1 }) {
            return "\(name) cannot be read yet; \(advice)"
        }
        return nil
    }

    private static func matches(_ start: UnsafeRawBufferPointer, _ offset: Int, _ bytes: [UInt8]) -> Bool {
        start.count >= offset + bytes.count && start[offset..<(offset + bytes.count)].elementsEqual(bytes)
    }

    private static func holdsNUL(_ start: UnsafeRawBufferPointer) -> Bool {
        guard let base = start.baseAddress else { return false }
        return memchr(base, 0, min(start.count, 8192)) != nil
    }

    private static func hasByteOrderMark(_ start: UnsafeRawBufferPointer) -> Bool {
        start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
            || start.starts(with: [0x00, 0x00, 0xFE, 0xFF])
    }

    private static let convert = "leave it out or convert it to text"
    private static let unpack = "unpack it and index the folder"
    private static let leave = "leave it out"

    private static let binary: [(offset: Int, bytes: [UInt8], name: String, advice: String)] = [
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image", leave),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG image", leave),
        (0, Array("GIF87a".utf8), "a GIF image", leave),
        (0, Array("GIF89a".utf8), "a GIF image", leave),
        (8, Array("WEBPVP8".utf8), "a WebP image", leave),
        (0, [0x49, 0x49, 0x2A, 0x00], "a TIFF image", leave),
        (0, [0x4D, 0x4D, 0x00, 0x2A], "a TIFF image", leave),
        (0, [0x00, 0x00, 0x01, 0x00], "an icon", leave),
        (0, Array("%PDF-".utf8), "a PDF document", convert + " with pdftotext"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Microsoft Office document", convert),
        (0, Array("{\\rtf".utf8), "a rich-text (RTF) document", convert),
        (0, [0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document", unpack + ", or convert it to text"),
        (0, [0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive", leave),
        (257, Array("ustar".utf8), "a tar archive", unpack),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", unpack),
        (0, Array("Rar!\u{1A}\u{07}".utf8), "a RAR archive", unpack),
        (0, [0x7F, 0x45, 0x4C, 0x46], "an executable program", leave),
        (0, [0x4D, 0x5A, 0x90, 0x00], "a Windows program", leave),
        (0, Array("SQLite format 3\0".utf8), "an SQLite database", "export its articles as JSON Lines"),
        (0, Array("ID3".utf8) + [0x03], "an MP3 recording", leave),
        (0, Array("ID3".utf8) + [0x04], "an MP3 recording", leave),
        (0, Array("OggS".utf8), "an Ogg recording", leave),
        (4, Array("ftyp".utf8), "an MP4 video", leave),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM video", leave),
        (0, Array("PAR1".utf8), "a Parquet table", "export its articles as JSON Lines"),
    ]

    private static let extractText = "extract their text first, or leave them out"

    private static let names: [(suffix: String, formats: String, advice: String)] = [
        (".html", "HTML pages", extractText),
        (".htm", "HTML pages", extractText),
        (".xhtml", "HTML pages", extractText),
        (".xml", "XML documents", extractText),
        (".csv", "CSV tables", "export the articles as JSON Lines"),
        (".tsv", "TSV tables", "export the articles as JSON Lines"),
        (".warc", "WARC archives", "extract the text of their pages first"),
    ]

    /// Beginnings in lower case.
    private static let markup: [(prefix: String, name: String, advice: String)] = [
        ("<!doctype html", "HTML pages", extractText),
        ("<html", "HTML pages", extractText),
        ("<head", "HTML pages", extractText),
        ("<body", "HTML pages", extractText),
        ("<!--", "HTML pages", extractText),
        ("<?xml", "XML documents", extractText),
        ("<rss", "RSS feeds", extractText),
        ("<feed", "Atom feeds", extractText),
        ("<nitf", "NITF documents", extractText),
        ("warc/1.", "WARC archives", "extract the text of their pages first"),
    ]
}

@inline(__always)
func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

@inline(__always)
func asciiLowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
