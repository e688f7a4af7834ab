import Glibc

/// Bytes that no longer change, on the heap or mapped from a temporary file; 16 more may be read past the end.
///
/// `@unchecked Sendable`: the memory is written before the object exists and only read afterwards.
final class ByteStorage: @unchecked Sendable {
    let base: UnsafePointer<UInt8>
    let count: Int
    let isMapped: Bool
    /// Of a run: offsets of some of its pieces, ascending, by which a key is found without reading all before it.
    let marks: [Int]

    /// Readable bytes that every storage has past its end.
    static let slack = 16
    /// Bytes that Linux maps around one that is touched (`fault_around_bytes`). Where a file was written in larger steps
    /// than these, it maps as much as a step (since 6.18), so runs are written in such steps.
    static let mappedAtOnce = 1 << 16

    private let memory: UnsafeMutableRawPointer

    /// Takes over what a buffer holds, without copying; the buffer is empty then.
    init(taking bytes: inout FlatBuffer<UInt8>, marks: [Int] = []) {
        count = bytes.count
        isMapped = false
        self.marks = marks
        _ = bytes.reserve(Self.slack)
        (bytes.base + count).initialize(repeating: 0, count: Self.slack)
        let start = bytes.takeMemory()
        memory = UnsafeMutableRawPointer(start)
        base = UnsafePointer(start)
    }

    /// Copies what a buffer holds.
    init(copying bytes: borrowing FlatBuffer<UInt8>) {
        count = bytes.count
        isMapped = false
        marks = []
        memory = .allocate(byteCount: count + Self.slack, alignment: 8)
        memory.copyMemory(from: bytes.base, byteCount: count)
        (memory + count).initializeMemory(as: UInt8.self, repeating: 0, count: Self.slack)
        base = UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
    }

    /// Maps the first `count` bytes of a file, which must be at least `slack` bytes longer.
    init(mapping file: borrowing TemporaryFile, count: Int, marks: [Int]) throws(GlassError) {
        guard let memory = mmap(nil, count + Self.slack, PROT_READ, MAP_SHARED, file.descriptor, 0),
            memory != MAP_FAILED
        else { throw GlassError(.inputOutput, "cannot map a sorted run: \(systemReason())") }
        madvise(memory, count + Self.slack, MADV_SEQUENTIAL)
        self.memory = memory
        self.count = count
        self.marks = marks
        isMapped = true
        base = UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
    }

    deinit {
        if isMapped {
            munmap(memory, count + Self.slack)
        } else {
            memory.deallocate()
        }
    }

    /// Tells the system that these bytes were read: if mapped, they and those around them that came with them leave this
    /// process's memory, and come back from the file when touched.
    func release(_ range: Range<Int>) {
        guard isMapped, !range.isEmpty else { return }
        let start = (memory + range.lowerBound).alignedDown(toMultipleOf: Self.mappedAtOnce)
        let end = (memory + range.upperBound).alignedUp(toMultipleOf: Self.mappedAtOnce)
        let mapped = max(memory, start)..<min(memory + count + Self.slack, end)
        madvise(mapped.lowerBound, mapped.count, MADV_DONTNEED)
    }
}
