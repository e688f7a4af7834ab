/// Encodes the entries of `position.glass`: one for each term and document that has positions.
struct PositionItems: ~Copyable {
    private var key = FlatBuffer<UInt8>(capacity: 256)

    /// Encodes all that some ranges of the runs hold.
    static func encode(_ runs: [Run], ranges: [Range<Int>], to items: LeafItems) {
        items.refill { buffer in
            guard var merge = RunMerge(runs, ranges: ranges) else { return }
            var encoder = PositionItems()
            while merge.next() {
                encoder.add(key: merge.key, keyLength: merge.keyLength, pieces: merge.pieces, to: &buffer)
            }
        }
    }

    private mutating func add(
        key name: UnsafePointer<UInt8>, keyLength: Int, pieces: borrowing FlatBuffer<RunPiece>,
        to items: inout LeafItemBuffer
    ) {
        key.removeAll()
        key.append(name, count: keyLength)
        let suffix = key.end
        for index in 0..<pieces.count {
            let piece = pieces[index]
            items.reserve(
                count: Int(piece.count), keyLength: keyLength + Packing.maximumUInt32, tagBytes: piece.payloadLength)
            var next = piece.payload
            let end = piece.payload + piece.payloadLength
            var document = piece.first
            while true {
                let keyEnd = Packing.writeSortableUInt(document, to: suffix)
                let length = Int(Packing.readUInt(&next))
                items.add(key: key.base, keyLength: keyEnd - key.base, tag: next, tagLength: length)
                next += length
                guard next < end else { break }
                document &+= Packing.readUInt32(&next) &+ 1
            }
        }
    }
}
