/// A range of documents, encoded and inverted, ready to be appended to a ``GlassBuilder``.
///
/// It knows no absolute document ids, so batches can be made by several threads at once and appended in order.
public struct GlassBatch: Sendable {
    /// Number of documents.
    public let documentCount: Int
    /// Bytes of memory it holds.
    public var byteCount: Int {
        postings.count + positions.count + documents.bytes.count + termLists.bytes.count + slotLists.bytes.count
    }

    let postings: ByteStorage
    let positions: ByteStorage
    let documents: TagList
    let termLists: TagList
    let slotLists: TagList
    let values: [ValueStatistics]
    let lengths: LengthStatistics
}

/// One tag for each document of a batch, in order.
struct TagList: Sendable {
    let bytes: ByteStorage
    let tags: [TagInfo]
}

struct TagInfo: Sendable {
    var length: UInt32
    var isCompressed: Bool
}

/// Bounds of document lengths and wdf, and the sum of the lengths.
struct LengthStatistics: Sendable {
    /// Shortest length that is not 0; 0 when there is none.
    private(set) var shortest: UInt32 = 0
    private(set) var longest: UInt32 = 0
    private(set) var largestWdf: UInt32 = 0
    private(set) var total: UInt64 = 0

    mutating func add(length: UInt32, largestWdf wdf: UInt32) {
        if length > 0, shortest == 0 || length < shortest { shortest = length }
        longest = max(longest, length)
        largestWdf = max(largestWdf, wdf)
        total += UInt64(length)
    }

    mutating func merge(_ other: LengthStatistics) {
        if other.shortest > 0, shortest == 0 || other.shortest < shortest { shortest = other.shortest }
        longest = max(longest, other.longest)
        largestWdf = max(largestWdf, other.largestWdf)
        total += other.total
    }
}
