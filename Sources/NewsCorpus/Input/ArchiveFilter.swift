import CArchive

/// Undoes the compressions that libarchive knows (zstd, bzip2, xz, lz4), frame after frame.
final class ArchiveFilter {
    private let source: FileDescriptorReader
    private let path: String
    private let library: archive_functions
    private let archive: OpaquePointer
    private var opened = false

    init(_ source: FileDescriptorReader, path: String) throws(ReadingFailure) {
        guard let library = archive_functions_loaded()?.pointee else {
            throw ReadingFailure(
                path: path, reason: "cannot be decompressed: libarchive is not installed (Debian: libarchive13)")
        }
        guard let archive = library.read_new() else {
            throw ReadingFailure(path: path, reason: "cannot be decompressed: there is not enough memory")
        }
        self.source = source
        self.path = path
        self.library = library
        self.archive = archive
    }

    deinit { _ = library.read_free(archive) }

    /// The next decompressed bytes, valid until the next call; empty at the end.
    func nextPiece() throws(ReadingFailure) -> UnsafeRawBufferPointer {
        if !opened {
            guard try open() else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        }
        var block: UnsafeRawPointer?
        var size = 0
        var offset: la_int64_t = 0
        while true {
            let status = library.read_data_block(archive, &block, &size, &offset)
            if status == ARCHIVE_EOF { return UnsafeRawBufferPointer(start: nil, count: 0) }
            guard status >= ARCHIVE_WARN else { throw failure() }
            if size > 0 { return UnsafeRawBufferPointer(start: block, count: size) }
        }
    }

    /// False when there is nothing in it.
    private func open() throws(ReadingFailure) -> Bool {
        opened = true
        // Not `filter_all`: that would start programs for rare formats and take "begin 644" in a text for uuencode.
        // The answers do not matter: what is not supported is recognised as damage.
        for support in [
            library.read_support_filter_zstd, library.read_support_filter_bzip2, library.read_support_filter_xz,
            library.read_support_filter_lz4, library.read_support_format_raw, library.read_support_format_empty,
        ] {
            _ = support?(archive)
        }
        let context = Unmanaged.passUnretained(source).toOpaque()
        let status = library.read_open(
            archive, context, nil,
            { _, context, block in
                guard let context else { return -1 }
                let source = Unmanaged<FileDescriptorReader>.fromOpaque(context).takeUnretainedValue()
                guard let piece = try? source.nextPiece() else { return -1 }  // kept in source.failure
                block?.pointee = piece.baseAddress
                return piece.count
            }, nil)
        guard status >= ARCHIVE_WARN else { throw failure() }
        var entry: OpaquePointer?
        let header = library.read_next_header(archive, &entry)
        if header == ARCHIVE_EOF { return false }
        guard header >= ARCHIVE_WARN else { throw failure() }
        return true
    }

    private func failure() -> ReadingFailure {
        if let failure = source.failure { return failure }
        let detail = library.error_string(archive).map { " (\(String(cString: $0)))" } ?? ""
        return ReadingFailure(
            path: path,
            reason: "the compressed data are damaged or truncated\(detail); "
                + "what came before was read, fetch the file again for the rest")
    }
}
