/// The head of a chunk of a posting list while the chunk is filled.
struct PostingChunk {
    /// Bytes of the key that all chunks of the list share.
    let keyLength: Int
    /// Terms end with a zero byte before a document id; the list of document lengths does not.
    let isTerm: Bool
    let frequency: UInt64
    let collectionFrequency: UInt64
    private(set) var first: UInt32
    private(set) var isFirst = true
    var last: UInt32
    /// Whether the chunk has an entry.
    var isOpen = false

    /// Room for frequency, collection frequency, first document, the flag and the span.
    static let maximumHeader = 32

    init(keyLength: Int, isTerm: Bool, frequency: UInt64, collectionFrequency: UInt64, first: UInt32) {
        self.keyLength = keyLength
        self.isTerm = isTerm
        self.frequency = frequency
        self.collectionFrequency = collectionFrequency
        self.first = first
        last = first
    }

    mutating func startNext(at document: UInt32) {
        first = document
        last = document
        isFirst = false
        isOpen = false
    }

    /// Writes the header so that it ends where the payload starts; returns where it starts.
    @inline(__always)
    func writeHeader(before payload: UnsafeMutablePointer<UInt8>, isLast: Bool) -> UnsafeMutablePointer<UInt8> {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.maximumHeader) { scratch in
            guard let base = scratch.baseAddress else { return payload }
            var next = base
            if isFirst {
                next = Packing.writeUInt(frequency, to: next)
                next = Packing.writeUInt(collectionFrequency, to: next)
                next = Packing.writeUInt(first &- 1, to: next)
            }
            next.pointee = isLast ? UInt8(ascii: "1") : UInt8(ascii: "0")
            next = Packing.writeUInt(last &- first, to: next + 1)
            let start = payload - (next - base)
            start.update(from: base, count: next - base)
            return start
        }
    }

    /// Later chunks carry their first document in the key.
    @inline(__always)
    func writeKeySuffix(after key: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        if isFirst { return key }
        var next = key
        if isTerm {
            next.pointee = 0
            next += 1
        }
        return Packing.writeSortableUInt(first, to: next)
    }
}
