/// Builds a run in memory: entries of one key, then the key itself, in ascending order of keys.
struct RunStream: ~Copyable {
    private var bytes = FlatBuffer<UInt8>(capacity: 1 << 16)
    private var payload = FlatBuffer<UInt8>(capacity: 1 << 12)
    private var count: UInt64 = 0
    private var weight: UInt64 = 0
    private var first: UInt32 = 0
    private var last: UInt32 = 0
    private var marks: [Int] = []
    private var nextMark = markDistance

    private static let markDistance = 1 << 10

    var memoryUsed: Int { bytes.memoryUsed + payload.memoryUsed }

    /// Where the content of the entry goes.
    var end: UnsafeMutablePointer<UInt8> {
        @inline(__always) get { payload.end }
    }

    /// Starts an entry whose content takes at most `room` bytes; the caller writes it at ``end``.
    @inline(__always)
    mutating func beginEntry(document: UInt32, weight entryWeight: UInt64, room: Int) {
        let target = payload.reserve(room &+ Packing.maximumUInt32)
        if count == 0 {
            first = document
        } else {
            payload.setEnd(Packing.writeUInt(document &- last &- 1, to: target))
        }
        last = document
        count &+= 1
        weight &+= entryWeight
    }

    @inline(__always)
    mutating func endEntry(_ end: UnsafeMutablePointer<UInt8>) {
        payload.setEnd(end)
    }

    /// Writes the entries since the last piece under a key; nothing when there are none.
    @inline(__always)
    mutating func endPiece(key: UnsafePointer<UInt8>, keyLength: Int) {
        guard count > 0 else { return }
        if bytes.count >= nextMark { mark() }
        let piece = RunPiece(
            count: count, weight: weight, first: first, last: last,
            payload: UnsafePointer(payload.base), payloadLength: payload.count)
        let room = 1 + keyLength + RunPiece.maximumHeader + payload.count
        let next = piece.writeHeader(key: key, keyLength: keyLength, to: bytes.reserve(room))
        bytes.setEnd(copyShort(piece.payload, to: next, count: payload.count))
        payload.removeAll()
        count = 0
        weight = 0
    }

    mutating func endPiece(key: [UInt8]) {
        key.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            endPiece(key: base, keyLength: buffer.count)
        }
    }

    private mutating func mark() {
        marks.append(bytes.count)
        nextMark = bytes.count + Self.markDistance
    }

    /// Hands over the run and starts anew.
    mutating func take() -> ByteStorage {
        let storage = ByteStorage(taking: &bytes, marks: marks)
        marks.removeAll()
        nextMark = Self.markDistance
        return storage
    }
}
