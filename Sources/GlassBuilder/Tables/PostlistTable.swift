/// Emits `postlist.glass`: value statistics, value chunks, document lengths and the posting lists of terms.
struct PostlistTable: ~Copyable {
    private var tree: BTreeWriter
    private var key: FlatBuffer<UInt8>
    private var tag: FlatBuffer<UInt8>
    private(set) var terms = 0
    private(set) var postings = 0

    struct Result: Sendable {
        var root: TableRoot
        var terms: Int
        var postings: Int
    }

    /// A chunk ends when it has this many bytes.
    private static let chunkLength = 2000

    private init(path: String, options: GlassOptions) throws(GlassError) {
        tree = try BTreeWriter(path: path, leafFill: options.leafFill, sync: options.sync)
        key = FlatBuffer(capacity: 256)
        tag = FlatBuffer(capacity: 4096)
    }

    static func write(
        path: String, runs: [Run], statistics: [ValueStatistics], options: GlassOptions
    ) throws(GlassError) -> Result {
        var table = try PostlistTable(path: path, options: options)
        for slot in ValueStatistics.inKeyOrder(statistics, by: { $0.statisticsKey }) {
            try table.add(slot)
        }
        if var merge = RunMerge(runs) {
            while merge.next() {
                try table.add(key: merge.key, keyLength: merge.keyLength, pieces: merge.pieces)
            }
        }
        let root = try table.tree.finish()
        return Result(root: root, terms: table.terms, postings: table.postings)
    }

    private mutating func add(_ slot: ValueStatistics) throws(GlassError) {
        let statisticsTag = slot.tag()
        try slot.statisticsKey.withUnsafeBufferPointer { key throws(GlassError) in
            try statisticsTag.withUnsafeBufferPointer { tag throws(GlassError) in
                guard let keyBase = key.baseAddress, let tagBase = tag.baseAddress else { return }
                try tree.add(key: keyBase, keyLength: key.count, tag: tagBase, tagLength: tag.count)
            }
        }
    }

    private mutating func add(
        key name: UnsafePointer<UInt8>, keyLength: Int, pieces: borrowing FlatBuffer<RunPiece>
    ) throws(GlassError) {
        key.removeAll()
        key.append(name, count: keyLength)
        // A term's first zero byte is followed by 0xff, so these two keys belong to no term.
        if keyLength >= 2, name[0] == 0, name[1] == KeySpace.valueChunk {
            return try addValues(pieces)
        }
        if keyLength == 2, name[0] == 0, name[1] == KeySpace.documentLength {
            return try addPostings(pieces, isTerm: false, frequency: 0, collectionFrequency: 0)
        }
        var frequency: UInt64 = 0
        var collectionFrequency: UInt64 = 0
        for index in 0..<pieces.count {
            frequency &+= pieces[index].count
            collectionFrequency += pieces[index].weight
        }
        guard collectionFrequency <= UInt32.max else {
            throw GlassError(
                .countTooLarge,
                "a term occurs \(collectionFrequency) times in all; the format counts to \(UInt32.max)")
        }
        terms &+= 1
        postings &+= Int(frequency)
        try addPostings(
            pieces, isTerm: true, frequency: frequency, collectionFrequency: collectionFrequency)
    }

    // MARK: Postings

    private mutating func addPostings(
        _ pieces: borrowing FlatBuffer<RunPiece>, isTerm: Bool, frequency: UInt64, collectionFrequency: UInt64
    ) throws(GlassError) {
        var length = pieces[0].payloadLength
        for index in 1..<pieces.count { length &+= Packing.maximumUInt32 &+ pieces[index].payloadLength }
        var chunk = PostingChunk(
            keyLength: key.count, isTerm: isTerm, frequency: frequency, collectionFrequency: collectionFrequency,
            first: pieces[0].first)
        if length <= Self.chunkLength {
            appendWhole(pieces)
            chunk.last = pieces[pieces.count - 1].last
        } else {
            for index in 0..<pieces.count {
                let piece = pieces[index]
                var next = piece.payload
                var document = piece.first
                try append(&next, document: document, to: &chunk)
                let end = piece.payload + piece.payloadLength
                while next < end {
                    document &+= Packing.readUInt32(&next) &+ 1
                    try append(&next, document: document, to: &chunk)
                }
            }
        }
        try close(chunk, isLast: true)
    }

