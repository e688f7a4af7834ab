#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A value guarded by a mutex, on which threads can wait for a change.
///
/// `@unchecked Sendable`: the compiler cannot see that `state` is touched only between lock and unlock, which the two
/// methods below ensure. (`Synchronization.Mutex` has no condition to wait on.)
final class Monitor<State>: @unchecked Sendable {
    private var state: State
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(_ state: sending State) {
        self.state = state
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone, and wakes all who wait.
    func update<Result>(_ body: (inout State) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(condition)
            pthread_mutex_unlock(mutex)
        }
        return body(&state)
    }

    /// Waits until `body` gives a result, trying again after each change.
    func wait<Result>(_ body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(condition)
            pthread_mutex_unlock(mutex)
        }
        while true {
            if let result = body(&state) { return result }
            pthread_cond_wait(condition, mutex)
        }
    }

    /// The same for so long at most; nil when the time is over.
    func wait<Result>(milliseconds: Int, _ body: (inout State) -> Result?) -> Result? {
        var end = timespec()
        clock_gettime(CLOCK_REALTIME, &end)
        let nanoseconds = end.tv_nsec + milliseconds % 1000 * 1_000_000
        end.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
        end.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) { return result }
            guard pthread_cond_timedwait(condition, mutex, &end) == 0 else { return body(&state) }
        }
    }
}

/// A thread that runs a closure; `join` waits for its end.
struct JoinableThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private var thread: pthread_t = 0

    /// - Throws: `.inputOutput` when the system has no thread to give.
    init(_ body: @escaping @Sendable () -> Void) throws(IndexError) {
        let box = Unmanaged.passRetained(Body(body))
        let status = pthread_create(
            &thread,
            nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            },
            box.toOpaque()
        )
        if status != 0 {
            box.release()
            throw IndexError(.inputOutput, "cannot start a thread: \(String(cString: strerror(status))); try --jobs 1")
        }
    }

    func join() {
        pthread_join(thread, nil)
    }
}
