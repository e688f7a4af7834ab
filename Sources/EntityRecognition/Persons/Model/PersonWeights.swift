import CPersonModel

/// The weights of both passes, and the transition scores.
///
/// The file: little-endian 16-bit numbers (25 transitions of the first pass, 25 of the second, what the second subtracts
/// from the tag outside names; up to byte 104), three 64-bit numbers (direct rows, hashed rows, places of the displacements),
/// the rows of ``DirectTemplate``, ten bytes each, the displacements of 16 bits, and the hashed rows of 12 bytes. A row is five
/// weights of the first pass and five of the second; behind those of a hashed one stand 16 bits of the feature's hash. Where a
/// feature lies its hash and a displacement say, which the upper bits of the hash choose (a perfect hash function after
/// Belazzougui, Botelho and Dietzfelbinger 2009), so that each look-up reads one row. One unknown feature in 32,768 takes the
/// weights of another.
package struct PersonWeights: Sendable {
    package let first: LinearChain
    package let second: LinearChain
    /// Taken from the score of the tag outside names in the second pass: more of it gives recall for precision.
    let bias: Int32
    private let memory: Memory

    private static let headerSize = 128
    private static let directRowSize = 10
    private static let rowSize = 12
    /// Where the displacements start.
    private static let directEnd = headerSize + DirectTemplate.rowCount * directRowSize

    package static let embedded = PersonWeights(
        Memory(borrowing: UnsafeRawBufferPointer(start: person_model_weights(), count: person_model_weights_size())))

    /// - Parameter file: copied; the empty one makes a model that knows no feature.
    package init(_ file: UnsafeRawBufferPointer) {
        self.init(Memory(copying: file))
    }

    private init(_ memory: Memory) {
        func number(_ place: Int) -> Int16 {
            place + 2 > memory.file.count
                ? 0 : Int16(littleEndian: memory.file.loadUnaligned(fromByteOffset: place, as: Int16.self))
        }
        first = LinearChain(transitions: (0..<25).map { number($0 * 2) })
        second = LinearChain(transitions: (25..<50).map { number($0 * 2) })
        bias = Int32(number(100))
        self.memory = memory
    }

    /// The summed weights of the features that a body adds.
    @inline(__always)
    func score(_ add: (inout Features<ScoreSum>) -> Void) -> PersonScores {
        var features = Features(ScoreSum(memory.table))
        add(&features)
        return features.sink.scores
    }
}

extension PersonWeights {
    /// The memory of a file. It is never written once it is made, so that threads may share it.
    private final class Memory: @unchecked Sendable {
        let file: UnsafeRawBufferPointer
        let table: Table
        private let owned: UnsafeMutableRawBufferPointer?

        /// - Parameter file: stays for ever.
        init(borrowing file: UnsafeRawBufferPointer) {
            self.file = file
            table = Table(file)
            owned = nil
        }

        init(copying file: UnsafeRawBufferPointer) {
            // Without a row the file is too short, and so has none.
            let size = max(file.count, Table.emptySize)
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
            copy.initializeMemory(as: UInt8.self, repeating: 0)
            copy.copyBytes(from: file)
            self.file = UnsafeRawBufferPointer(copy)
            table = Table(self.file)
            owned = copy
        }

        deinit {
            owned?.deallocate()
        }
    }

    /// Where the rows lie.
    struct Table {
        private let directRows: UnsafeRawPointer
        private let displacements: UnsafeRawPointer
        private let rows: UnsafeRawPointer
        private let rowCount: UInt64
        private let shift: UInt64
        /// Weights of 0.
        private let noRow = person_model_no_row()

        /// Direct rows of 0, two displacements of 0 and one row of 16 bytes of 0, read where there is no other.
        static let emptySize = PersonWeights.directEnd + 4 + 16

