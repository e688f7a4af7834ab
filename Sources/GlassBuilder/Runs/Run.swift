/// A sorted stream of pieces of posting lists (or position lists), and the number to add to its document ids.
struct Run: Sendable {
    let storage: ByteStorage
    let documentOffset: UInt32

    var wholeRange: Range<Int> { 0..<storage.count }

    /// The key of the piece that starts at an offset; valid as long as the storage.
    func key(at offset: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: storage.base + offset + 1, count: Int(storage.base[offset]))
    }
}

/// Finds ascending keys in a run. A mapped one is never in memory as a whole: only some pieces on the way to a key are
/// read, and given back once a later key lies behind them.
struct RunSearch {
    let run: Run
    /// Where the first piece starts whose key is the last one asked for or comes after it.
    private(set) var offset = 0
    /// Of the storage's marks, the first that may lie behind the next key.
    private var mark = 0

    init(_ run: Run) { self.run = run }

    /// - Parameter key: not before the last one.
    mutating func advance(to key: [UInt8]) {
        let start = offset
        mark = firstMark(notBefore: key)
        if mark > 0 { offset = max(start, run.storage.marks[mark - 1]) }
        var cursor = RunCursor(run, in: offset..<run.storage.count)
        while cursor.advance(), cursor.precedes(key) { offset = cursor.offset }
        run.storage.release(start..<offset)
    }

    /// Goes forward in steps that double, then halves the last one.
    private func firstMark(notBefore key: [UInt8]) -> Int {
        let marks = run.storage.marks
        func precedes(_ index: Int) -> Bool { run.key(at: marks[index]).lexicographicallyPrecedes(key) }
        var (low, step) = (mark, 1)
        while low + step < marks.count, precedes(low + step) {
            low += step
            step *= 2
        }
        var high = min(low + step, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Everything that one run has for one key.
///
/// The payload is one entry after another: the first is just its content, each later one begins with the gap to
/// the document before (minus one). Content of a posting is the wdf, of a value its length and bytes, of a
/// position list its length and code. As the library's chunks are made the same way, payloads are copied whole
/// wherever no chunk must end.
///
/// On disk and in memory: key length (1 byte), key, then as numbers of seven bits a byte: entries, weight, first
/// document, last minus first document, payload length; then the payload.
struct RunPiece {
    var count: UInt64 = 0
    /// Sum of what the entries weigh: the wdf of postings, nothing otherwise.
    var weight: UInt64 = 0
    var first: UInt32 = 0
    var last: UInt32 = 0
    var payload: UnsafePointer<UInt8>
    var payloadLength = 0

    /// Bytes to reserve for everything but key and payload.
    static let maximumHeader = 4 * Packing.maximumUInt64 + Packing.maximumUInt32 + 1

    /// Writes key and header.
    func writeHeader(
        key: UnsafePointer<UInt8>, keyLength: Int, to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        target.pointee = UInt8(truncatingIfNeeded: keyLength)
        (target + 1).update(from: key, count: keyLength)
        var next = target + 1 + keyLength
        next = Packing.writeUInt(count, to: next)
        next = Packing.writeUInt(weight, to: next)
        next = Packing.writeUInt(first, to: next)
        next = Packing.writeUInt(last &- first, to: next)
        return Packing.writeUInt(UInt64(payloadLength), to: next)
    }
}