    /// Payloads of several pieces are one payload once the gaps between them are written.
    private mutating func appendWhole(_ pieces: borrowing FlatBuffer<RunPiece>) {
        tag.removeAll()
        _ = tag.reserve(PostingChunk.maximumHeader + Self.chunkLength + 16)
        tag.setEnd(tag.base + PostingChunk.maximumHeader)
        for index in 0..<pieces.count {
            if index > 0 {
                let gap = pieces[index].first &- pieces[index &- 1].last &- 1
                tag.setEnd(Packing.writeUInt(gap, to: tag.reserve(Packing.maximumUInt32)))
            }
            let length = pieces[index].payloadLength
            tag.setEnd(copyShort(pieces[index].payload, to: tag.reserve(length), count: length))
        }
    }

    /// Appends the wdf at `next`, in a new chunk when the old one is long enough.
    @inline(__always)
    private mutating func append(
        _ next: inout UnsafePointer<UInt8>, document: UInt32, to chunk: inout PostingChunk
    ) throws(GlassError) {
        if chunk.isOpen, tag.count &- PostingChunk.maximumHeader >= Self.chunkLength {
            try close(chunk, isLast: false)
            chunk.startNext(at: document)
        }
        if chunk.isOpen {
            var end = tag.reserve(2 * Packing.maximumUInt32)
            end = Packing.writeUInt(document &- chunk.last &- 1, to: end)
            tag.setEnd(end)
        } else {
            tag.removeAll()
            _ = tag.reserve(PostingChunk.maximumHeader + Packing.maximumUInt32)
            tag.setEnd(tag.base + PostingChunk.maximumHeader)
            chunk.isOpen = true
        }
        let wdf = Packing.readUInt32(&next)
        tag.setEnd(Packing.writeUInt(wdf, to: tag.end))
        chunk.last = document
    }

    /// Writes the header right before the payload, which was given room for it, and adds the entry.
    private mutating func close(_ chunk: PostingChunk, isLast: Bool) throws(GlassError) {
        let start = chunk.writeHeader(before: tag.base + PostingChunk.maximumHeader, isLast: isLast)
        let length = tag.end - start
        let keyEnd = chunk.writeKeySuffix(after: key.base + chunk.keyLength)
        try tree.add(key: key.base, keyLength: keyEnd - key.base, tag: start, tagLength: length)
    }

    // MARK: Values

    private mutating func addValues(_ pieces: borrowing FlatBuffer<RunPiece>) throws(GlassError) {
        let prefixLength = key.count
        var last: UInt32 = 0
        tag.removeAll()
        for index in 0..<pieces.count {
            let piece = pieces[index]
            var next = piece.payload
            let end = piece.payload + piece.payloadLength
            var document = piece.first
            while true {
                if tag.count == 0 {
                    key.setEnd(Packing.writeSortableUInt(document, to: key.base + prefixLength))
                } else {
                    tag.setEnd(Packing.writeUInt(document &- last &- 1, to: tag.reserve(Packing.maximumUInt32)))
                }
                let value = next
                let length = Int(Packing.readUInt(&next))
                next += length
                tag.append(value, count: next - value)
                last = document
                if tag.count >= Self.chunkLength { try closeValueChunk() }
                guard next < end else { break }
                document &+= Packing.readUInt32(&next) &+ 1
            }
        }
        if tag.count > 0 { try closeValueChunk() }
    }

    private mutating func closeValueChunk() throws(GlassError) {
        try tree.add(key: key.base, keyLength: key.count, tag: tag.base, tagLength: tag.count)
        tag.removeAll()
    }
}
