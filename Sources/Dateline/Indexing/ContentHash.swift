/// A 64-bit hash that stays the same between runs and machines (FNV-1a), for telling whether content has changed.
struct ContentHash: Hashable, Sendable {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    init() {}

    init(of bytes: some Sequence<UInt8>) {
        combine(bytes)
    }

    mutating func combine(_ bytes: some Sequence<UInt8>) {
        var value = value
        let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            for byte in buffer { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        if done == nil {
            for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        self.value = value
    }

    /// A field of a record: its length goes in first, so that neighbours cannot run into each other.
    mutating func combine(field text: String?) {
        combine(bigEndian: UInt64(bitPattern: Int64(text?.utf8.count ?? -1)))
        if let text { combine(text.utf8) }
    }

    mutating func combine(bigEndian number: UInt64) {
        combine(ContentHash.bytes(number))
    }

    /// Eight bytes, most significant first.
    var bytes: [UInt8] { ContentHash.bytes(value) }

    static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
