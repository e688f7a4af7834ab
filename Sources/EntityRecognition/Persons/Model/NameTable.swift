import CPersonModel

/// Open addressing over rows of five bytes: 24 bits of ``NameStatistics``, then 16 bits of the word's hash.
///
/// A row whose statistics are 0 is free. About one unknown word in two thousand takes the statistics of another.
package struct NameTable: Sendable {
    package let bytes: [UInt8]
    private let count: Int

    private static let rowSize = 5

    package static let embedded = NameTable(
        bytes: Array(UnsafeBufferPointer(start: person_model_names(), count: person_model_names_size())))

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        count = bytes.count / NameTable.rowSize
    }

    /// A table with a tenth of its rows free.
    package init(_ statistics: [UInt64: NameStatistics]) {
        let count = statistics.count * 10 / 9 + 8
        var bytes = [UInt8](repeating: 0, count: count * NameTable.rowSize)
        for (hash, value) in statistics.sorted(by: { $0.key < $1.key }) where value.bits != 0 {
            var row = NameTable.home(of: hash, count: count)
            while (0..<3).contains(where: { bytes[row * NameTable.rowSize + $0] != 0 }) { row = (row + 1) % count }
            let content = value.bits | (hash & 0xFFFF) << 24
            for byte in 0..<NameTable.rowSize {
                bytes[row * NameTable.rowSize + byte] = UInt8(truncatingIfNeeded: content >> UInt64(byte * 8))
            }
        }
        self.init(bytes: bytes)
    }

    private static func home(of hash: UInt64, count: Int) -> Int {
        Int(hash.multipliedFullWidth(by: UInt64(count)).high)
    }

    package subscript(hash: UInt64) -> NameStatistics {
        guard count > 0 else { return NameStatistics() }
        var row = NameTable.home(of: hash, count: count)
        // A table without a free row would be searched for ever.
        for _ in 0..<count {
            let start = row * NameTable.rowSize
            let statistics = UInt64(bytes[start]) | UInt64(bytes[start + 1]) << 8 | UInt64(bytes[start + 2]) << 16
            if statistics == 0 { break }
            let mark = UInt64(bytes[start + 3]) | UInt64(bytes[start + 4]) << 8
            if mark == hash & 0xFFFF { return NameStatistics(bits: statistics) }
            row = row + 1 == count ? 0 : row + 1
        }
        return NameStatistics()
    }
}
