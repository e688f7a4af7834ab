import Glibc

/// Writes one table from entries in ascending key order: leaves first, each level's blocks as they fill.
///
/// The file is written strictly from front to back. Every table begins with the null item (an empty key),
/// which is not counted as an entry.
struct BTreeWriter: ~Copyable {
    /// Longest item: a quarter of a block's room, so that at least four fit.
    static let maximumItem = (GlassLimits.blockSize - BlockHeader.length - 8) / 4

    private var file: BlockFile
    /// Bytes of each leaf that stay free for later updates.
    private let spared: Int
    /// Whether tags are cut where a leaf ends, so that no room is left there.
    private let cutsTags: Bool
    private var leaf: UnsafeMutablePointer<UInt8>
    private var directoryEnd = BlockHeader.length
    private var lowestItem = GlassLimits.blockSize
    private var leafSeparator = Separator()
    private var lastKey: [UInt8] = []
    private var branches: [BranchBlock] = []
    private var entryCount: UInt64 = 0

    private static let compressedFlag: UInt16 = 0x8000
    private static let lastFlag: UInt16 = 0x4000
    private static let firstFlag: UInt16 = 0x2000

    /// Shortest part of a tag that is worth an item of its own at the end of a leaf.
    private static let shortestPart = 64
    private static let longestCutTag = 1 << 20

    /// - Parameter cutsTags: with false, items lie in leaves as the library's own compaction lays them. With true,
    ///   a tag that does not fit into what is left of a leaf goes on in the next one. Readers put it together
    ///   like any long tag. Where tags are long, as in the tables keyed by document, that saves
    ///   half a tag a leaf.
    init(path: String, leafFill: Int, sync: Bool, cutsTags: Bool = false) throws(GlassError) {
        file = try BlockFile(path: path, sync: sync)
        self.cutsTags = cutsTags
        spared = (GlassLimits.blockSize - BlockHeader.length) * (100 - leafFill) / 100
        leaf = file.slot
        let head = openItem(length: 3, flags: Self.firstFlag | Self.lastFlag)
        head.pointee = 0
    }

    /// Adds an entry. Keys have at most 255 bytes and rise; the caller sees to both.
    @inline(__always)
    mutating func add(
        key: UnsafePointer<UInt8>, keyLength: Int,
        tag: UnsafePointer<UInt8>, tagLength: Int, compressed: Bool = false
    ) throws(GlassError) {
        entryCount &+= 1
        let length = 3 &+ keyLength &+ tagLength
        guard length <= Self.maximumItem else {
            return try addComponents(
                key: key, keyLength: keyLength, tag: tag, tagLength: tagLength, compressed: compressed)
        }
        if room < length {
            if cutsTags, room >= 3 &+ keyLength &+ Self.shortestPart {
                return try addComponents(
                    key: key, keyLength: keyLength, tag: tag, tagLength: tagLength, compressed: compressed)
            }
            try startLeaf(key: key, keyLength: keyLength, component: 1)
        }
        let flags = Self.firstFlag | Self.lastFlag | (compressed ? Self.compressedFlag : 0)
        var next = openItem(length: length, flags: flags)
        next.pointee = UInt8(truncatingIfNeeded: keyLength)
        next += 1
        memcpy(next, key, keyLength)
        memcpy(next + keyLength, tag, tagLength)
    }

    /// Adds the next entries, which were put into items before. Not for a table that cuts tags.
    mutating func add(_ items: borrowing LeafItemBuffer) throws(GlassError) {
        let count = items.lengths.count
        entryCount &+= UInt64(count)
        var end = items.end
        var index = 0
        var longIndex = 0
        while index < count {
            end = takeFitting(items, from: &index, below: end)
            guard index < count else { break }
            let length = Int(items.lengths[index])
            if length > 0 {
                let item = end - length
                try startLeaf(key: item + 3, keyLength: Int(item[2]), component: 1)
            } else {
                try add(items.longEntries[longIndex])
                longIndex += 1
                index += 1
            }
        }
    }

