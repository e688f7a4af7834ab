/// Reads one record of `FoldingData`: a range of scalars and what they are or fold to.
struct RecordReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        skipSpaces()
    }

    /// `41`, `41-5A` or `41-5A/2`.
    mutating func range() -> (first: UInt32, last: UInt32, step: UInt32) {
        let first = number()
        let last = skip("-") ? number() : first
        let step = skip("/") ? number() : 1
        skipSpaces()
        return (first, last, step)
    }

    /// `73 73` (all fold to these) or `+430` (to this and its successors).
    mutating func targets() -> (scalars: [UInt32], areSuccessive: Bool) {
        let areSuccessive = skip("+")
        var scalars: [UInt32] = []
        while position < bytes.count {
            scalars.append(number())
            skipSpaces()
        }
        return (scalars, areSuccessive)
    }

    func rest() -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[position...]) }

    private mutating func number() -> UInt32 {
        var value: UInt32 = 0
        while position < bytes.count, let digit = hexValue(bytes[position]) {
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    private func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }
}
