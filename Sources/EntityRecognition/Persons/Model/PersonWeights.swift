import CPersonModel

/// The weights of both passes in a table without gaps, and the transition scores.
///
/// The file: little-endian 16-bit numbers (25 transitions of the first pass, 25 of the second, what the second subtracts
/// from the tag outside names; up to byte 112), two 64-bit numbers (rows, places of the displacements), the displacements
/// of 16 bits, and rows of 12 bytes: five weights of the first pass and five of the second, each plus 128, and 16 bits of
/// the feature's hash. Where a feature lies its hash and a displacement say, which the upper bits of the hash choose (a
/// perfect hash function after Belazzougui, Botelho and Dietzfelbinger 2009), so that each look-up reads one row. One
/// unknown feature in 65,536 takes the weights of another.
package struct PersonWeights: Sendable {
    package let first: LinearChain
    package let second: LinearChain
    /// Taken from the score of the tag outside names in the second pass: more of it gives recall for precision.
    let bias: Int32
    private let displacements: [UInt16]
    private let rows: [UInt8]
    private let rowCount: UInt64
    private let shift: UInt64

    static let headerSize = 128
    static let rowSize = 12
    package static let embedded = PersonWeights(
        UnsafeRawBufferPointer(start: person_model_weights(), count: person_model_weights_size()))

    package init(_ file: UnsafeRawBufferPointer) {
        func number(_ place: Int) -> Int16 {
            place + 2 > file.count
                ? 0 : Int16(littleEndian: file.loadUnaligned(fromByteOffset: place, as: Int16.self))
        }
        func size(_ place: Int) -> Int {
            place + 8 > file.count
                ? 0
                : Int(
                    truncatingIfNeeded: UInt64(littleEndian: file.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                )
        }
        first = LinearChain(transitions: (0..<25).map { number($0 * 2) })
        second = LinearChain(transitions: (25..<50).map { number($0 * 2) })
        bias = Int32(number(100))
        let rowCount = size(112)
        let placeCount = size(120)
        let start = PersonWeights.headerSize + placeCount * 2
        guard rowCount > 0, placeCount > 1, start + rowCount * PersonWeights.rowSize <= file.count else {
            // A table of one row that no feature has: its mark is that of no hash with the displacement's bits.
            displacements = [0, 0]
            rows = [UInt8](repeating: 128, count: 16)
            (self.rowCount, shift) = (0, 63)
            return
        }
        displacements = (0..<placeCount).map { UInt16(bitPattern: number(PersonWeights.headerSize + $0 * 2)) }
        // Rows are read 16 bytes at a time.
        rows = Array(file[start..<start + rowCount * PersonWeights.rowSize]) + [0, 0, 0, 0]
        self.rowCount = UInt64(rowCount)
        shift = UInt64(64 - placeCount.trailingZeroBitCount)
    }

    @inline(__always)
    private static func row(_ hash: UInt64, _ displacement: UInt16, rowCount: UInt64) -> Int {
        let place =
            UInt32(truncatingIfNeeded: hash) &+ UInt32(displacement) &* UInt32(truncatingIfNeeded: hash &>> 31 | 1)
        return Int(truncatingIfNeeded: (UInt64(place) &* rowCount) &>> 32)
    }

    @inline(__always)
    private static func mark(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash &>> 20) }

    /// The summed weights of the features.
    @inline(__always)
    func score(_ hashes: UnsafeBufferPointer<UInt64>) -> PersonScores {
        guard rowCount > 0 else { return PersonScores() }
        return rows.withUnsafeBytes { rows in
            displacements.withUnsafeBufferPointer { displacements in
                var even = SIMD8<UInt16>()
                var odd = SIMD8<UInt16>()
                var found = SIMD8<UInt16>()
                // The hash and the table's size bound all places.
                guard let base = rows.baseAddress, let places = displacements.baseAddress else { return PersonScores() }
                for hash in hashes {
                    let displacement = places[Int(truncatingIfNeeded: hash &>> shift)]
                    let row = PersonWeights.row(hash, displacement, rowCount: rowCount) &* PersonWeights.rowSize
                    let bytes = base.loadUnaligned(fromByteOffset: row, as: SIMD8<UInt16>.self)
                    let mask: UInt16 = UInt16(littleEndian: bytes[5]) == PersonWeights.mark(hash) ? 0xFFFF : 0
                    let kept = bytes & SIMD8(repeating: mask)
                    even = even &+ (kept & 0xFF)
                    odd = odd &+ (kept &>> 8)
                    found = found &+ (SIMD8(repeating: mask) & 128)
                }
                return PersonScores(
                    even: SIMD8(truncatingIfNeeded: even &- found), odd: SIMD8(truncatingIfNeeded: odd &- found))
            }
        }
    }
}

