/// The first bytes of a file, decompressed, and what they tell about the rest.
struct FileStart {
    enum Format {
        case text
        case json
        /// It cannot be read, for this reason.
        case refused(String)
    }

    /// At least 64 KB unless the file is shorter.
    private(set) var bytes: [UInt8] = []
    /// The input broke off within these bytes.
    private(set) var failure: ReadingFailure?
    let format: Format

    private static let wanted = 64 << 10

    /// - Throws: when not one byte can be read.
    init(_ source: ByteSource, name: String, reader: ReaderKind) throws(ReadingFailure) {
        do {
            while bytes.count < Self.wanted {
                let piece = try source.nextPiece()
                if piece.isEmpty { break }
                bytes.append(contentsOf: piece)
            }
        } catch {
            if bytes.isEmpty { throw error }
            failure = error
        }
        format = Self.format(of: bytes, name: Self.withoutCompression(name.lowercased()), reader: reader)
    }

    /// The bytes without a UTF-8 byte order mark.
    var text: ArraySlice<UInt8> { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...] }
    var layout: JSONLayout { JSONLayout(startOf: text) }

    private static func format(of bytes: [UInt8], name: String, reader: ReaderKind) -> Format {
        if bytes.allSatisfy(isASCIISpace) && bytes.count < wanted {
            return .refused("the file is empty; remove it or fetch it again")
        }
        if let refusal = bytes.withUnsafeBytes({ FileSignature.refusal(of: $0, reader: reader) }) {
            return .refused(refusal)
        }
        let isJSONName = jsonExtensions.contains { name.hasSuffix($0) }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        switch reader {
        case .text: return .text
        case .jsonl: return isUTF16 ? .refused(utf16JSON) : .json
        case .auto:
            if isJSONName { return isUTF16 ? .refused(utf16JSON) : .json }
            if let refusal = FileSignature.refusal(ofName: name) { return .refused(refusal) }
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            return JSONLayout.isJSON(startOf: text) ? .json : .text
        }
    }

    private static let utf16JSON = "is JSON in UTF-16; convert it to UTF-8, for example with: iconv -f UTF-16 -t UTF-8"
    private static let jsonExtensions = [".json", ".jsonl", ".ndjson", ".jsonlines", ".jl"]

    private static func withoutCompression(_ name: String) -> String {
        for suffix in Compression.extensions where name.hasSuffix(suffix) { return String(name.dropLast(suffix.count)) }
        return name
    }
}
