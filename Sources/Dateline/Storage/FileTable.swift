/// The files that the articles of an index were read from, as they were then: what need not be read again.
///
/// A file is known by the hash of its file term, so that a million files take 24 MB.
struct FileTable: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        /// Hash of size, time and the options of reading.
        var stamp: UInt64
        /// Articles that it gave.
        var articles: UInt64
    }

    private var entries: [UInt64: Entry] = [:]

    init() {}

    subscript(fileTerm: [UInt8]) -> Entry? {
        get { entries[ContentHash(of: fileTerm).value] }
        set { entries[ContentHash(of: fileTerm).value] = newValue }
    }

    private static let magic = Array("dateline files 1\n".utf8)

    /// 24 bytes an entry, three integers with the most significant byte first, behind one line that names the format.
    func encoded() -> [UInt8] {
        var bytes = FileTable.magic
        bytes.reserveCapacity(bytes.count + entries.count * 24)
        for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
            for number in [key, entry.stamp, entry.articles] { bytes.append(contentsOf: ContentHash.bytes(number)) }
        }
        return bytes
    }

    init?(decoding bytes: [UInt8]) {
        let body = bytes.dropFirst(FileTable.magic.count)
        guard bytes.starts(with: FileTable.magic), body.count % 24 == 0 else { return nil }
        func number(at offset: Int) -> UInt64 { body[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        for start in stride(from: body.startIndex, to: body.endIndex, by: 24) {
            entries[number(at: start)] = Entry(stamp: number(at: start + 8), articles: number(at: start + 16))
        }
    }
}
