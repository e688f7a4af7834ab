/// Encodes ascending positions: the last one, then the others by binary interpolative coding
/// (Moffat and Stuiver, "Binary Interpolative Coding for Effective Index Compression", 2000).
enum PositionCoder {
    /// Bytes to reserve for `count` positions.
    static func maximumLength(_ count: Int) -> Int { 32 + 4 * count }

    @inline(__always)
    static func encode(
        _ positions: UnsafePointer<UInt32>, count: Int, to target: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let last = positions[count &- 1]
        let next = Packing.writeUInt(last, to: target)
        guard count > 1 else { return next }
        let first = positions[0]
        var writer = BitWriter(to: next)
        writer.encode(first, below: last)
        writer.encode(UInt32(truncatingIfNeeded: count &- 2), below: last &- first)
        interpolate(positions, 0, count &- 1, &writer)
        return writer.finish()
    }

    private static func interpolate(
        _ positions: UnsafePointer<UInt32>, _ lower: Int, _ upper: Int, _ writer: inout BitWriter
    ) {
        var low = lower
        while low &+ 1 < upper {
            let free =
                positions[upper] &- positions[low] &- UInt32(truncatingIfNeeded: upper &- low) &+ 1
            // Neighbours without a gap leave no choice: nothing within costs a bit.
            if free == 1 { return }
            let middle = low &+ (upper &- low) / 2
            writer.encode(
                positions[middle] &- positions[low] &- UInt32(truncatingIfNeeded: middle &- low), below: free)
            interpolate(positions, low, middle, &writer)
            low = middle
        }
    }
}