/// The summed weights of features for the tags of both passes, those of even places in the rows and those of odd ones.
struct PersonScores {
    var even = SIMD8<Int16>()
    var odd = SIMD8<Int16>()

    @inline(__always)
    static func + (left: PersonScores, right: PersonScores) -> PersonScores {
        PersonScores(even: left.even &+ right.even, odd: left.odd &+ right.odd)
    }

    /// The scores of the five tags in the first pass.
    @inline(__always)
    var first: SIMD8<Int32> {
        SIMD8(Int32(even[0]), Int32(odd[0]), Int32(even[1]), Int32(odd[1]), Int32(even[2]), 0, 0, 0)
    }

    /// The scores of the five tags in the second pass.
    @inline(__always)
    var second: SIMD8<Int32> {
        SIMD8(Int32(odd[2]), Int32(even[3]), Int32(odd[3]), Int32(even[4]), Int32(odd[4]), 0, 0, 0)
    }
}

extension PersonWeights {
    /// The file of these weights by the features' hashes.
    ///
    /// - Parameter features: ten weights each.
    package static func file(
        firstTransitions: [Int16], secondTransitions: [Int16], bias: Int16, features: [UInt64: [Int8]]
    ) -> [UInt8] {
        var placeCount = 2
        while placeCount * 4 < features.count { placeCount *= 2 }
        let rowCount = features.count + features.count / 50 + 1
        var groups = [[UInt64]](repeating: [], count: placeCount)
        let shift = UInt64(64 - placeCount.trailingZeroBitCount)
        for hash in features.keys.sorted() { groups[Int(hash >> shift)].append(hash) }
        var owners = [UInt64?](repeating: nil, count: rowCount)
        var displacements = [UInt16](repeating: 0, count: placeCount)
        // The greatest groups are the hardest to place.
        for group in groups.indices.sorted(by: { (groups[$1].count, $0) < (groups[$0].count, $1) }) {
            for displacement in 0...UInt16.max {
                let rows = groups[group].map { row($0, displacement, rowCount: UInt64(rowCount)) }
                guard Set(rows).count == rows.count, rows.allSatisfy({ owners[$0] == nil }) else { continue }
                displacements[group] = displacement
                for (row, hash) in zip(rows, groups[group]) { owners[row] = hash }
                break
            }
        }
        var file: [UInt8] = []
        func append(_ value: UInt64, bytes: Int) {
            for byte in 0..<bytes { file.append(UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))) }
        }
        for value in firstTransitions + secondTransitions + [bias] {
            append(UInt64(UInt16(bitPattern: value)), bytes: 2)
        }
        file.append(contentsOf: repeatElement(0, count: 112 - file.count))
        append(UInt64(rowCount), bytes: 8)
        append(UInt64(placeCount), bytes: 8)
        for displacement in displacements { append(UInt64(displacement), bytes: 2) }
        for owner in owners {
            let weights = owner.flatMap { features[$0] } ?? Array(repeating: 0, count: 10)
            for weight in weights { file.append(UInt8(truncatingIfNeeded: Int(weight) + 128)) }
            append(UInt64(owner.map(mark) ?? 0), bytes: 2)
        }
        return file
    }
}
