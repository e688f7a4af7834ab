/// Turns the bytes of a text file into UTF-8, whatever encoding they are in.
///
/// A byte order mark decides (UTF-8, UTF-16, UTF-32). Without one: UTF-8 when valid, or when it has at least twice as many
/// good multi-byte sequences as bad ones, which then become U+FFFD; else Windows-1252, of which Latin-1 is a part.
/// The rule by majority rests on this: text in Windows-1252 hardly ever holds a byte pair that is valid UTF-8.
///
/// Lines end in `\n` afterwards, and control characters but tab and newline are spaces.
enum TextDecoding {
    static func text(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let start = bytes.prefix(4)
        if start.starts(with: [0xFF, 0xFE, 0, 0]) {
            return clean(units(bytes.dropFirst(4), of: UInt32.self, isBigEndian: false), UTF32.self)
        }
        if start.starts(with: [0, 0, 0xFE, 0xFF]) {
            return clean(units(bytes.dropFirst(4), of: UInt32.self, isBigEndian: true), UTF32.self)
        }
        if start.starts(with: [0xFF, 0xFE]) {
            return clean(units(bytes.dropFirst(2), of: UInt16.self, isBigEndian: false), UTF16.self)
        }
        if start.starts(with: [0xFE, 0xFF]) {
            return clean(units(bytes.dropFirst(2), of: UInt16.self, isBigEndian: true), UTF16.self)
        }
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes
        let (good, bad) = multiByteSequences(text)
        if bad == 0 { return clean(text) }
        return good >= 2 * bad ? clean(text, UTF8.self) : fromWindows1252(text)
    }

    private static func clean<Encoding: UnicodeCodec>(
        _ units: some Collection<Encoding.CodeUnit>, _ encoding: Encoding.Type
    ) -> [UInt8] {
        var text = String(decoding: units, as: encoding)
        return text.withUTF8(clean)
    }

    private static func units<Unit: FixedWidthInteger>(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>, of: Unit.Type, isBigEndian: Bool
    ) -> [Unit] {
        let size = MemoryLayout<Unit>.size
        return stride(from: bytes.startIndex, to: bytes.endIndex - bytes.count % size, by: size).map { start in
            var unit: Unit = 0
            for offset in 0..<size {
                unit |= Unit(bytes[start + offset]) << Unit(8 * (isBigEndian ? size - 1 - offset : offset))
            }
            return unit
        }
    }

    private static func multiByteSequences(_ bytes: UnsafeBufferPointer<UInt8>) -> (good: Int, bad: Int) {
        var good = 0
        var bad = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index += 1
            } else if let length = sequenceLength(bytes, at: index) {
                good += 1
                index += length
            } else {
                bad += 1
                index += 1
            }
        }
        return (good, bad)
    }

    /// The length of the well-formed multi-byte sequence at this index (Unicode Standard, table 3-7).
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
        for next in (index + 2)..<(index + max(length, 2)) where bytes[next] & 0xC0 != 0x80 { return nil }
        return length
    }

    private static func fromWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            let value = 0x80...0x9F ~= byte ? windows1252[Int(byte) - 0x80] : UInt16(byte)
            scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        var text = String(scalars)
        return text.withUTF8(clean)
    }

    /// 0x80...0x9F (WHATWG index windows-1252, but for the five bytes that Microsoft leaves undefined).
    private static let windows1252: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// Valid UTF-8 with its line ends and control characters evened out.
    private static func clean(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { clean, count in
            var previous: UInt8 = 0
            for byte in text {
                if byte == 0x0A && previous == 0x0D {
                    previous = byte
                    continue
                }
                previous = byte
                clean[count] = byte >= 0x20 || byte == 0x09 || byte == 0x0A ? byte : byte == 0x0D ? 0x0A : 0x20
                count += 1
            }
        }
    }
}
