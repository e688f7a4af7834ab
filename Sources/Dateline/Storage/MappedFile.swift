#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A file's content as it was when it was opened, read from disk where and when it is looked at.
///
/// For files that are replaced and never changed in place.
final class MappedFile: Sendable {
    /// Valid as long as this object lives.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer  // read only, and immutable behind it

    /// Nil when the file cannot be opened.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        guard status.st_size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
