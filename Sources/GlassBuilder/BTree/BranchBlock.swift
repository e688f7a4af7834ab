/// The open block of one level above the leaves.
struct BranchBlock {
    let level: Int
    /// What this block's own parent will know it by.
    let separator: Separator
    private var bytes = [UInt8](repeating: 0, count: GlassLimits.blockSize)
    private var directoryEnd = BlockHeader.length
    private var lowestItem = GlassLimits.blockSize

    /// Opens a block with its leftmost child, which needs no key.
    init(level: Int, separator: Separator, child: UInt32) {
        self.level = level
        self.separator = separator
        put(Separator(), child: child)
    }

    /// Adds a child, or says that there is no room.
    mutating func add(_ separator: Separator, child: UInt32) -> Bool {
        guard lowestItem - directoryEnd >= Self.itemLength(separator) + 2 else { return false }
        put(separator, child: child)
        return true
    }

    /// Copies the finished block to its place in the file's buffer.
    func write(to slot: UnsafeMutablePointer<UInt8>) {
        bytes.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress else { return }
            slot.update(from: base, count: source.count)
        }
        BlockHeader.write(to: slot, level: level, directoryEnd: directoryEnd, lowestItem: lowestItem)
    }

    private static func itemLength(_ separator: Separator) -> Int { 4 + 1 + separator.key.count + 2 }

    private mutating func put(_ separator: Separator, child: UInt32) {
        lowestItem -= Self.itemLength(separator)
        var at = lowestItem
        for shift in [24, 16, 8, 0] {
            bytes[at] = UInt8(truncatingIfNeeded: child >> UInt32(shift))
            at += 1
        }
        bytes[at] = UInt8(separator.key.count)
        at += 1
        for byte in separator.key {
            bytes[at] = byte
            at += 1
        }
        bytes[at] = UInt8(separator.component >> 8)
        bytes[at + 1] = UInt8(separator.component & 0xff)
        bytes[directoryEnd] = UInt8(lowestItem >> 8)
        bytes[directoryEnd + 1] = UInt8(lowestItem & 0xff)
        directoryEnd += 2
    }
}
