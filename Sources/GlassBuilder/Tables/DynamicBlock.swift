/// Reads the head of a deflate stream (RFC 1951, section 3.2.7) as far as the code of the end-of-block symbol.
struct DynamicBlock {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var bitOffset = 3

    private static let codeLengthOrder: [UInt8] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let endOfBlock = 256

    /// Bits of the end-of-block code; nil unless the stream is a single block with codes of its own.
    static func endOfBlockLength(in stream: UnsafeBufferPointer<UInt8>) -> Int? {
        // BFINAL set, BTYPE 2.
        guard let head = stream.first, head & 7 == 5 else { return nil }
        var block = DynamicBlock(bytes: stream)
        return block.readEndOfBlockLength()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func readEndOfBlockLength() -> Int? {
        guard read(5) != nil, read(5) != nil, let codeLengthCount = read(4) else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 19 + 128) { scratch in
            let lengths = UnsafeMutableBufferPointer(rebasing: scratch[..<19])
            let table = UnsafeMutableBufferPointer(rebasing: scratch[19...])
            lengths.initialize(repeating: 0)
            for index in 0..<codeLengthCount + 4 {
                guard let length = read(3) else { return nil }
                lengths[Int(Self.codeLengthOrder[index])] = UInt8(truncatingIfNeeded: length)
            }
            Self.fill(table, from: lengths)
            return readLength(of: Self.endOfBlock, table)
        }
    }

    /// From the next seven bits to a symbol (low five bits) and the length of its code (high three).
    private static func fill(
        _ table: UnsafeMutableBufferPointer<UInt8>, from lengths: UnsafeMutableBufferPointer<UInt8>
    ) {
        table.initialize(repeating: 0)
        var code = 0
        for length in 1...7 {
            for symbol in 0..<19 where lengths[symbol] == length {
                // Codes stand in the stream from their most significant bit on.
                var reversed = 0
                for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
                for place in stride(from: reversed, to: 128, by: 1 << length) {
                    table[place] = UInt8(truncatingIfNeeded: length << 5 | symbol)
                }
                code += 1
            }
            code <<= 1
        }
    }

    /// Decodes the run-length coded lengths of the symbols up to the one wanted.
    private mutating func readLength(of wanted: Int, _ table: UnsafeMutableBufferPointer<UInt8>) -> Int? {
        var symbol = 0
        var previous = 0
        while true {
            let entry = Int(table[peek(7)])
            guard entry >> 5 > 0, bitOffset + entry >> 5 <= 8 * bytes.count else { return nil }
            bitOffset += entry >> 5
            var repetitions: Int? = 1
            switch entry & 31 {
            case 16: repetitions = read(2).map { $0 + 3 }
            case 17: (previous, repetitions) = (0, read(3).map { $0 + 3 })
            case 18: (previous, repetitions) = (0, read(7).map { $0 + 11 })
            default: previous = entry & 31
            }
            guard let repetitions else { return nil }
            symbol += repetitions
            if symbol > wanted { return previous > 0 ? previous : nil }
        }
    }

    private mutating func read(_ count: Int) -> Int? {
        guard bitOffset + count <= 8 * bytes.count else { return nil }
        defer { bitOffset += count }
        return peek(count)
    }

    /// Up to eight bits; those past the end are 0.
    private func peek(_ count: Int) -> Int {
        let place = bitOffset >> 3
        let low = place < bytes.count ? Int(bytes[place]) : 0
        let high = place + 1 < bytes.count ? Int(bytes[place + 1]) : 0
        return (high << 8 | low) >> (bitOffset & 7) & ((1 << count) - 1)
    }
}
