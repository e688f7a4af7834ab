/// Reads on one thread, transforms on several, and consumes on the caller's thread in the order of reading.
///
/// At most `capacity` inputs are on the way at any time, so memory is bounded whatever the input.
struct OrderedPipeline<Input: Sendable, Output: Sendable> {
    let workers: Int
    let capacity: Int

    private struct State {
        var waiting: [(number: Int, input: Input)] = []
        var done: [Int: Result<Output, any Error>] = [:]
        var read = 0
        var consumed = 0
        var readingEnded = false
        var readingError: (any Error)?
        var stopped = false
    }

    /// - Parameters:
    ///   - read: pushes inputs until there are no more; `push` returns false when it should stop.
    ///   - makeTransform: called once on each worker's thread, so that a transform may hold what is not shared.
    ///   - consume: gets the outputs in order. When it throws, everything stops and the error is rethrown.
    func run(
        read: @escaping @Sendable (_ push: (Input) -> Bool) throws -> Void,
        makeTransform: @escaping @Sendable () throws -> (Input) throws -> Output,
        consume: (Output) throws -> Void
    ) throws {
        let monitor = Monitor(State())
        let capacity = capacity
        var threads: [JoinableThread] = []
        defer {
            monitor.update { $0.stopped = true }
            for thread in threads { thread.join() }
        }
        threads.append(try JoinableThread { OrderedPipeline.read(read, capacity: capacity, into: monitor) })
        for _ in 0..<workers {
            threads.append(try JoinableThread { OrderedPipeline.work(makeTransform, on: monitor) })
        }
        while let output = try OrderedPipeline.next(of: monitor) { try consume(output) }
    }

    private static func read(
        _ body: (_ push: (Input) -> Bool) throws -> Void,
        capacity: Int,
        into monitor: Monitor<State>
    ) {
        var failure: (any Error)?
        do {
            try body { input in
                monitor.wait { state in
                    if state.stopped { return false }
                    guard state.read - state.consumed < capacity else { return nil }
                    state.waiting.append((state.read, input))
                    state.read += 1
                    return true
                }
            }
        } catch {
            failure = error
        }
        monitor.update { state in
            state.readingEnded = true
            state.readingError = failure
        }
    }

    private static func work(_ makeTransform: () throws -> (Input) throws -> Output, on monitor: Monitor<State>) {
        let made = Result { try makeTransform() }
        while true {
            let next: (number: Int, input: Input)?? = monitor.wait { state in
                if state.stopped { return .some(nil) }
                if !state.waiting.isEmpty { return .some(state.waiting.removeFirst()) }
                return state.readingEnded ? .some(nil) : nil
            }
            guard case .some(.some(let task)) = next else { return }
            let result = Result { try made.get()(task.input) }
            monitor.update { $0.done[task.number] = result }
        }
    }

    /// The next output in order; nil at the end.
    private static func next(of monitor: Monitor<State>) throws -> Output? {
        let result: Result<Output?, any Error> = monitor.wait { state in
            if let result = state.done.removeValue(forKey: state.consumed) {
                state.consumed += 1
                return result.map { $0 }
            }
            guard state.readingEnded, state.consumed == state.read else { return nil }
            return state.readingError.map { .failure($0) } ?? .success(nil)
        }
        return try result.get()
    }
}
