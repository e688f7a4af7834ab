/// JSON written straight into bytes, for output of which there is much. The caller sees to it that the pieces make a value.
struct JSONBytes: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var count = 0

    /// - Parameter capacity: bytes to make room for; there may come more.
    init(capacity: Int = 4096) {
        start = .allocate(capacity: max(capacity, 64))
        self.capacity = max(capacity, 64)
    }

    deinit {
        start.deallocate()
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    @inline(__always)
    private mutating func makeRoom(for more: Int) {
        if count &+ more > capacity { grow(by: more) }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        grown.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (grown, larger)
    }

    @inline(__always)
    private mutating func byte(_ byte: UInt8) {
        makeRoom(for: 1)
        start[count] = byte
        count &+= 1
    }

    @inline(__always)
    private mutating func append(_ source: UnsafePointer<UInt8>, count more: Int) {
        makeRoom(for: more)
        (start + count).update(from: source, count: more)
        count &+= more
    }

    /// Punctuation and keys.
    @inline(__always)
    mutating func raw(_ text: StaticString) { append(text.utf8Start, count: text.utf8CodeUnitCount) }

    mutating func integer(_ value: Int) {
        makeRoom(for: 20)
        if value < 0 { byte(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let first = start + count
        var digits = 0
        repeat {
            first[digits] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            digits &+= 1
        } while rest > 0
        // The digits came from the last to the first.
        for place in 0..<digits / 2 {
            (first[place], first[digits &- 1 &- place]) = (first[digits &- 1 &- place], first[place])
        }
        count &+= digits
    }

    /// In quotes; nil is null.
    mutating func string(_ text: String?) {
        guard var text else { return raw("null") }
        text.withUTF8 { string($0) }
    }

    /// UTF-8 in quotes. Escaped is what RFC 8259 demands, in its short forms where there are such.
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        makeRoom(for: utf8.count + 2)
        byte(UInt8(ascii: "\""))
        if let source = utf8.baseAddress {
            var at = 0
            while true {
                let plain = JSONBytes.plainCount(source + at, utf8.count - at)
                append(source + at, count: plain)
                at += plain
                if at == utf8.count { break }
                escape(source[at])
                at += 1
            }
        }
        byte(UInt8(ascii: "\""))
    }

    /// How many bytes at the start need no escape.
    @inline(__always)
    private static func plainCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
        let start = UnsafeRawPointer(bytes)
        var index = 0
        while index &+ 8 <= count, !needsEscape(start.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
            index &+= 8
        }
        while index < count, !needsEscape(bytes[index]) { index &+= 1 }
        return index
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

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): raw(#"\""#)
        case UInt8(ascii: "\\"): raw(#"\\"#)
        case 0x08: raw(#"\b"#)
        case 0x09: raw(#"\t"#)
        case 0x0A: raw(#"\n"#)
        case 0x0C: raw(#"\f"#)
        case 0x0D: raw(#"\r"#)
        default:
            raw(#"\u00"#)
            for digit in [byte >> 4, byte & 15] {
                self.byte(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }

    mutating func array<Element>(_ elements: [Element], _ write: (inout JSONBytes, Element) -> Void) {
        byte(UInt8(ascii: "["))
        for index in elements.indices {
            if index > 0 { byte(UInt8(ascii: ",")) }
            write(&self, elements[index])
        }
        byte(UInt8(ascii: "]"))
    }
}
