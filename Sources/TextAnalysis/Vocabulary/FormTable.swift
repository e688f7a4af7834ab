/// Open addressing over one arena of bytes: the storage of a ``Vocabulary``.
///
/// A slot holds the first eight bytes of its form, so a form of up to eight bytes (most English words) is found
/// without touching the arena, and without its hash. The owner must call `deallocate()`.
struct FormTable {
    private struct Slot {
        static let free = Slot(prefix: 0, occupant: 0, mark: .max)

        var prefix: UInt64
        /// The id plus one; 0 in a free slot.
        var occupant: UInt32
        /// The length of a form of up to eight bytes; of a longer one 24 bits of the hash and the length up to 255.
        var mark: UInt32
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    /// Leaves of 64 bits those that number the slots.
    private var shift: UInt64
    private var arena: UnsafeMutableRawPointer
    private var arenaCapacity: Int
    /// Where each form starts in the arena, and where the last one ends.
    private var starts: UnsafeMutablePointer<UInt32>
    private var hashes: UnsafeMutablePointer<UInt64>
    private var idCapacity: Int
    private(set) var count = 0

    init() {
        let slotCount = 1 << 10
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: .free, count: slotCount)
        mask = slotCount - 1
        shift = UInt64(slotCount.leadingZeroBitCount + 1)
        arenaCapacity = 1 << 12
        arena = .allocate(byteCount: arenaCapacity, alignment: 8)
        idCapacity = slotCount / 2
        starts = .allocate(capacity: idCapacity + 1)
        starts.initialize(to: 0)
        hashes = .allocate(capacity: idCapacity)
    }

