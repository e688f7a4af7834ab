/// The byte encodings of numbers and strings in keys and tags.
///
/// Writers take a pointer with enough room and return the place after what they wrote. Readers trust their input:
/// they only ever read what this module wrote.
enum Packing {
    /// Most bytes of a 32-bit (64-bit) number by ``writeUInt(_:to:)``.
    static let maximumUInt32 = 5
    static let maximumUInt64 = 10

    /// Seven bits a byte, low group first; the high bit says that more follow.
    @inline(__always)
    static func writeUInt<Number: FixedWidthInteger & UnsignedInteger>(
        _ number: Number, to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var rest = number
        var next = target
        while rest >= 0x80 {
            next.pointee = UInt8(truncatingIfNeeded: rest) | 0x80
            next += 1
            rest >>= 7
        }
        next.pointee = UInt8(truncatingIfNeeded: rest)
        return next + 1
    }

    static func uintLength(_ number: UInt64) -> Int {
        max(1, (70 - number.leadingZeroBitCount) / 7)
    }

    @inline(__always)
    static func readUInt(_ next: inout UnsafePointer<UInt8>) -> UInt64 {
        var byte = next.pointee
        next += 1
        if byte < 0x80 { return UInt64(byte) }
        var value = UInt64(byte & 0x7f)
        var shift: UInt64 = 7
        repeat {
            byte = next.pointee
            next += 1
            value |= UInt64(byte & 0x7f) &<< shift
            shift &+= 7
        } while byte >= 0x80
        return value
    }

    @inline(__always)
    static func readUInt32(_ next: inout UnsafePointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: readUInt(&next))
    }

    /// Little-endian without trailing zero bytes, for the end of a key: 0 takes no byte.
    static func writeLastUInt(_ number: UInt32, to target: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        var rest = number
        var next = target
        while rest != 0 {
            next.pointee = UInt8(truncatingIfNeeded: rest)
            next += 1
            rest >>= 8
        }
        return next
    }

    /// Big-endian in 2 to 5 bytes such that byte order is number order; the first byte is never 0xff.
    @inline(__always)
    static func writeSortableUInt(
        _ number: UInt32, to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        if number < 0x8000 {
            target[0] = UInt8(truncatingIfNeeded: number >> 8)
            target[1] = UInt8(truncatingIfNeeded: number)
            return target + 2
        }
        let length = (37 - number.leadingZeroBitCount) / 7
        var rest = UInt64(number)
        for index in stride(from: length - 1, through: 0, by: -1) {
            target[index] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        target[0] |= UInt8(truncatingIfNeeded: 0xff << (10 - length))
        return target + length
    }

    /// A string inside a key: zero bytes become `00 ff`. The terminator `00` is the caller's.
    @inline(__always)
    static func writeSortableString(
        _ bytes: UnsafePointer<UInt8>, count: Int, to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var next = target
        for index in 0..<count {
            next.pointee = bytes[index]
            next += 1
            if bytes[index] == 0 {
                next.pointee = 0xff
                next += 1
            }
        }
        return next
    }

    /// The first eight bytes as a big-endian number, padded with zeros: orders strings up to ties.
    @inline(__always)
    static func prefix(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
        let raw = UnsafeRawPointer(bytes)
        if count >= 8 { return UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)) }
        if count >= 4 {
            let head = UInt64(UInt32(bigEndian: raw.loadUnaligned(as: UInt32.self)))
            let tail = UInt64(UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)))
            let shift = UInt64(64 - 8 * count)
            return head << 32 | tail << shift
        }
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
        return value
    }
}
