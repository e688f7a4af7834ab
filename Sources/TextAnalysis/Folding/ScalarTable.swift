/// Two-stage table of all scalars: `blocks[index[scalar / 256]][scalar % 256]`.
///
/// Built once from the compact notation of `FoldingData`; blocks of one class are shared.
struct ScalarTable: @unchecked Sendable {  // Unchecked for its pointers: nothing writes through them after init.
    static let shared = ScalarTable()

    let index: UnsafePointer<UInt16>
    let blocks: UnsafePointer<UInt32>
    /// The folded forms, UTF-8, one after another.
    let pool: UnsafePointer<UInt8>
    /// Gap and word bits of every byte (see `ByteClass`).
    let bytes: UnsafePointer<UInt8>

    private init() {
        var builder = ScalarTableBuilder()
        builder.addASCII()
        builder.addClasses(FoldingData.classes)
        builder.addFolds(FoldingData.folds)
        index = builder.index.leaked()
        blocks = builder.blocks.leaked()
        pool = builder.pool.leaked()
        bytes = (0...255).map { ByteClass(byte: UInt8($0)).rawValue }.leaked()
    }

    @inline(__always)
    subscript(scalar: UInt32) -> ScalarEntry {
        let block = Int(index[Int(scalar &>> 8)])
        return ScalarEntry(bits: blocks[block &<< 8 | Int(scalar & 255)])
    }
}

extension Array where Element: BitwiseCopyable {
    /// A copy that is never freed, for a table that lives as long as the process.
    fileprivate func leaked() -> UnsafePointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: Swift.max(count, 1))
        _ = copy.initialize(from: self)
        return UnsafePointer(copy.baseAddress ?? UnsafeMutablePointer.allocate(capacity: 1))
    }
}
