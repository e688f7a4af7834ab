/// A growable array of plain values on raw memory, for the hot loops: no retain, no uniqueness or bounds check.
///
/// `slack` elements past the end are always allocated, so that short copies may move whole words.
struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity: Int

    private static var slack: Int { 16 }

    init(capacity: Int = 64) {
        self.capacity = capacity
        base = .allocate(capacity: capacity + Self.slack)
    }

    init(copying other: borrowing FlatBuffer) {
        self.init(capacity: other.count)
        base.update(from: other.base, count: other.count)
        count = other.count
    }

    deinit { base.deallocate() }

    /// Hands over the memory, which the caller deallocates, and goes on with new memory for about as much.
    mutating func takeMemory() -> UnsafeMutablePointer<Element> {
        let memory = base
        capacity = count + count / 8 + 64
        base = .allocate(capacity: capacity + Self.slack)
        count = 0
        return memory
    }

    /// The place after the last element.
    var end: UnsafeMutablePointer<Element> {
        @inline(__always) get { base + count }
    }

    /// Makes room for `extra` more elements and returns the place of the first of them.
    @inline(__always)
    mutating func reserve(_ extra: Int) -> UnsafeMutablePointer<Element> {
        if count &+ extra > capacity { grow(extra) }
        return base + count
    }

    /// Takes over what was written from ``reserve(_:)``'s place up to `newEnd`.
    @inline(__always)
    mutating func setEnd(_ newEnd: UnsafeMutablePointer<Element>) {
        count = newEnd - base
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        reserve(1).initialize(to: element)
        count &+= 1
    }

    mutating func append(repeating element: Element, count extra: Int) {
        reserve(extra).initialize(repeating: element, count: extra)
        count += extra
    }

    @inline(__always)
    mutating func append(_ source: UnsafePointer<Element>, count extra: Int) {
        reserve(extra).update(from: source, count: extra)
        count &+= extra
    }

    mutating func removeAll() { count = 0 }

    mutating func removeLast(downTo newCount: Int) { count = newCount }

    @inline(__always)
    subscript(index: Int) -> Element {
        get { base[index] }
        nonmutating set { base[index] = newValue }
    }

    var memoryUsed: Int { capacity * MemoryLayout<Element>.stride }

    @inline(never)
    private mutating func grow(_ extra: Int) {
        capacity = max(capacity * 2, count + extra)
        let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity + Self.slack)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }
}

/// Copies `count` bytes and writes no others: up to 16 by two moves that may overlap, without a call.
@inline(__always)
func copyExactly(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
    @inline(__always)
    func copyEnds<Word: BitwiseCopyable>(_ word: Word.Type) {
        let rest = count &- MemoryLayout<Word>.size
        let head = UnsafeRawPointer(source).loadUnaligned(as: word)
        let tail = UnsafeRawPointer(source).loadUnaligned(fromByteOffset: rest, as: word)
        UnsafeMutableRawPointer(target).storeBytes(of: head, as: word)
        UnsafeMutableRawPointer(target).storeBytes(of: tail, toByteOffset: rest, as: word)
    }
    switch count {
    case 1: target.pointee = source.pointee
    case 2..<4: copyEnds(UInt16.self)
    case 4..<8: copyEnds(UInt32.self)
    case 8...16: copyEnds(UInt64.self)
    default: target.update(from: source, count: count)
    }
}

/// Copies `count` bytes, moving 16 at once: both sides must own 16 bytes past the end.
@inline(__always)
func copyShort(
    _ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int
) -> UnsafeMutablePointer<UInt8> {
    if count <= 16 {
        let word = UnsafeRawPointer(source).loadUnaligned(as: SIMD2<UInt64>.self)
        UnsafeMutableRawPointer(target).storeBytes(of: word, as: SIMD2<UInt64>.self)
    } else {
        target.update(from: source, count: count)
    }
    return target + count
}