        /// - Parameter file: of at least ``emptySize`` bytes.
        fileprivate init(_ file: UnsafeRawBufferPointer) {
            let start = file.baseAddress ?? person_model_no_row()
            func size(_ place: Int) -> Int {
                guard place + 8 <= file.count else { return 0 }
                let size = UInt64(littleEndian: file.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                return Int(truncatingIfNeeded: min(size, 1 << 32))
            }
            let (rowCount, placeCount) = (size(112), size(120))
            precondition(
                rowCount == 0 || size(104) == DirectTemplate.rowCount,
                "the weights of persons were trained for other features; train them anew")
            let firstRow = PersonWeights.directEnd + placeCount * 2
            directRows = start + PersonWeights.headerSize
            displacements = start + PersonWeights.directEnd
            // Rows are read 16 bytes at a time.
            let isSound =
                placeCount > 1 && placeCount & (placeCount - 1) == 0
                && firstRow + rowCount * PersonWeights.rowSize + 4 <= file.count
            rows = start + (isSound ? firstRow : PersonWeights.directEnd + 4)
            self.rowCount = isSound ? UInt64(rowCount) : 0
            shift = isSound ? UInt64(64 - placeCount.trailingZeroBitCount) : 63
        }

        /// The weights of a feature with a row of its own as pairs of bytes. Meaningless from the sixth pair on.
        @inline(__always)
        func directRow(_ row: Int) -> SIMD8<Int16> {
            // The widths of the features' fields bound all rows.
            directRows.loadUnaligned(fromByteOffset: row &* PersonWeights.directRowSize, as: SIMD8<Int16>.self)
        }

        /// The weights of a feature as pairs of bytes; 0 for an unknown one. Meaningless from the sixth pair on.
        @inline(__always)
        func row(of hash: UInt64) -> SIMD8<Int16> {
            // The hash and the table's size bound all places.
            let displacement = displacements.load(
                fromByteOffset: Int(truncatingIfNeeded: (hash &>> shift) &<< 1), as: UInt16.self)
            let place = PersonWeights.row(hash, UInt16(littleEndian: displacement), rowCount: rowCount)
            let row = rows + place &* PersonWeights.rowSize
            let mark = UInt16(littleEndian: row.loadUnaligned(fromByteOffset: 10, as: UInt16.self))
            return (mark == PersonWeights.mark(hash) ? row : noRow).loadUnaligned(as: SIMD8<Int16>.self)
        }
    }

    @inline(__always)
    private static func row(_ hash: UInt64, _ displacement: UInt16, rowCount: UInt64) -> Int {
        let place =
            UInt32(truncatingIfNeeded: hash) &+ UInt32(displacement) &* UInt32(truncatingIfNeeded: hash &>> 31 | 1)
        return Int(truncatingIfNeeded: (UInt64(place) &* rowCount) &>> 32)
    }

    /// Bits of the hash that the row does not depend on. Never 0, the mark of a row without a feature.
    @inline(__always)
    private static func mark(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash &>> 32) | 1 }
}

extension PersonWeights {
    /// The file of these weights by the features' hashes, or their own rows in the place of hashes.
    ///
    /// - Parameter features: ten weights each.
    package static func file(
        firstTransitions: [Int16], secondTransitions: [Int16], bias: Int16, features: [UInt64: [Int8]]
    ) -> [UInt8] {
        let hashes = features.keys.filter { $0 >= DirectTemplate.rowCount }.sorted()
        var placeCount = 2
        while placeCount * 4 < hashes.count { placeCount *= 2 }
        let rowCount = hashes.count + hashes.count / 50 + 1
        let (owners, displacements) = places(hashes, rowCount: rowCount, placeCount: placeCount)
        let noWeights = [Int8](repeating: 0, count: 10)
        var file: [UInt8] = []
        func append(_ value: UInt64, bytes: Int) {
            for byte in 0..<bytes { file.append(UInt8(truncatingIfNeeded: value >> UInt64(byte * 8))) }
        }
        func append(_ weight: Int8) { file.append(UInt8(bitPattern: weight)) }
        for value in firstTransitions + secondTransitions + [bias] {
            append(UInt64(UInt16(bitPattern: value)), bytes: 2)
        }
        file.append(contentsOf: repeatElement(0, count: 104 - file.count))
        append(UInt64(DirectTemplate.rowCount), bytes: 8)
        append(UInt64(rowCount), bytes: 8)
        append(UInt64(placeCount), bytes: 8)
        for row in 0..<UInt64(DirectTemplate.rowCount) {
            for weight in features[row] ?? noWeights { append(weight) }
        }
        for displacement in displacements { append(UInt64(displacement), bytes: 2) }
        for owner in owners {
            for weight in owner.flatMap({ features[$0] }) ?? noWeights { append(weight) }
            append(UInt64(owner.map(mark) ?? 0), bytes: 2)
        }
        append(0, bytes: 4)
        return file
    }

    /// For each row the hash that lies there, and the displacements that say so.
    private static func places(
        _ hashes: [UInt64], rowCount: Int, placeCount: Int
    ) -> (owners: [UInt64?], displacements: [UInt16]) {
        var groups = [[UInt64]](repeating: [], count: placeCount)
        let shift = UInt64(64 - placeCount.trailingZeroBitCount)
        for hash in hashes { groups[Int(hash >> shift)].append(hash) }
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
        return (owners, displacements)
    }
}
