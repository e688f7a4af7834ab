/// Collects one tag for each document, compressed where that helps.
struct TagListWriter: ~Copyable {
    private var bytes = FlatBuffer<UInt8>(capacity: 1 << 16)
    private var tags: [TagInfo] = []
    private var deflater: Deflater

    init(_ compression: GlassCompression) {
        deflater = Deflater(compression)
    }

    var byteCount: Int { bytes.count }
    var memoryUsed: Int { bytes.memoryUsed + tags.capacity * MemoryLayout<TagInfo>.stride }

    mutating func append(_ tag: UnsafeBufferPointer<UInt8>) {
        guard let base = tag.baseAddress, !tag.isEmpty else {
            return tags.append(TagInfo(length: 0, isCompressed: false))
        }
        if let compressed = deflater.compress(base, count: tag.count), let compressedBase = compressed.baseAddress {
            bytes.append(compressedBase, count: compressed.count)
            tags.append(TagInfo(length: UInt32(compressed.count), isCompressed: true))
        } else {
            bytes.append(base, count: tag.count)
            tags.append(TagInfo(length: UInt32(tag.count), isCompressed: false))
        }
    }

    /// Hands over what was collected and starts anew with the same memory.
    mutating func take() -> TagList {
        let list = TagList(bytes: ByteStorage(copying: bytes), tags: tags)
        bytes.removeAll()
        tags.removeAll(keepingCapacity: true)
        return list
    }
}
