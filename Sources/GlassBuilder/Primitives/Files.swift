import Dispatch
import Glibc
import Synchronization

/// The system's words for the last failed call.
func systemReason() -> String {
    String(cString: strerror(errno))
}

/// Writes all bytes, whatever number the system takes at once.
///
/// - Parameter step: bytes to offer the system at once.
func writeFully(
    _ descriptor: CInt, _ bytes: UnsafeRawPointer, count: Int, by step: Int = .max, named name: String
) throws(GlassError) {
    var written = 0
    while written < count {
        let taken = write(descriptor, bytes + written, min(step, count - written))
        if taken < 0 {
            if errno == EINTR { continue }
            throw GlassError(.inputOutput, "cannot write \(name): \(systemReason())")
        }
        written += taken
    }
}

func syncFile(_ descriptor: CInt, named name: String) throws(GlassError) {
    guard fdatasync(descriptor) == 0 else {
        throw GlassError(.inputOutput, "cannot sync \(name): \(systemReason())")
    }
}

/// Waits until files are on the disk, all at the same time.
func syncFiles(_ paths: [String]) throws(GlassError) {
    let failure = Mutex<GlassError?>(nil)
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
        do throws(GlassError) {
            let descriptor = open(paths[index], O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw GlassError(.inputOutput, "cannot open \(paths[index]): \(systemReason())")
            }
            defer { close(descriptor) }
            try syncFile(descriptor, named: paths[index])
        } catch {
            failure.withLock { $0 = error }
        }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
}

/// An open file without a name: it vanishes with its descriptor, also when the process is killed.
struct TemporaryFile: ~Copyable {
    let descriptor: CInt

    init(in directory: String) throws(GlassError) {
        var template = Array("\(directory)/glass-run-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw GlassError(.inputOutput, "cannot create a temporary file in \(directory): \(systemReason())")
        }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }
}
