import TextAnalysis

/// A 64-bit hash that stays the same between runs and machines, for telling whether content has changed.
///
/// The hash of each piece (``Vocabulary/hash(_:)``, eight bytes a step) is mixed into what came before.
struct ContentHash: Hashable, Sendable {
    private(set) var value: UInt64 = 0

    init() {}

    init(of bytes: some Sequence<UInt8>) {
        combine(bytes)
    }

    mutating func combine(_ bytes: some Sequence<UInt8>) {
        let hash =
            bytes.withContiguousStorageIfAvailable { Vocabulary.hash($0) }
            ?? Array(bytes).withUnsafeBufferPointer { Vocabulary.hash($0) }
        value = (value &* 0x9E37_79B9_7F4A_7C15 ^ hash).mixed
    }

    /// A field of a record: its length goes in first, so that neighbours cannot run into each other.
    mutating func combine(field text: String?) {
        combine(bigEndian: UInt64(bitPattern: Int64(text?.utf8.count ?? -1)))
        if let text { combine(text.utf8) }
    }

    mutating func combine(bigEndian number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes in
            bytes.withMemoryRebound(to: UInt8.self) { combine($0) }
        }
    }

    /// Eight bytes, most significant first.
    var bytes: [UInt8] { ContentHash.bytes(value) }

    static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }
}
