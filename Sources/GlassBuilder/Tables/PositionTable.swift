import Dispatch
import Glibc
import Synchronization

/// Emits `position.glass`: any number of threads merge and encode parts of the keys, and whichever finds the next
/// part ready lays it out in the file.
final class PositionTable: Sendable {
    private struct Queue {
        var claimed = 0
        var laidOut = 0
        var ready: [Int: LeafItems] = [:]
        var spare: [LeafItems] = []
        var failure: GlassError?
    }

    private let path: String
    private let partition: RunPartition
    private let partLength: Int
    private let queue = Mutex(Queue())
    private let tree: Mutex<BTreeWriter>
    /// Keeps threads from running ahead of one that is held up in an early part.
    private let room: DispatchSemaphore

    init(path: String, runs: [Run], options: GlassOptions) throws(GlassError) {
        let writer = try BTreeWriter(path: path, leafFill: options.leafFill, sync: options.sync)
        tree = Mutex(writer)
        self.path = path
        partLength = options.partLength
        partition = RunPartition(runs, partLength: options.partLength)
        room = DispatchSemaphore(value: 2 * options.threads + 1)
    }

    /// Takes part in the work until no part is left to be claimed.
    func work() {
        while true {
            room.wait()
            guard let (part, items) = claim() else {
                room.signal()
                return
            }
            PositionItems.encode(partition.runs, ranges: partition.parts[part], to: items)
            queue.withLock { $0.ready[part] = items }
            layOutReady()
        }
    }

    private func claim() -> (part: Int, items: LeafItems)? {
        queue.withLock { queue in
            guard queue.failure == nil, queue.claimed < partition.parts.count else { return nil }
            defer { queue.claimed += 1 }
            return (queue.claimed, queue.spare.popLast() ?? LeafItems(capacity: 3 * partLength))
        }
    }

    /// One thread at a time lays out. It looks again after it has let go, for what came ready in between.
    private func layOutReady() {
        while queue.withLock({ $0.ready[$0.laidOut] != nil && $0.failure == nil }) {
            let isMine: Void? = tree.withLockIfAvailable { tree in
                while let items = queue.withLock({ $0.ready.removeValue(forKey: $0.laidOut) }) {
                    let result = Result { () throws(GlassError) in try tree.add(items.buffer) }
                    queue.withLock { queue in
                        queue.laidOut += 1
                        queue.spare.append(items)
                        if case .failure(let error) = result { queue.failure = error }
                    }
                    room.signal()
                }
            }
            if isMine == nil { return }
        }
    }

    /// Closes the table once all threads are through. Without any entry the file is removed, as the format wants it.
    func finish() throws(GlassError) -> TableRoot {
        if let failure = queue.withLock({ $0.failure }) { throw failure }
        let root = try tree.withLock { tree throws(GlassError) in try tree.finish() }
        guard root.entryCount > 0 else {
            unlink(path)
            return TableRoot()
        }
        return root
    }
}
