/// A hash of bytes that is the same in every run and on every machine, eight bytes at a step.
///
/// The mixing step is the folded 128-bit product of Wang Yi's wyhash. It is no defence against chosen collisions:
/// the vocabulary compares the bytes as well.
struct FormHash {
    private static let secrets: (UInt64, UInt64, UInt64) =
        (0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3)

    private var state = FormHash.secrets.0

    /// Takes the next eight bytes, little end first; the last ones of a form are padded with zeros.
    @inline(__always)
    mutating func combine(_ chunk: UInt64) {
        state = FormHash.mix(state ^ chunk, FormHash.secrets.1)
    }

    @inline(__always)
    func finalized(length: Int) -> UInt64 {
        FormHash.mix(state ^ UInt64(truncatingIfNeeded: length), FormHash.secrets.2)
    }

    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// The hash of a form given as a whole.
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = FormHash()
        var offset = 0
        let start = UnsafeRawPointer(bytes.baseAddress)
        if let start {
            while offset &+ 8 <= bytes.count {
                hash.combine(UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset &+= 8
            }
        }
        // No bytes at all are taken for eight zeros, too.
        if offset < bytes.count || offset == 0 { hash.combine(bytes.chunk(at: offset)) }
        return hash.finalized(length: bytes.count)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Up to eight bytes from `offset` as a little-endian number, padded with zeros.
    @inline(__always)
    func chunk(at offset: Int) -> UInt64 {
        guard let baseAddress else { return 0 }
        return baseAddress.chunk(at: offset, end: count)
    }
}

extension UnsafePointer<UInt8> {
    /// Up to eight bytes from `offset` as a little-endian number, padded with zeros from `end` on.
    @inline(__always)
    func chunk(at offset: Int, end: Int) -> UInt64 {
        if offset + 8 <= end {
            return UInt64(littleEndian: UnsafeRawPointer(self + offset).loadUnaligned(as: UInt64.self))
        }
        var chunk: UInt64 = 0
        var index = offset
        while index < end {
            chunk |= UInt64(self[index]) &<< UInt64((index - offset) &* 8)
            index += 1
        }
        return chunk
    }
}
