/// The head of every block: revision, level, two counts of free bytes, end of the directory of item offsets.
enum BlockHeader {
    static let length = 11
    static let revision: UInt32 = 1

    /// Fills in the head of a block whose items were only ever appended, and clears the gap between
    /// directory and items.
    static func write(
        to block: UnsafeMutablePointer<UInt8>, level: Int, directoryEnd: Int, lowestItem: Int
    ) {
        let free = UInt16(truncatingIfNeeded: lowestItem - directoryEnd)
        let raw = UnsafeMutableRawPointer(block)
        raw.storeBytes(of: revision.bigEndian, as: UInt32.self)
        block[4] = UInt8(truncatingIfNeeded: level)
        raw.storeBytes(of: free.bigEndian, toByteOffset: 5, as: UInt16.self)
        raw.storeBytes(of: free.bigEndian, toByteOffset: 7, as: UInt16.self)
        raw.storeBytes(of: UInt16(truncatingIfNeeded: directoryEnd).bigEndian, toByteOffset: 9, as: UInt16.self)
        (block + directoryEnd).initialize(repeating: 0, count: Int(free))
    }
}

/// The key by which a block's parent finds it, and the component that it starts with.
struct Separator {
    var key: [UInt8] = []
    var component: UInt16 = 0
}
