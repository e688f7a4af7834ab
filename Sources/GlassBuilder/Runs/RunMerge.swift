/// Walks several runs at once, key by key in ascending order; a binary heap finds the run with the smallest.
///
/// Runs are given in the order of their documents, and the pieces of one key come out in it.
struct RunMerge: ~Copyable {
    /// Kept alive here. An array of its own: the thread sanitizer takes steps of a cursor for writes to an array shared
    /// with other threads.
    private let storages: [ByteStorage]
    private let ranges: [Range<Int>]
    private let cursors: UnsafeMutablePointer<RunCursor>
    private var heap: FlatBuffer<Int>
    private var heapCount = 0

    private(set) var key: UnsafePointer<UInt8>
    private(set) var keyLength = 0
    /// What the runs have for ``key``.
    private(set) var pieces = FlatBuffer<RunPiece>()

    /// Nil when there is no run at all.
    ///
    /// - Parameter ranges: the part of each run to walk; all of it if nil.
    init?(_ runs: [Run], ranges: [Range<Int>]? = nil) {
        guard let first = runs.first else { return nil }
        let ranges = ranges ?? runs.map(\.wholeRange)
        storages = runs.map(\.storage)
        self.ranges = ranges
        cursors = .allocate(capacity: runs.count)
        heap = FlatBuffer(capacity: runs.count)
        key = first.storage.base
        for (index, run) in runs.enumerated() {
            (cursors + index).initialize(to: RunCursor(run, in: ranges[index]))
            if cursors[index].advance() {
                heap.append(index)
                heapCount += 1
            }
        }
        for root in stride(from: heapCount / 2 - 1, through: 0, by: -1) { siftDown(root) }
    }

    deinit {
        cursors.deallocate()
        for (storage, range) in zip(storages, ranges) { storage.release(range) }
    }

    /// Steps to the next key; false at the end.
    mutating func next() -> Bool {
        guard heapCount > 0 else { return false }
        pieces.removeAll()
        let prefix = cursors[heap[0]].prefix
        key = cursors[heap[0]].key
        keyLength = cursors[heap[0]].keyLength
        repeat {
            let top = heap[0]
            pieces.append(cursors[top].piece)
            if !cursors[top].advance() {
                heapCount &-= 1
                heap[0] = heap[heapCount]
            }
            siftDown(0)
        } while heapCount > 0 && cursors[heap[0]].order(prefix: prefix, key: key, length: keyLength) == 0
        return true
    }

    @inline(__always)
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let other = cursors + right
        let order = cursors[left].order(
            prefix: other.pointee.prefix, key: other.pointee.key, length: other.pointee.keyLength)
        return order < 0 || (order == 0 && left < right)
    }

    private func siftDown(_ root: Int) {
        var parent = root
        let moving = heap[root]
        while true {
            var child = 2 &* parent &+ 1
            guard child < heapCount else { break }
            if child &+ 1 < heapCount, precedes(heap[child &+ 1], heap[child]) { child &+= 1 }
            guard precedes(heap[child], moving) else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = moving
    }
}