    /// Copies as many items as the open leaf takes; returns the end of the next one.
    private mutating func takeFitting(
        _ items: borrowing LeafItemBuffer, from index: inout Int, below end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let directory = UnsafeMutableRawPointer(leaf)
        let lengths = items.lengths.base
        let count = items.lengths.count
        var lowest = lowestItem
        while index < count {
            let length = Int(lengths[index])
            guard length > 0, lowest &- directoryEnd &- spared &- 2 >= length else { break }
            lowest &-= length
            directory.storeBytes(
                of: UInt16(truncatingIfNeeded: lowest).bigEndian, toByteOffset: directoryEnd, as: UInt16.self)
            directoryEnd &+= 2
            index &+= 1
        }
        let size = lowestItem &- lowest
        memcpy(leaf + lowest, end - size, size)
        lowestItem = lowest
        return end - size
    }

    private mutating func add(_ entry: LeafItemBuffer.LongEntry) throws(GlassError) {
        try entry.key.withUnsafeBufferPointer { key throws(GlassError) in
            guard let base = key.baseAddress else { return }
            try addComponents(
                key: base, keyLength: key.count, tag: entry.tag, tagLength: entry.tagLength, compressed: false)
        }
    }

    /// Bytes that an item may have to go into the open leaf; its directory entry is accounted for.
    private var room: Int {
        @inline(__always) get { lowestItem &- directoryEnd &- spared &- 2 }
    }

    /// Enters an item in the directory, writes its first two bytes and returns the place of its key length.
    @inline(__always)
    private mutating func openItem(length: Int, flags: UInt16) -> UnsafeMutablePointer<UInt8> {
        lowestItem &-= length
        let raw = UnsafeMutableRawPointer(leaf)
        raw.storeBytes(
            of: UInt16(truncatingIfNeeded: lowestItem).bigEndian, toByteOffset: directoryEnd, as: UInt16.self)
        directoryEnd &+= 2
        let info = UInt16(truncatingIfNeeded: length &- 3) | flags
        raw.storeBytes(of: info.bigEndian, toByteOffset: lowestItem, as: UInt16.self)
        return leaf + (lowestItem &+ 2)
    }

    // MARK: Long tags

    /// Splits a tag over several items of one key.
    @inline(never)
    private mutating func addComponents(
        key: UnsafePointer<UInt8>, keyLength: Int,
        tag: UnsafePointer<UInt8>, tagLength: Int, compressed: Bool
    ) throws(GlassError) {
        let head = keyLength + 5
        let later = Self.maximumItem - head
        // Cutting makes more components, whose number is limited.
        let cuts = cutsTags && tagLength <= Self.longestCutTag
        var taken =
            cuts
            ? fittingPart(head: head - 2, of: tagLength, at: 0)
            : firstComponent(keyLength: keyLength, tagLength: tagLength, later: later)
        guard 1 + (tagLength - taken + later - 1) / later <= 65_535 else {
            throw GlassError(.entryTooLarge, "an entry of \(tagLength) bytes in \(file.name) is too large")
        }
        var component = 1
        var offset = 0
        while offset < tagLength {
            var flags: UInt16 = compressed ? Self.compressedFlag : 0
            if component == 1 { flags |= Self.firstFlag }
            if offset + taken == tagLength { flags |= Self.lastFlag }
            let length = (component == 1 ? head - 2 : head) + taken
            if room < length {
                try startLeaf(key: key, keyLength: keyLength, component: UInt16(component))
            }
            var next = openItem(length: length, flags: flags)
            next.pointee = UInt8(truncatingIfNeeded: keyLength)
            memcpy(next + 1, key, keyLength)
            next += 1 + keyLength
            if component > 1 {
                next[0] = UInt8(truncatingIfNeeded: component >> 8)
                next[1] = UInt8(truncatingIfNeeded: component)
                next += 2
            }
            memcpy(next, tag + offset, taken)
            offset += taken
            component += 1
            taken = cuts ? fittingPart(head: head, of: tagLength, at: offset) : min(later, tagLength - offset)
        }
    }

