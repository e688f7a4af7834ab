/// Sorts numbers digit by digit, the last one first (LSD radix sort; Knuth, The Art of Computer Programming 3, 5.2.5).
enum RadixSort {
    struct Key: BitwiseCopyable {
        var value: UInt64
        var index: Int
    }

    /// Sorts by value; equal ones keep their order.
    static func sort(_ keys: inout FlatBuffer<Key>) {
        guard keys.count > 1 else { return }
        var other = FlatBuffer<Key>(capacity: keys.count)
        other.setEnd(other.base + keys.count)
        // For each digit how often each of its 256 values comes.
        var counts = FlatBuffer<Int>(capacity: 8 * 256)
        counts.append(repeating: 0, count: 8 * 256)
        for place in 0..<keys.count {
            let value = keys[place].value
            for digit in 0..<8 { counts[digit << 8 | byte(digit, of: value)] += 1 }
        }
        for digit in 0..<8 where counts[digit << 8 | byte(digit, of: keys[0].value)] < keys.count {
            scatter(keys, by: digit, starts: counts.base + digit << 8, to: other)
            swap(&keys, &other)
        }
    }

    private static func scatter(
        _ keys: borrowing FlatBuffer<Key>, by digit: Int, starts: UnsafeMutablePointer<Int>,
        to target: borrowing FlatBuffer<Key>
    ) {
        var next = 0
        for value in 0..<256 { (starts[value], next) = (next, next + starts[value]) }
        for place in 0..<keys.count {
            let key = keys[place]
            let value = byte(digit, of: key.value)
            target[starts[value]] = key
            starts[value] += 1
        }
    }

    @inline(__always)
    private static func byte(_ digit: Int, of value: UInt64) -> Int {
        Int(truncatingIfNeeded: value &>> UInt64(digit &* 8) & 0xFF)
    }
}
