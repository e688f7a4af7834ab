import Glibc

/// Reads a run from its start. It holds no reference: whoever uses it keeps the run's storage alive.
struct RunCursor: BitwiseCopyable {
    private var next: UnsafePointer<UInt8>
    private let base: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private let documentOffset: UInt32
    private let mapping: Unmanaged<ByteStorage>?
    private var released: Int

    private(set) var key: UnsafePointer<UInt8>
    private(set) var keyLength = 0
    private(set) var prefix: UInt64 = 0
    private(set) var piece: RunPiece

    /// Bytes of a mapped run that are read before they are given back. Dozens of runs are read at once, by each thread.
    private static let window = 1 << 17

    /// - Parameter range: from the start of a piece to the end of one.
    init(_ run: Run, in range: Range<Int>) {
        base = run.storage.base
        end = base + range.upperBound
        released = range.lowerBound
        documentOffset = run.documentOffset
        mapping = run.storage.isMapped ? .passUnretained(run.storage) : nil
        next = base + range.lowerBound
        key = next
        piece = RunPiece(payload: base)
    }

    /// Where the next piece starts.
    var offset: Int { next - base }

    /// Steps to the next key; false at the end.
    mutating func advance() -> Bool {
        if let mapping { releaseBehind(mapping) }
        guard next < end else { return false }
        keyLength = Int(next.pointee)
        key = next + 1
        // Storages can be read past their end, so one load does; what follows the key is masked away.
        prefix = UInt64(bigEndian: UnsafeRawPointer(key).loadUnaligned(as: UInt64.self))
        if keyLength < 8 { prefix &= ~(UInt64.max &>> UInt64(8 &* keyLength)) }
        next = key + keyLength
        piece.count = Packing.readUInt(&next)
        piece.weight = Packing.readUInt(&next)
        piece.first = Packing.readUInt32(&next) &+ documentOffset
        piece.last = piece.first &+ Packing.readUInt32(&next)
        piece.payloadLength = Int(Packing.readUInt(&next))
        piece.payload = next
        next += piece.payloadLength
        return true
    }

    private mutating func releaseBehind(_ mapping: Unmanaged<ByteStorage>) {
        let read = key - base
        guard read - released >= Self.window else { return }
        mapping.takeUnretainedValue().release(released..<read)
        released = read
    }

    /// Negative, positive or zero as this key sorts before, after or with another.
    @inline(__always)
    func order(prefix otherPrefix: UInt64, key otherKey: UnsafePointer<UInt8>, length otherLength: Int) -> Int {
        if prefix != otherPrefix { return prefix < otherPrefix ? -1 : 1 }
        let common = min(keyLength, otherLength)
        if common > 8 {
            let difference = memcmp(key, otherKey, common)
            if difference != 0 { return Int(difference) }
        }
        return keyLength &- otherLength
    }

    func precedes(_ other: [UInt8]) -> Bool {
        UnsafeBufferPointer(start: key, count: keyLength).lexicographicallyPrecedes(other)
    }
}
