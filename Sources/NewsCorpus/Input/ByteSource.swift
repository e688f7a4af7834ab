/// The bytes of one input file, decompressed if need be, piece by piece.
final class ByteSource {
    private enum Stage {
        case plain(FileDescriptorReader)
        case gzip(Gunzip)
        case filtered(ArchiveFilter)
    }

    private let stage: Stage

    /// - Parameter pieceSize: how many bytes are read from the file at once.
    init(_ file: CorpusFile, pieceSize: Int = 1 << 20) throws(ReadingFailure) {
        let wanted = file.size > 0 ? min(pieceSize, file.size + 1) : pieceSize
        let reader = try FileDescriptorReader(file, pieceSize: wanted)
        switch Compression(startOf: try reader.peek(8)) {
        case .none: stage = .plain(reader)
        case .gzip: stage = .gzip(try Gunzip(reader, path: file.path))
        case .other: stage = .filtered(try ArchiveFilter(reader, path: file.path))
        }
    }

    /// The next bytes, valid until the next call; empty at the end.
    func nextPiece() throws(ReadingFailure) -> UnsafeRawBufferPointer {
        switch stage {
        case .plain(let reader): try reader.nextPiece()
        case .gzip(let gunzip): try gunzip.nextPiece()
        case .filtered(let filter): try filter.nextPiece()
        }
    }
}

/// A compression, told by the first bytes of the file.
enum Compression {
    case gzip
    /// One that libarchive undoes.
    case other

    init?(startOf bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if Self.others.contains(where: { bytes.starts(with: $0) }) {
            self = .other
        } else {
            return nil
        }
    }

    private static let others: [[UInt8]] = [
        [0x28, 0xB5, 0x2F, 0xFD],  // zstd
        Array("BZh".utf8),
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
        [0x04, 0x22, 0x4D, 0x18],  // lz4
    ]

    /// What these compressions append to a file's name, in lower case.
    static let extensions = [".gz", ".zst", ".bz2", ".xz", ".lz4"]
}
