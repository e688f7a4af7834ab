/// The values of a batch, kept as they come and grouped by slot at its end.
struct ValueCollector: ~Copyable {
    struct Entry {
        var slot: UInt32
        /// Counted from 0 within the batch.
        var document: UInt32
        var offset: Int
        var length: Int
    }

    private var entries: [Entry] = []
    private var bytes = FlatBuffer<UInt8>()
    private var slotTag = FlatBuffer<UInt8>()

    var memoryUsed: Int { entries.capacity * MemoryLayout<Entry>.stride + bytes.memoryUsed }

    /// Takes over a document's values, ascending by slot; returns the tag that lists the slots.
    mutating func add(
        _ values: [GlassDocument.Value], bytes valueBytes: [UInt8], document: UInt32
    ) -> UnsafeBufferPointer<UInt8> {
        slotTag.removeAll()
        var expected: UInt32 = 0
        valueBytes.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress else { return }
            for value in values {
                let target = slotTag.reserve(Packing.maximumUInt32)
                slotTag.setEnd(Packing.writeUInt(value.slot &- expected, to: target))
                expected = value.slot &+ 1
                entries.append(
                    Entry(slot: value.slot, document: document, offset: bytes.count, length: Int(value.length)))
                bytes.append(base + Int(value.offset), count: Int(value.length))
            }
        }
        return UnsafeBufferPointer(start: slotTag.base, count: slotTag.count)
    }

    /// Writes each slot's values as a piece of a run, in key order, and forgets them.
    mutating func take(into stream: inout RunStream) -> [ValueStatistics] {
        let slots = Dictionary(grouping: entries.indices) { entries[$0].slot }
        let keyed = slots.keys.map { ValueStatistics(slot: $0) }
        var result: [ValueStatistics] = []
        for empty in ValueStatistics.inKeyOrder(keyed, by: { $0.chunkKey }) {
            var statistics = empty
            let places = slots[empty.slot] ?? []
            let room = places.reduce(0) { $0 + Packing.maximumUInt64 + entries[$1].length }
            var written = stream.startPiece(count: places.count, room: room)
            for index in places {
                let entry = entries[index]
                let start = UnsafePointer(bytes.base + entry.offset)
                statistics.add(UnsafeBufferPointer(start: start, count: entry.length))
                written.begin(document: entry.document, weight: 0)
                let next = Packing.writeUInt(UInt64(entry.length), to: written.next)
                next.update(from: start, count: entry.length)
                written.next = next + entry.length
            }
            stream.endPiece(written, key: statistics.chunkKey)
            result.append(statistics)
        }
        entries.removeAll(keepingCapacity: true)
        bytes.removeAll()
        return result
    }
}
