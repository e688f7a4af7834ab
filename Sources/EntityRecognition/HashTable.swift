/// Values by hashes of 64 bits that are mixed already, such as a vocabulary's: what a dictionary would hash once more finds
/// its slot as it is. What has the same hash is taken for the same: with 64 bits that does not come by chance, but hashes without
/// a secret can be made to collide.
///
/// Open addressing; at most half of the slots are taken.
struct HashTable<Value: BitwiseCopyable & Sendable>: Sendable {
    private struct Slot: Sendable {
        /// 0 in a free slot.
        var hash: UInt64
        var value: Value
    }

    private var slots: [Slot]
    private let absent: Value
    private(set) var count = 0

    /// - Parameters:
    ///   - absent: what is found under a hash that has no value.
    ///   - capacity: so many values need no larger table.
    init(absent: Value, capacity: Int = 32) {
        self.absent = absent
        var slotCount = 64
        while slotCount < capacity * 2 { slotCount *= 2 }
        slots = Array(repeating: Slot(hash: 0, value: absent), count: slotCount)
    }

    /// The hash 0 is taken for 1.
    @inline(__always)
    subscript(hash: UInt64) -> Value {
        get { slots[place(of: max(hash, 1))].value }
        set {
            let hash = max(hash, 1)
            var place = place(of: hash)
            if slots[place].hash == 0 {
                if count * 2 >= slots.count {
                    grow()
                    place = self.place(of: hash)
                }
                count += 1
            }
            slots[place] = Slot(hash: hash, value: newValue)
        }
    }

    /// The slot of a hash, or the free one where it would be.
    @inline(__always)
    private func place(of hash: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count &- 1
            var place = Int(truncatingIfNeeded: hash) & mask
            while slots[place].hash != hash, slots[place].hash != 0 { place = (place &+ 1) & mask }
            return place
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, value: absent), count: old.count * 2)
        for slot in old where slot.hash != 0 { slots[place(of: slot.hash)] = slot }
    }
}
