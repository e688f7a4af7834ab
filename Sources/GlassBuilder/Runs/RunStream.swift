/// Builds a run in memory: entries of one key, then the key itself, in ascending order of keys.
struct RunStream: ~Copyable {
    private var bytes = FlatBuffer<UInt8>(capacity: 1 << 16)
    private var payload = FlatBuffer<UInt8>(capacity: 1 << 12)
    private var marks: [Int] = []
    private var nextMark = markDistance

    private static let markDistance = 1 << 10

    var memoryUsed: Int { bytes.memoryUsed + payload.memoryUsed }

    /// The entries of a piece while they are written; apart from the stream, so that they need not go through memory.
    struct Entries {
        /// Where the content of the entry goes; the caller puts it behind what was written.
        var next: UnsafeMutablePointer<UInt8>
        fileprivate var count: UInt64 = 0
        fileprivate var weight: UInt64 = 0
        fileprivate var first: UInt32 = 0
        fileprivate var last: UInt32 = 0

        @inline(__always)
        mutating func begin(document: UInt32, weight entryWeight: UInt64) {
            if count == 0 {
                first = document
            } else {
                next = Packing.writeUInt(document &- last &- 1, to: next)
            }
            last = document
            count &+= 1
            weight &+= entryWeight
        }
    }

    /// Starts a piece of up to `count` entries whose content takes at most `room` bytes in all.
    @inline(__always)
    mutating func startPiece(count: Int, room: Int) -> Entries {
        Entries(next: payload.reserve(count &* Packing.maximumUInt32 &+ room))
    }

    /// Writes the entries under a key; nothing when there are none.
    @inline(__always)
    mutating func endPiece(_ entries: Entries, key: UnsafePointer<UInt8>, keyLength: Int) {
        guard entries.count > 0 else { return }
        if bytes.count >= nextMark { mark() }
        let length = entries.next - payload.base
        let piece = RunPiece(
            count: entries.count, weight: entries.weight, first: entries.first, last: entries.last,
            payload: UnsafePointer(payload.base), payloadLength: length)
        let room = 1 + keyLength + RunPiece.maximumHeader + length
        let next = piece.writeHeader(key: key, keyLength: keyLength, to: bytes.reserve(room))
        bytes.setEnd(copyShort(piece.payload, to: next, count: length))
    }

    mutating func endPiece(_ entries: Entries, key: [UInt8]) {
        key.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            endPiece(entries, key: base, keyLength: buffer.count)
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
