import CArchive

enum CompressionFormat { case gzip, zstd, bzip2 }

struct CompressionFailed: Error {}

/// One gzip member, zstd frame or bzip2 stream with these bytes.
func compressed(_ bytes: some Collection<UInt8>, _ format: CompressionFormat) throws -> [UInt8] {
    let content = Array(bytes)
    var output = [UInt8](repeating: 0, count: content.count * 2 + 4096)
    var used = 0
    guard let archive = archive_write_new(), let entry = archive_entry_new() else { throw CompressionFailed() }
    defer {
        archive_write_free(archive)
        archive_entry_free(entry)
    }
    switch format {
    case .gzip: archive_write_add_filter_gzip(archive)
    case .zstd: archive_write_add_filter_zstd(archive)
    case .bzip2: archive_write_add_filter_bzip2(archive)
    }
    archive_write_set_format_raw(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    archive_entry_set_filetype(entry, 0o100000)
    try output.withUnsafeMutableBytes { output in
        guard archive_write_open_memory(archive, output.baseAddress, output.count, &used) == ARCHIVE_OK,
            archive_write_header(archive, entry) == ARCHIVE_OK,
            archive_write_data(archive, content, content.count) == content.count,
            archive_write_close(archive) == ARCHIVE_OK
        else { throw CompressionFailed() }
    }
    return Array(output.prefix(used))
}