    /// As many bytes as the open leaf takes; if these are few, as many as an empty one does.
    private func fittingPart(head: Int, of tagLength: Int, at offset: Int) -> Int {
        let rest = min(Self.maximumItem - head, tagLength - offset)
        let fitting = room - head
        return fitting >= min(rest, Self.shortestPart) ? min(rest, fitting) : rest
    }

    /// The first part is cut to fill the open leaf when that gains something, which is how the library's own
    /// compaction cuts it.
    private func firstComponent(keyLength: Int, tagLength: Int, later: Int) -> Int {
        let free = max(0, lowestItem - directoryEnd - spared)
        let overhead = 2 + keyLength + 5
        var rest = free % (Self.maximumItem + 2)
        if rest > overhead {
            rest -= overhead
            if rest >= (tagLength - 2) % later || rest >= keyLength + 34 {
                return min(rest + 2, later + 2)
            }
        }
        return later + 2
    }

    // MARK: Blocks

    /// Closes the leaf and opens the next, which will begin with this key.
    @inline(never)
    private mutating func startLeaf(
        key: UnsafePointer<UInt8>, keyLength: Int, component: UInt16
    ) throws(GlassError) {
        rememberLastKey()
        try closeLeaf()
        var common = 0
        while common < min(keyLength, lastKey.count), key[common] == lastKey[common] { common += 1 }
        let length = min(common + 1, keyLength)
        leafSeparator = Separator(
            key: Array(UnsafeBufferPointer(start: key, count: length)), component: component)
    }

    private mutating func rememberLastKey() {
        let keyLength = Int(leaf[lowestItem + 2])
        lastKey.removeAll(keepingCapacity: true)
        lastKey.append(contentsOf: UnsafeBufferPointer(start: leaf + lowestItem + 3, count: keyLength))
    }

    private mutating func closeLeaf() throws(GlassError) {
        BlockHeader.write(to: leaf, level: 0, directoryEnd: directoryEnd, lowestItem: lowestItem)
        let number = try file.commit()
        try addChild(number, leafSeparator, level: 1)
        leaf = file.slot
        directoryEnd = BlockHeader.length
        lowestItem = GlassLimits.blockSize
    }

    private mutating func addChild(_ child: UInt32, _ separator: Separator, level: Int) throws(GlassError) {
        guard level <= branches.count else {
            branches.append(BranchBlock(level: level, separator: separator, child: child))
            return
        }
        if branches[level - 1].add(separator, child: child) { return }
        try closeBranch(level: level)
        branches[level - 1] = BranchBlock(level: level, separator: separator, child: child)
    }

    private mutating func closeBranch(level: Int) throws(GlassError) {
        let branch = branches[level - 1]
        branch.write(to: file.slot)
        let number = try file.commit()
        try addChild(number, branch.separator, level: level + 1)
    }

    /// Closes all open blocks, the root last. What was written is on its way to the disk then, but not there for sure.
    mutating func finish() throws(GlassError) -> TableRoot {
        let onlyLeaf = branches.isEmpty
        BlockHeader.write(to: leaf, level: 0, directoryEnd: directoryEnd, lowestItem: lowestItem)
        var root = try file.commit()
        if !onlyLeaf {
            try addChild(root, leafSeparator, level: 1)
            var level = 1
            while true {
                branches[level - 1].write(to: file.slot)
                root = try file.commit()
                if level == branches.count { break }
                try addChild(root, branches[level - 1].separator, level: level + 1)
                level += 1
            }
        }
        try file.flush()
        return TableRoot(
            root: root, level: branches.count, entryCount: entryCount, blockCount: file.blockCount)
    }
}