    func deallocate() {
        slots.deallocate()
        arena.deallocate()
        starts.deallocate()
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
        let start = Int(starts[Int(id)])
        let base = (arena + start).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: base, count: Int(starts[Int(id) + 1]) - start)
    }

    @inline(__always)
    mutating func intern(_ word: PlainWord) -> UInt32 {
        word.length <= 8 ? intern(short: word.first, length: word.length) : intern(long: word)
    }

    /// The id of a form of at most eight bytes, given as a little-endian number padded with zeros.
    @inline(__always)
    mutating func intern(short form: UInt64, length: Int) -> UInt32 {
        let mark = UInt32(truncatingIfNeeded: length)
        var index = home(ofShort: form)
        while slots[index].prefix != form || slots[index].mark != mark {
            if slots[index].occupant == 0 { return insert(short: form, length: length, at: index) }
            index = (index &+ 1) & mask
        }
        return slots[index].occupant &- 1
    }

    /// The id of a form of nine to fifteen bytes. Not inlined, for it would take the registers of the loop over words.
    @inline(never)
    private mutating func intern(long word: PlainWord) -> UInt32 {
        var hasher = FormHash()
        hasher.combine(word.first)
        hasher.combine(word.second)
        let hash = hasher.finalized(length: word.length)
        let mark = FormTable.mark(hash: hash, length: word.length)
        var index = home(ofHash: hash)
        while slots[index].prefix != word.first || slots[index].mark != mark || !restEquals(word, at: index) {
            if slots[index].occupant == 0 {
                return insert(word.first, word.second, length: word.length, hash: hash, at: index)
            }
            index = (index &+ 1) & mask
        }
        return slots[index].occupant &- 1
    }

    mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if bytes.count <= 8 { return intern(short: bytes.chunk(at: 0), length: bytes.count) }
        let hash = FormHash.hash(bytes)
        let (index, id) = probe(long: bytes, hash: hash)
        return id ?? insert(bytes, hash: hash, at: index)
    }

    func find(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        if bytes.count > 8 { return probe(long: bytes, hash: FormHash.hash(bytes)).id }
        let form = bytes.chunk(at: 0)
        var index = home(ofShort: form)
        while slots[index].occupant != 0 {
            if slots[index].prefix == form, slots[index].mark == bytes.count { return slots[index].occupant &- 1 }
            index = (index &+ 1) & mask
        }
        return nil
    }

    /// The slot at which the search for a form of up to eight bytes starts: multiplicative hashing (Knuth, TAOCP 6.4).
    @inline(__always)
    private func home(ofShort form: UInt64) -> Int {
        Int(truncatingIfNeeded: (form &* 0x9e37_79b9_7f4a_7c15) &>> shift)
    }

    /// The slot at which the search for a longer form starts.
    @inline(__always)
    private func home(ofHash hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & mask }

    /// The slot at which the search for a form in `slot` starts.
    private func home(of slot: Slot) -> Int {
        slot.mark <= 8 ? home(ofShort: slot.prefix) : home(ofHash: hashes[Int(slot.occupant) - 1])
    }

    @inline(__always)
    private static func mark(hash: UInt64, length: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: hash &>> 40) &<< 8 | UInt32(truncatingIfNeeded: Swift.min(length, 255))
    }

    /// Compares all but the first eight bytes.
    @inline(__always)
    private func restEquals(_ word: PlainWord, at index: Int) -> Bool {
        let start = Int(starts[Int(slots[index].occupant &- 1)])
        let rest = UInt64(littleEndian: arena.loadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self))
        return (rest ^ word.second) &<< UInt64(truncatingIfNeeded: (16 &- word.length) &* 8) == 0
    }

    /// Compares all but the first eight bytes, eight at a time; the last step may overlap the one before.
    @inline(__always)
    private func restEquals(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let other = self.bytes(of: slots[index].occupant &- 1)
        guard other.count == bytes.count else { return false }
        var offset = 8
        while offset &+ 8 < bytes.count {
            if bytes.chunk(at: offset) != other.chunk(at: offset) { return false }
            offset &+= 8
        }
        return bytes.chunk(at: bytes.count &- 8) == other.chunk(at: bytes.count &- 8)
    }

    @inline(__always)
    private func probe(long bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> (index: Int, id: UInt32?) {
        let prefix = bytes.chunk(at: 0)
        let mark = FormTable.mark(hash: hash, length: bytes.count)
        var index = home(ofHash: hash)
        while slots[index].occupant != 0 {
            if slots[index].prefix == prefix, slots[index].mark == mark, restEquals(bytes, at: index) {
                return (index, slots[index].occupant &- 1)
            }
            index = (index &+ 1) & mask
        }
        return (index, nil)
    }

    @inline(never)
    private mutating func insert(short form: UInt64, length: Int, at freeSlot: Int) -> UInt32 {
        var hasher = FormHash()
        hasher.combine(form)
        return insert(form, 0, length: length, hash: hasher.finalized(length: length), at: freeSlot)
    }

    /// Adds a form of up to sixteen bytes; `freeSlot` is where the search for it ended.
    private mutating func insert(
        _ first: UInt64, _ second: UInt64, length: Int, hash: UInt64, at freeSlot: Int
    ) -> UInt32 {
        let start = reserve(length)
        arena.storeBytes(of: first.littleEndian, toByteOffset: start, as: UInt64.self)
        arena.storeBytes(of: second.littleEndian, toByteOffset: start + 8, as: UInt64.self)
        return occupy(freeSlot, prefix: first, length: length, hash: hash)
    }

    @inline(never)
    private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, at freeSlot: Int) -> UInt32 {
        let start = reserve(bytes.count)
        if let source = bytes.baseAddress { (arena + start).copyMemory(from: source, byteCount: bytes.count) }
        return occupy(freeSlot, prefix: bytes.chunk(at: 0), length: bytes.count, hash: hash)
    }

    /// Makes room for a form, and for reading and writing sixteen bytes at its start, and returns where it goes.
    @inline(__always)
    private mutating func reserve(_ length: Int) -> Int {
        let start = Int(starts[count])
        if start + length + 16 > arenaCapacity { growArena(start + length + 16) }
        return start
    }

    /// Gives a form whose bytes are in the arena its id and its slot.
    @inline(__always)
    private mutating func occupy(_ slot: Int, prefix: UInt64, length: Int, hash: UInt64) -> UInt32 {
        let id = UInt32(count)
        starts[count + 1] = UInt32(Int(starts[count]) + length)
        hashes[count] = hash
        let mark = length <= 8 ? UInt32(truncatingIfNeeded: length) : FormTable.mark(hash: hash, length: length)
        slots[slot] = Slot(prefix: prefix, occupant: id &+ 1, mark: mark)
        count += 1
        if count == idCapacity { grow() }
        return id
    }

    private mutating func growArena(_ capacity: Int) {
        // Offsets are 32 bits wide; owners start a new vocabulary long before (see byteCount).
        precondition(capacity <= Int(UInt32.max), "a vocabulary holds at most 4 GiB of forms")
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 8)
        larger.copyMemory(from: arena, byteCount: Int(starts[count]))
        arena.deallocate()
        arena = larger
        arenaCapacity = capacity * 2
    }

    /// Doubles the slots; at most half of them are ever taken.
    private mutating func grow() {
        let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
        let slotCount = old.count * 2
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: .free, count: slotCount)
        mask = slotCount - 1
        shift = UInt64(slotCount.leadingZeroBitCount + 1)
        for slot in old where slot.occupant != 0 {
            var index = home(of: slot)
            while slots[index].occupant != 0 { index = (index &+ 1) & mask }
            slots[index] = slot
        }
        old.deallocate()
        idCapacity = slotCount / 2
        starts = FormTable.moved(starts, count: count + 1, capacity: idCapacity + 1)
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
