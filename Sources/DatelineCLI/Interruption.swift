import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Ctrl-C while indexing: the run stops at the next article and leaves the index as it was.
///
/// When it cannot stop within a second, because it waits for input, the process ends as it is. That is as safe: what is
/// half done has not been published, and the next run removes it.
enum Interruption {
    private static let requested = Atomic(false)

    static var isRequested: Bool { requested.load(ordering: .relaxed) }

    static func watch() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { _ in
                Interruption.requested.store(true, ordering: .relaxed)
                alarm(1)
            }
        }
        signal(SIGALRM) { _ in
            // Only calls that are allowed in a signal handler.
            let message: StaticString = "\ndateline: stopped; the index is as it was\n"
            _ = write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
            _exit(ExitStatus.interrupted.rawValue)
        }
    }
}
