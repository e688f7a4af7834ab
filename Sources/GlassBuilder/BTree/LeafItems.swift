import Glibc

/// Memory for the entries of one table, which goes from thread to thread.
///
/// `@unchecked Sendable`: one thread at a time has it, and hands it on under a lock.
final class LeafItems: @unchecked Sendable {
    private(set) var buffer: LeafItemBuffer

    init(capacity: Int) { buffer = LeafItemBuffer(capacity: capacity) }

    /// Replaces the entries by those that a body adds.
    func refill(_ body: (inout LeafItemBuffer) -> Void) {
        buffer.removeAll()
        body(&buffer)
    }
}

/// Entries of one table in the form that they have in leaves, made before it is known in which.
///
/// Items fill the memory from its end downwards, as they do a leaf, so that a leaf takes all that fit in one copy.
struct LeafItemBuffer: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var lowest: Int
    /// Lengths of the items, in order; 0 stands for an entry too long for one item.
    private(set) var lengths = FlatBuffer<UInt16>(capacity: 1 << 16)
    /// Where key and tag of these entries are: they are not copied.
    private(set) var longEntries: [LongEntry] = []

    struct LongEntry {
        var key: [UInt8]
        var tag: UnsafePointer<UInt8>
        var tagLength: Int
    }

    private static let flags: UInt16 = 0x6000

    init(capacity: Int) {
        self.capacity = capacity
        lowest = capacity
        memory = .allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }

    /// The place after the first item.
    var end: UnsafePointer<UInt8> { UnsafePointer(memory + capacity) }

    fileprivate mutating func removeAll() {
        lowest = capacity
        lengths.removeAll()
        longEntries.removeAll(keepingCapacity: true)
    }

    /// Makes room for `count` entries with keys of up to `keyLength` bytes and tags of `tagBytes` in all.
    mutating func reserve(count: Int, keyLength: Int, tagBytes: Int) {
        let room = count * (3 + keyLength) + tagBytes
        if lowest < room { grow(room) }
        _ = lengths.reserve(count)
    }

    /// Adds an entry, for which room was reserved. A tag too long for an item must stay where it is until the items
    /// are in the table.
    @inline(__always)
    mutating func add(key: UnsafePointer<UInt8>, keyLength: Int, tag: UnsafePointer<UInt8>, tagLength: Int) {
        let length = 3 &+ keyLength &+ tagLength
        guard length <= BTreeWriter.maximumItem else {
            return addLong(key: key, keyLength: keyLength, tag: tag, tagLength: tagLength)
        }
        lowest &-= length
        let item = memory + lowest
        let info = UInt16(truncatingIfNeeded: length &- 3) | Self.flags
        UnsafeMutableRawPointer(item).storeBytes(of: info.bigEndian, as: UInt16.self)
        item[2] = UInt8(truncatingIfNeeded: keyLength)
        copyExactly(key, to: item + 3, count: keyLength)
        copyExactly(tag, to: item + 3 + keyLength, count: tagLength)
        lengths.append(UInt16(truncatingIfNeeded: length))
    }

    @inline(never)
    private mutating func addLong(key: UnsafePointer<UInt8>, keyLength: Int, tag: UnsafePointer<UInt8>, tagLength: Int)
    {
        lengths.append(0)
        let key = Array(UnsafeBufferPointer(start: key, count: keyLength))
        longEntries.append(LongEntry(key: key, tag: tag, tagLength: tagLength))
    }

    @inline(never)
    private mutating func grow(_ room: Int) {
        let used = capacity - lowest
        let larger = max(capacity * 2, used + room)
        let target = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        memcpy(target + (larger - used), memory + lowest, used)
        memory.deallocate()
        memory = target
        lowest = larger - used
        capacity = larger
    }
}
