import CJSON
import Glibc

extension String {
    /// - Parameter bytes: UTF-8 that the JSON parser has found valid; it is not looked at again.
    init(checked bytes: UnsafeBufferPointer<UInt8>) {
        self.init(copying: UTF8Span(unchecked: bytes.span))
    }

    /// The same as `init(decoding:as:)`, but simdjson tells whether the bytes are valid, several times faster.
    package init(repairing bytes: UnsafeBufferPointer<UInt8>) {
        let isValid = bytes.withMemoryRebound(to: CChar.self) { json_utf8_is_valid($0.baseAddress, $0.count) }
        if isValid { self.init(checked: bytes) } else { self.init(decoding: bytes, as: UTF8.self) }
    }

    /// Valid UTF-8 as it is, except that `\r\n` becomes `\n` and NUL a space.
    init(cleaning bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.contains(byte: 0x0D) || bytes.contains(byte: 0) else {
            self.init(checked: bytes)
            return
        }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            clean.append(byte == 0 ? 0x20 : byte)
        }
        self.init(decoding: clean, as: UTF8.self)
    }

    /// As `cleaning`, without ASCII white space at the ends; nil when nothing is left.
    init?(trimming bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var end = bytes.count
        while start < end, isASCIISpace(bytes[start]) || bytes[start] == 0 { start += 1 }
        while start < end, isASCIISpace(bytes[end - 1]) || bytes[end - 1] == 0 { end -= 1 }
        guard start < end else { return nil }
        self.init(cleaning: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func contains(byte: Int32) -> Bool {
        guard let baseAddress else { return false }
        return memchr(baseAddress, byte, count) != nil
    }
}
