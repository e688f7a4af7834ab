import Synchronization
import Testing

@testable import Dateline

@Suite struct OrderedPipelineTests {
    private struct Failed: Error, Equatable { var at: String }

    /// Work of a length that differs from input to input.
    private static func squared(_ number: Int) -> Int {
        var sum = 0
        for step in 0..<(number * 7919 % 400) { sum &+= step }
        return number * number + (sum == .min ? 1 : 0)
    }

    @Test(arguments: [(1, 1), (1, 4), (4, 1), (4, 5), (8, 32)])
    func outputsComeInTheOrderOfReading(workers: Int, capacity: Int) throws {
        var consumed: [Int] = []
        try OrderedPipeline<Int, Int>(workers: workers, capacity: capacity).run(
            read: { push in for number in 0..<500 { guard push(number) else { return } } },
            makeTransform: { { Self.squared($0) } },
            consume: { consumed.append($0) }
        )
        #expect(consumed == (0..<500).map { $0 * $0 })
    }

    @Test func nothingToReadIsNothingToConsume() throws {
        try OrderedPipeline<Int, Int>(workers: 3, capacity: 4).run(
            read: { _ in }, makeTransform: { { $0 } }, consume: { _ in Issue.record("there is no output") })
    }

    @Test func noMoreThanTheCapacityIsOnTheWay() throws {
        let onTheWay = Atomic(0)
        let most = Mutex(0)
        try OrderedPipeline<Int, Int>(workers: 4, capacity: 6).run(
            read: { push in
                for number in 0..<300 {
                    // Counted before the push, so one more than the capacity may be counted while it waits.
                    let count = onTheWay.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
                    most.withLock { $0 = max($0, count) }
                    guard push(number) else { return }
                }
            },
            makeTransform: { { Self.squared($0) } },
            consume: { _ in onTheWay.wrappingSubtract(1, ordering: .sequentiallyConsistent) }
        )
        // One that waits to be pushed, and one that is being consumed.
        let count = most.withLock { $0 }
        #expect(count <= 6 + 2)
    }

    @Test(arguments: [1, 4]) func anErrorOfReadingComesAfterWhatWasRead(workers: Int) {
        var consumed: [Int] = []
        #expect(throws: Failed(at: "reading")) {
            try OrderedPipeline<Int, Int>(workers: workers, capacity: 4).run(
                read: { push in
                    for number in 0..<50 { _ = push(number) }
                    throw Failed(at: "reading")
                },
                makeTransform: { { $0 } },
                consume: { consumed.append($0) }
            )
        }
        #expect(consumed == Array(0..<50))
    }

    @Test(arguments: [1, 4]) func anErrorOfTransformingComesInItsPlace(workers: Int) {
        var consumed: [Int] = []
        #expect(throws: Failed(at: "37")) {
            try OrderedPipeline<Int, Int>(workers: workers, capacity: 8).run(
                read: { push in for number in 0..<10_000 { guard push(number) else { return } } },
                makeTransform: {
                    { number in
                        if number >= 37 { throw Failed(at: "\(number)") }
                        return Self.squared(number)
                    }
                },
                consume: { consumed.append($0) }
            )
        }
        #expect(consumed == (0..<37).map { $0 * $0 })
    }

    @Test func aTransformThatCannotBeMadeIsAnError() {
        #expect(throws: Failed(at: "making")) {
            try OrderedPipeline<Int, Int>(workers: 3, capacity: 4).run(
                read: { push in for number in 0..<100 { guard push(number) else { return } } },
                makeTransform: { throw Failed(at: "making") },
                consume: { _ in Issue.record("nothing can be transformed") }
            )
        }
    }

    @Test(arguments: [1, 4]) func anErrorOfConsumingStopsTheReading(workers: Int) {
        let read = Atomic(0)
        let toldToStop = Atomic(false)
        #expect(throws: Failed(at: "consuming")) {
            try OrderedPipeline<Int, Int>(workers: workers, capacity: 5).run(
                read: { push in
                    while push(0) { read.wrappingAdd(1, ordering: .relaxed) }
                    toldToStop.store(true, ordering: .relaxed)
                },
                makeTransform: { { $0 } },
                consume: { _ in throw Failed(at: "consuming") }
            )
        }
        // `run` returns when all its threads have ended.
        let (stopped, count) = (toldToStop.load(ordering: .relaxed), read.load(ordering: .relaxed))
        #expect(stopped)
        #expect(count <= 6)
    }

    @Test func eachWorkerHasATransformOfItsOwn() throws {
        let made = Atomic(0)
        try OrderedPipeline<Int, Int>(workers: 3, capacity: 6).run(
            read: { push in for number in 0..<200 { guard push(number) else { return } } },
            makeTransform: {
                made.wrappingAdd(1, ordering: .relaxed)
                var running = 0
                return { number in
                    running += 1
                    return number
                }
            },
            consume: { _ in }
        )
        let count = made.load(ordering: .relaxed)
        #expect(count == 3)
    }
}
