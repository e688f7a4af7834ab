import Glibc

/// Emits `position.glass`: one entry for each term and document that has positions.
struct PositionTable: ~Copyable {
    private var tree: BTreeWriter
    private var key: FlatBuffer<UInt8>
    private var entries = 0

    struct Result: Sendable {
        var root: TableRoot
        var entries: Int
    }

    /// Writes the table; without any entry the file is removed again, as the format wants it.
    static func write(path: String, runs: [Run], options: GlassOptions) throws(GlassError) -> Result {
        var table = try PositionTable(path: path, leafFill: options.leafFill)
        if var merge = RunMerge(runs) {
            while merge.next() {
                try table.add(key: merge.key, keyLength: merge.keyLength, pieces: merge.pieces)
            }
        }
        if table.entries == 0 {
            unlink(path)
            return Result(root: TableRoot(), entries: 0)
        }
        return Result(root: try table.tree.finish(sync: options.sync), entries: table.entries)
    }

    private init(path: String, leafFill: Int) throws(GlassError) {
        tree = try BTreeWriter(path: path, leafFill: leafFill)
        key = FlatBuffer(capacity: 256)
    }

    private mutating func add(
        key name: UnsafePointer<UInt8>, keyLength: Int, pieces: borrowing FlatBuffer<RunPiece>
    ) throws(GlassError) {
        key.removeAll()
        key.append(name, count: keyLength)
        let suffix = key.end
        for index in 0..<pieces.count {
            let piece = pieces[index]
            entries &+= Int(piece.count)
            var next = piece.payload
            let end = piece.payload + piece.payloadLength
            var document = piece.first
            while true {
                let keyEnd = Packing.writeSortableUInt(document, to: suffix)
                let length = Int(Packing.readUInt(&next))
                try tree.add(key: key.base, keyLength: keyEnd - key.base, tag: next, tagLength: length)
                next += length
                guard next < end else { break }
                document &+= Packing.readUInt32(&next) &+ 1
            }
        }
    }
}
