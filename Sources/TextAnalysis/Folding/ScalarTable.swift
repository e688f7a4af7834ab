import CFolding

/// Two-stage table of all scalars: `blocks[index[scalar / 256]][scalar % 256]`.
///
/// Data of the program, which costs nothing until it is looked at, and then the pages looked at.
struct ScalarTable: @unchecked Sendable {  // Unchecked for its pointers: what is behind them never changes.
    static let shared = ScalarTable()

    let index: UnsafePointer<UInt16>
    let blocks: UnsafePointer<UInt32>
    /// The folded forms, UTF-8, one after another.
    let forms: UnsafePointer<UInt8>
    /// Gap and word bits of every byte (see `ByteClass`).
    let bytes: UnsafePointer<UInt8>

    private init() {
        index = folding_index()
        blocks = folding_blocks()
        forms = folding_forms()
        let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)  // never freed
        for byte in UInt8.min...UInt8.max { (classes + Int(byte)).initialize(to: ByteClass(byte: byte).rawValue) }
        bytes = UnsafePointer(classes)
    }

    @inline(__always)
    subscript(scalar: UInt32) -> ScalarEntry {
        let block = Int(index[Int(scalar &>> 8)])
        return ScalarEntry(bits: blocks[block &<< 8 | Int(scalar & 255)])
    }
}
