import CPersonModel

/// The weights of both passes: a table of features by their hash, and the transition scores.
///
/// The file: 128 bytes of little-endian 16-bit numbers (25 transitions of the first pass, 25 of the second, what the
/// second subtracts from the tag outside names), then rows of 16 bytes, a power of two of them: five weights of the
/// first pass, five of the second, 48 bits of the hash. A row of zeros is free; a feature lies at the place that the
/// upper bits of its hash name, or behind it.
package struct PersonWeights: Sendable {
    package let first: LinearChain
    package let second: LinearChain
    /// Taken from the score of the tag outside names in the second pass: more of it gives recall for precision.
    let bias: Int32
    private let rows: [UInt64]
    private let shift: UInt64

    package static let headerSize = 128
    package static let embedded = PersonWeights(
        UnsafeRawBufferPointer(start: person_model_weights(), count: person_model_weights_size()))

    package init(_ file: UnsafeRawBufferPointer) {
        let header = (0..<PersonWeights.headerSize / 2).map { index in
            index * 2 + 2 > file.count
                ? 0 : Int16(littleEndian: file.loadUnaligned(fromByteOffset: index * 2, as: Int16.self))
        }
        first = LinearChain(transitions: Array(header[0..<25]))
        second = LinearChain(transitions: Array(header[25..<50]))
        bias = Int32(header[50])
        let count = max(0, file.count - PersonWeights.headerSize) / 8
        rows =
            count < 2
            ? [0, 0]
            : (0..<count).map { index in
                UInt64(
                    littleEndian: file.loadUnaligned(
                        fromByteOffset: PersonWeights.headerSize + index * 8, as: UInt64.self))
            }
        shift = UInt64(64 - (rows.count / 2).trailingZeroBitCount)
    }

    @inline(__always)
    package static func mark(_ hash: UInt64) -> UInt64 { hash & 0xFFFF_FFFF_FFFF | 1 }

    /// The summed weights of the features: five lanes of the first pass, five of the second; the others are of no use.
    @inline(__always)
    func score(_ hashes: UnsafeBufferPointer<UInt64>) -> SIMD16<Int16> {
        rows.withUnsafeBufferPointer { rows in
            var sum = SIMD16<Int16>()
            let mask = rows.count / 2 &- 1
            for hash in hashes {
                let mark = PersonWeights.mark(hash)
                var slot = Int(truncatingIfNeeded: hash &>> shift) & mask
                while true {
                    let high = rows[slot &* 2 &+ 1]
                    if high == 0 { break }
                    if high &>> 16 == mark {
                        let row = unsafeBitCast(SIMD2(rows[slot &* 2], high), to: SIMD16<Int8>.self)
                        sum = sum &+ SIMD16<Int16>(truncatingIfNeeded: row)
                        break
                    }
                    slot = (slot &+ 1) & mask
                }
            }
            return sum
        }
    }
}

extension PersonWeights {
    /// The file of these weights by the features' hashes, with at least a quarter of its rows free.
    ///
    /// - Parameter features: ten weights each.
    package static func file(
        firstTransitions: [Int16], secondTransitions: [Int16], bias: Int16, features: [UInt64: [Int8]]
    ) -> [UInt8] {
        var size = 64
        while size * 3 < features.count * 4 { size *= 2 }
        var rows = [UInt8](repeating: 0, count: size * 16)
        let shift = UInt64(64 - size.trailingZeroBitCount)
        for (hash, weights) in features.sorted(by: { $0.key < $1.key }) {
            var slot = Int(truncatingIfNeeded: hash >> shift) & (size - 1)
            while rows[slot * 16 + 10] != 0 || rows[slot * 16 + 11] != 0 || rows[slot * 16 + 15] != 0 {
                slot = (slot + 1) & (size - 1)
            }
            for (lane, weight) in weights.enumerated() { rows[slot * 16 + lane] = UInt8(bitPattern: weight) }
            let mark = mark(hash)
            for byte in 0..<6 { rows[slot * 16 + 10 + byte] = UInt8(truncatingIfNeeded: mark >> UInt64(byte * 8)) }
        }
        var file: [UInt8] = []
        for value in firstTransitions + secondTransitions + [bias] {
            file.append(UInt8(truncatingIfNeeded: value))
            file.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        file.append(contentsOf: repeatElement(0, count: headerSize - file.count))
        return file + rows
    }
}
