#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The right to change an index, held by one process at a time.
///
/// An advisory lock (`flock`) on `writer.lock`: the kernel frees it when the process ends, however it ends.
/// The file names the holder for the others' message.
final class WriterLock {
    private let descriptor: Int32

    /// - Throws: `.locked` with the holder's process id; `.inputOutput` when the file cannot be made.
    init(indexPath: String) throws(IndexError) {
        let path = indexPath + "/writer.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw IndexError(writing: path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = WriterLock.content(of: descriptor)
            close(descriptor)
            throw IndexError(
                .locked,
                "the index at \(indexPath) is being written by \(holder.isEmpty ? "another process" : holder); "
                    + "try again when it has finished"
            )
        }
        self.descriptor = descriptor
        let holder = Array("process \(getpid())".utf8)
        ftruncate(descriptor, 0)
        _ = holder.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit {
        ftruncate(descriptor, 0)
        // Closing would do, were it not for a child that is just being forked and holds the file open too.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func content(of descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 200)
        let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
}
