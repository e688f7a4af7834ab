/// Appends codes of up to 32 bits, least significant bit first; the last byte is padded with zeros.
struct BitWriter {
    private var next: UnsafeMutablePointer<UInt8>
    private var pending: UInt64 = 0
    private var pendingBits: UInt64 = 0

    @inline(__always)
    init(to target: UnsafeMutablePointer<UInt8>) { next = target }

    /// Writes `value` of the `range` values 0..<range in a near-minimal binary code: values in the middle of the
    /// range take one bit less when the range is no power of two.
    @inline(__always)
    mutating func encode(_ value: UInt32, below range: UInt32) {
        var bits = UInt64(32 &- (range &- 1).leadingZeroBitCount)
        var code = UInt64(value)
        let spare = (1 &<< bits) &- UInt64(range)
        if spare != 0 {
            let middle = (UInt64(range) &- spare) / 2
            if code >= middle &+ spare {
                code = (code &- (middle &+ spare)) | (1 &<< (bits &- 1))
            } else if code >= middle {
                bits &-= 1
            }
        }
        pending |= code &<< pendingBits
        pendingBits &+= bits
        if pendingBits >= 32 {
            UnsafeMutableRawPointer(next).storeBytes(
                of: UInt32(truncatingIfNeeded: pending).littleEndian, as: UInt32.self)
            next += 4
            pending &>>= 32
            pendingBits &-= 32
        }
    }

    /// Writes what is left and returns the end. Eight bytes from there must be writable.
    @inline(__always)
    mutating func finish() -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer(next).storeBytes(of: pending.littleEndian, as: UInt64.self)
        return next + Int((pendingBits &+ 7) / 8)
    }
}
