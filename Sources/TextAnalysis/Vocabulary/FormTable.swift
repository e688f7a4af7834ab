/// Open addressing over one arena of bytes: the storage of a ``Vocabulary``.
///
/// A slot holds the first eight bytes of its form, so a form of up to eight bytes (most English words) is found
/// without touching the arena. The owner must call `deallocate()`.
struct FormTable {
    private struct Slot {
        var prefix: UInt64
        /// The id plus one; 0 is a free slot.
        var occupant: UInt32
        /// 24 bits of the hash and the length up to 255.
        var mark: UInt32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    /// Where each form ends in the arena; it starts where the one before ends.
    private var ends: UnsafeMutablePointer<UInt32>
    private var hashes: UnsafeMutablePointer<UInt64>
    private var idCapacity: Int
    private(set) var count = 0

    init() {
        let slotCount = 1 << 10
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: Slot(prefix: 0, occupant: 0, mark: 0), count: slotCount)
        mask = slotCount - 1
        arenaCapacity = 1 << 12
        arena = .allocate(byteCount: arenaCapacity, alignment: 8)
        idCapacity = slotCount / 2
        ends = .allocate(capacity: idCapacity)
        hashes = .allocate(capacity: idCapacity)
    }

    func deallocate() {
        slots.deallocate()
        arena.deallocate()
        ends.deallocate()
        hashes.deallocate()
    }

    var byteCount: Int {
        (mask + 1) * MemoryLayout<Slot>.stride + arenaCapacity
            + idCapacity * (MemoryLayout<UInt32>.stride + MemoryLayout<UInt64>.stride)
    }

    func hash(of id: UInt32) -> UInt64 {
        precondition(Int(id) < count, "the form belongs to another vocabulary")
        return hashes[Int(id)]
    }

    /// The bytes of a form; valid until the next insertion.
    func bytes(of id: UInt32) -> UnsafeBufferPointer<UInt8> {
        precondition(Int(id) < count, "the form belongs to another vocabulary")
        let start = start(of: Int(id))
        let base = (arena + start).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: base, count: Int(ends[Int(id)]) - start)
    }

    /// The id of a form of at most eight bytes, given as a little-endian number padded with zeros.
    @inline(__always)
    mutating func intern(short prefix: UInt64, length: Int) -> UInt32 {
        var hasher = FormHash()
        hasher.combine(prefix)
        let hash = hasher.finalized(length: length)
        let mark = FormTable.mark(hash: hash, length: length)
        var index = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[index]
            if slot.prefix == prefix, slot.mark == mark, slot.occupant != 0 { return slot.occupant &- 1 }
            if slot.occupant == 0 {
                return withUnsafeBytes(of: prefix.littleEndian) { bytes in
                    insert(UnsafeRawBufferPointer(rebasing: bytes[..<length]), prefix: prefix, hash: hash, at: index)
                }
            }
            index = (index &+ 1) & mask
        }
    }

    /// The id of a form of more than eight bytes with its hash.
    @inline(__always)
    mutating func intern(long bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UInt32 {
        let prefix = bytes.chunk(at: 0)
        let (index, id) = probe(bytes, prefix: prefix, hash: hash)
        return id ?? insert(UnsafeRawBufferPointer(bytes), prefix: prefix, hash: hash, at: index)
    }

    mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        bytes.count <= 8
            ? intern(short: bytes.chunk(at: 0), length: bytes.count)
            : intern(long: bytes, hash: FormHash.hash(bytes))
    }

    func find(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        probe(bytes, prefix: bytes.chunk(at: 0), hash: FormHash.hash(bytes)).id
    }

    private func start(of index: Int) -> Int { index == 0 ? 0 : Int(ends[index - 1]) }

    @inline(__always)
    private static func mark(hash: UInt64, length: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: hash &>> 40) &<< 8 | UInt32(truncatingIfNeeded: Swift.min(length, 255))
    }

    /// Compares all but the first eight bytes, eight at a time; the last step may overlap the one before.
    @inline(__always)
    private func restEquals(_ bytes: UnsafeBufferPointer<UInt8>, id: UInt32) -> Bool {
        let other = self.bytes(of: id)
        guard other.count == bytes.count else { return false }
        var offset = 8
        while offset &+ 8 < bytes.count {
            if bytes.chunk(at: offset) != other.chunk(at: offset) { return false }
            offset &+= 8
        }
        return bytes.chunk(at: bytes.count &- 8) == other.chunk(at: bytes.count &- 8)
    }

    @inline(__always)
    private func probe(
        _ bytes: UnsafeBufferPointer<UInt8>, prefix: UInt64, hash: UInt64
    ) -> (index: Int, id: UInt32?) {
        let mark = FormTable.mark(hash: hash, length: bytes.count)
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].occupant != 0 {
            let slot = slots[index]
            if slot.prefix == prefix, slot.mark == mark {
                let id = slot.occupant &- 1
                if bytes.count <= 8 || restEquals(bytes, id: id) { return (index, id) }
            }
            index = (index &+ 1) & mask
        }
        return (index, nil)
    }

    @inline(never)
    private mutating func insert(
        _ bytes: UnsafeRawBufferPointer, prefix: UInt64, hash: UInt64, at freeIndex: Int
    ) -> UInt32 {
        var index = freeIndex
        if count == idCapacity {
            grow()
            index = Int(truncatingIfNeeded: hash) & mask
            while slots[index].occupant != 0 { index = (index &+ 1) & mask }
        }
        let start = start(of: count)
        reserveArena(start + bytes.count)
        if let source = bytes.baseAddress { (arena + start).copyMemory(from: source, byteCount: bytes.count) }
        ends[count] = UInt32(start + bytes.count)
        hashes[count] = hash
        count += 1
        let mark = FormTable.mark(hash: hash, length: bytes.count)
        slots[index] = Slot(prefix: prefix, occupant: UInt32(count), mark: mark)
        return UInt32(count - 1)
    }

    private mutating func reserveArena(_ capacity: Int) {
        guard capacity > arenaCapacity else { return }
        // Offsets are 32 bits wide; owners start a new vocabulary long before (see byteCount).
        precondition(capacity <= Int(UInt32.max), "a vocabulary holds at most 4 GiB of forms")
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 8)
        larger.copyMemory(from: arena, byteCount: start(of: count))
        arena.deallocate()
        arena = larger
        arenaCapacity = capacity * 2
    }

    /// Doubles the slots; at most half of them are ever taken.
    private mutating func grow() {
        let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
        let slotCount = old.count * 2
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: Slot(prefix: 0, occupant: 0, mark: 0), count: slotCount)
        mask = slotCount - 1
        for slot in old where slot.occupant != 0 {
            var index = Int(truncatingIfNeeded: hashes[Int(slot.occupant) - 1]) & mask
            while slots[index].occupant != 0 { index = (index &+ 1) & mask }
            slots[index] = slot
        }
        old.deallocate()
        idCapacity = slotCount / 2
        ends = FormTable.moved(ends, count: count, capacity: idCapacity)
        hashes = FormTable.moved(hashes, count: count, capacity: idCapacity)
    }

    private static func moved<Element: BitwiseCopyable>(
        _ old: UnsafeMutablePointer<Element>, count: Int, capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        larger.moveInitialize(from: old, count: count)
        old.deallocate()
        return larger
    }
}
