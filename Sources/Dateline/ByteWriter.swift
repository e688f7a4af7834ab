/// A growing array of bytes on raw memory, for output that is put together from many short pieces.
struct ByteWriter: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    /// - Parameter capacity: bytes to make room for; there may come more.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        start = .allocate(capacity: self.capacity)
    }

    deinit {
        start.deallocate()
    }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// Makes room and returns the place behind the last byte; what is written there counts by `advance(by:)`.
    @inline(__always)
    mutating func reserve(_ more: Int) -> UnsafeMutablePointer<UInt8> {
        if count &+ more > capacity { grow(by: more) }
        return start + count
    }

    @inline(__always)
    mutating func advance(by written: Int) { count &+= written }

    @inline(never)
    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        grown.update(from: start, count: count)
        start.deallocate()
        (start, capacity) = (grown, larger)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1).pointee = byte
        count &+= 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count &+= text.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        reserve(bytes.count).update(from: base, count: bytes.count)
        count &+= bytes.count
    }

    /// The decimal digits of a number.
    @inline(__always)
    mutating func append(decimal number: Int) {
        guard 0..<100_000_000 ~= number else { return append(longDecimal: number) }
        var rest = UInt32(truncatingIfNeeded: number)
        // The digits come from the last to the first, which ends up in the lowest byte.
        var digits: UInt64 = 0
        var digitCount = 0
        repeat {
            digits = digits &<< 8 | UInt64(UInt8(ascii: "0")) &+ UInt64(rest % 10)
            rest /= 10
            digitCount &+= 1
        } while rest > 0
        UnsafeMutableRawPointer(reserve(8)).storeBytes(of: digits.littleEndian, as: UInt64.self)
        count &+= digitCount
    }

    @inline(never)
    private mutating func append(longDecimal number: Int) {
        for byte in String(number).utf8 { append(byte) }
    }
}
