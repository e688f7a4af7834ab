/// JSON written straight into bytes, for output of which there is much. The caller sees to it that the pieces make a value.
struct JSONBytes: ~Copyable {
    private var writer: ByteWriter

    /// - Parameter capacity: bytes to make room for; there may come more.
    init(capacity: Int = 4096) {
        writer = ByteWriter(capacity: capacity)
    }

    var bytes: UnsafeBufferPointer<UInt8> { writer.bytes }

    /// Punctuation and keys.
    @inline(__always)
    mutating func raw(_ text: StaticString) { writer.append(text) }

    @inline(__always)
    mutating func integer(_ value: Int) { writer.append(decimal: value) }

    /// In quotes; nil is null.
    @inline(__always)
    mutating func string(_ text: String?) {
        guard let text else { return raw("null") }
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { string($0) }
        if isWritten == nil { string(copying: text) }
    }

    /// A text that is not in UTF-8, as other languages' are.
    @inline(never)
    private mutating func string(copying text: String) {
        Array(text.utf8).withUnsafeBufferPointer { string($0) }
    }

    /// UTF-8 in quotes. Escaped is what RFC 8259 demands, in its short forms where there are such.
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        let target = writer.reserve(utf8.count + 2)
        target.pointee = UInt8(ascii: "\"")
        if let source = utf8.baseAddress, JSONBytes.copyPlain(source, to: target + 1, count: utf8.count) {
            target[utf8.count + 1] = UInt8(ascii: "\"")
            writer.advance(by: utf8.count + 2)
        } else {
            writer.advance(by: 1)
            for byte in utf8 { append(escaping: byte) }
            writer.append(UInt8(ascii: "\""))
        }
    }

    mutating func array<Element>(_ elements: [Element], _ write: (inout JSONBytes, Element) -> Void) {
        writer.append(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { writer.append(UInt8(ascii: ",")) }
            write(&self, elements[index])
        }
        writer.append(UInt8(ascii: "]"))
    }
}

// MARK: - Escapes

extension JSONBytes {
    /// Copies bytes as long as none needs an escape; false if one may.
    ///
    /// The last word overlaps the one before it, so that no byte is looked at by itself but in the shortest texts.
    @inline(__always)
    private static func copyPlain(
        _ bytes: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int
    ) -> Bool {
        let (source, target) = (UnsafeRawPointer(bytes), UnsafeMutableRawPointer(target))
        if count >= 8 {
            var offset = 0
            while true {
                let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if needsEscape(word) { return false }
                target.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
                if offset == count &- 8 { return true }
                offset = min(offset &+ 8, count &- 8)
            }
        }
        if count >= 4 {
            let head = source.loadUnaligned(as: UInt32.self)
            let tail = source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            if needsEscape(UInt64(head) &<< 32 | UInt64(tail)) { return false }
            target.storeBytes(of: head, as: UInt32.self)
            target.storeBytes(of: tail, toByteOffset: count &- 4, as: UInt32.self)
            return true
        }
        for index in 0..<count {
            if needsEscape(bytes[index]) { return false }
            target.storeBytes(of: bytes[index], toByteOffset: index, as: UInt8.self)
        }
        return true
    }

    /// Whether one of eight bytes may need an escape: one below a blank, a quote or a backslash (Mycroft's test for a zero
    /// byte, 1987, which errs only behind such a byte).
    @inline(__always)
    private static func needsEscape(_ bytes: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = bytes ^ ones &* UInt64(UInt8(ascii: "\""))
        let backslash = bytes ^ ones &* UInt64(UInt8(ascii: "\\"))
        let found =
            (bytes &- ones &* 0x20) & ~bytes | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash
        return found & (ones &* 0x80) != 0
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw(#"\""#)
        case UInt8(ascii: "\\"): raw(#"\\"#)
        case 0x08: raw(#"\b"#)
        case 0x09: raw(#"\t"#)
        case 0x0A: raw(#"\n"#)
        case 0x0C: raw(#"\f"#)
        case 0x0D: raw(#"\r"#)
        case ..<0x20:
            raw(#"\u00"#)
            for digit in [byte >> 4, byte & 15] {
                writer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        default: writer.append(byte)
        }
    }
}
