/// Frequency and bounds of one value slot.
struct ValueStatistics: Sendable {
    let slot: UInt32
    private(set) var frequency: UInt64 = 0
    private(set) var lower: [UInt8] = []
    private(set) var upper: [UInt8] = []

    init(slot: UInt32) { self.slot = slot }

    mutating func add(_ value: UnsafeBufferPointer<UInt8>) {
        if frequency == 0 || value.lexicographicallyPrecedes(lower) { lower = Array(value) }
        if frequency == 0 || upper.lexicographicallyPrecedes(value) { upper = Array(value) }
        frequency += 1
    }

    mutating func merge(_ other: ValueStatistics) {
        if frequency == 0 || other.lower.lexicographicallyPrecedes(lower) { lower = other.lower }
        if frequency == 0 || upper.lexicographicallyPrecedes(other.upper) { upper = other.upper }
        frequency += other.frequency
    }

    /// Key of the statistics: the slot's number without trailing zero bytes.
    var statisticsKey: [UInt8] {
        [0, KeySpace.valueStatistics] + packed { Packing.writeLastUInt(slot, to: $0) }
    }

    /// What the keys of the slot's value chunks begin with.
    var chunkKey: [UInt8] {
        [0, KeySpace.valueChunk] + packed { Packing.writeUInt(slot, to: $0) }
    }

    func tag() -> [UInt8] {
        packed { Packing.writeUInt(frequency, to: $0) }
            + packed { Packing.writeUInt(UInt64(lower.count), to: $0) }
            + lower + (upper == lower ? [] : upper)
    }

    /// Neither key sorts by number, so slots are put in the order of the key in question.
    static func inKeyOrder(
        _ statistics: [ValueStatistics], by key: (ValueStatistics) -> [UInt8]
    ) -> [ValueStatistics] {
        statistics.map { ($0, key($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    private func packed(
        _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
    ) -> [UInt8] {
        Array(unsafeUninitializedCapacity: Packing.maximumUInt64) { buffer, count in
            count = buffer.baseAddress.map { write($0) - $0 } ?? 0
        }
    }
}
