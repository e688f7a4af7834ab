/// Reads the notation of `FoldingData` (described in `generate.py`) into a two-stage table.
struct ScalarTableBuilder {
    private(set) var index = [UInt16](repeating: 0, count: 0x110000 >> 8)
    private(set) var blocks = [UInt32](repeating: 0, count: 256)
    private(set) var pool: [UInt8] = []
    /// Blocks that hold one class throughout and serve several places; copied before they are changed.
    private var uniformBlocks: [UInt32: UInt16] = [0: 0]
    /// Whether a block is one of these.
    private var isUniform = [true]
    /// Where folded forms of at most seven bytes lie, by their bytes and length as one number.
    private var poolOffsets: [UInt64: Int] = [:]

    mutating func addASCII() {
        for byte in UInt8(0)..<0x80 {
            let entry: ScalarEntry =
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): ScalarEntry(.letter, isUpper: true)
                case UInt8(ascii: "a")...UInt8(ascii: "z"): ScalarEntry(.letter, isLower: true)
                default: ScalarEntry(ByteClass(byte: byte).scalarClass)
                }
            set(UInt32(byte), to: entry)
            if entry.isUpper { setFold(UInt32(byte), to: [byte | 0x20]) }
        }
    }

    mutating func addClasses(_ data: StaticString) {
        forEachRecord(of: data) { builder, record in
            var reader = RecordReader(record)
            let range = reader.range()
            let pattern = reader.rest().map(ScalarEntry.init(notation:))
            if pattern.count == 1 {
                builder.fill(range.first...range.last, with: pattern[0])
            } else {
                for scalar in range.first...range.last {
                    builder.set(scalar, to: pattern[Int(scalar - range.first) % pattern.count])
                }
            }
        }
    }

    mutating func addFolds(_ data: StaticString) {
        forEachRecord(of: data) { builder, record in
            var reader = RecordReader(record)
            let range = reader.range()
            let targets = reader.targets()
            var bytes: [UInt8] = []
            for scalar in stride(from: range.first, through: range.last, by: Int(range.step)) {
                let shift = targets.areSuccessive ? scalar - range.first : 0
                bytes.removeAll(keepingCapacity: true)
                for target in targets.scalars { UTF8Scalar.append(target + shift, to: &bytes) }
                builder.setFold(scalar, to: bytes)
            }
        }
    }

    private mutating func forEachRecord(
        of data: StaticString, _ body: (inout ScalarTableBuilder, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let bytes = UnsafeBufferPointer(start: data.utf8Start, count: data.utf8CodeUnitCount)
        var start = 0
        for end in 0...bytes.count {
            guard end == bytes.count || bytes[end] == UInt8(ascii: ";") || bytes[end] == UInt8(ascii: "\n")
            else { continue }
            if end > start { body(&self, UnsafeBufferPointer(rebasing: bytes[start..<end])) }
            start = end + 1
        }
    }

    private mutating func fill(_ range: ClosedRange<UInt32>, with entry: ScalarEntry) {
        var scalar = range.lowerBound
        while scalar <= range.upperBound {
            if scalar & 255 == 0, scalar + 255 <= range.upperBound, index[Int(scalar >> 8)] == 0 {
                index[Int(scalar >> 8)] = uniformBlock(of: entry)
                scalar += 256
            } else {
                set(scalar, to: entry)
                scalar += 1
            }
        }
    }

    private mutating func uniformBlock(of entry: ScalarEntry) -> UInt16 {
        if let block = uniformBlocks[entry.bits] { return block }
        let block = UInt16(blocks.count >> 8)
        blocks.append(contentsOf: repeatElement(entry.bits, count: 256))
        isUniform.append(true)
        uniformBlocks[entry.bits] = block
        return block
    }

    private mutating func set(_ scalar: UInt32, to entry: ScalarEntry) {
        var block = index[Int(scalar >> 8)]
        if isUniform[Int(block)] {
            let shared = Int(block) << 8
            block = UInt16(blocks.count >> 8)
            blocks.append(contentsOf: Array(blocks[shared..<shared + 256]))
            isUniform.append(false)
            index[Int(scalar >> 8)] = block
        }
        blocks[Int(block) << 8 | Int(scalar & 255)] = entry.bits
    }

    private mutating func setFold(_ scalar: UInt32, to bytes: [UInt8]) {
        let entry = ScalarEntry(bits: blocks[Int(index[Int(scalar >> 8)]) << 8 | Int(scalar & 255)])
        let key = bytes.count < 8 ? bytes.reduce(UInt64(bytes.count)) { $0 << 8 | UInt64($1) } : nil
        let offset = key.flatMap { poolOffsets[$0] } ?? pool.count
        guard let folding = entry.folding(offset: offset, length: bytes.count) else {
            preconditionFailure("the folded form of U+\(String(scalar, radix: 16)) does not fit the table")
        }
        if offset == pool.count {
            pool.append(contentsOf: bytes)
            if let key { poolOffsets[key] = offset }
        }
        set(scalar, to: folding)
    }
}

extension ByteClass {
    fileprivate var scalarClass: ScalarClass {
        switch self {
        case .letter: .letter
        case .digit: .digit
        case .apostrophe: .apostrophe
        case .space: .space
        case .lineBreak: .lineBreak
        case .stop: .stop
        case .parting: .parting
        default: .separator
        }
    }
}

extension ScalarEntry {
    /// The class of a letter of the notation.
    fileprivate init(notation letter: UInt8) {
        switch letter {
        case UInt8(ascii: "L"): self.init(.letter)
        case UInt8(ascii: "U"): self.init(.letter, isUpper: true)
        case UInt8(ascii: "l"): self.init(.letter, isLower: true)
        case UInt8(ascii: "D"): self.init(.digit)
        case UInt8(ascii: "M"): self.init(.mark)
        case UInt8(ascii: "I"): self.init(.ignored)
        case UInt8(ascii: "B"): self.init(.bigram)
        case UInt8(ascii: "A"): self.init(.apostrophe)
        case UInt8(ascii: "N"): self.init(.innerMark)
        case UInt8(ascii: "S"): self.init(.space)
        case UInt8(ascii: "R"): self.init(.lineBreak)
        case UInt8(ascii: "T"): self.init(.stop)
        default: self.init(.parting)
        }
    }
}
