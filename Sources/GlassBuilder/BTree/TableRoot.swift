/// What the version file says about one table.
struct TableRoot: Sendable {
    var root: UInt32 = 0
    var level = 0
    var entryCount: UInt64 = 0
    /// Blocks in the file; none when the table has no file.
    var blockCount: UInt32 = 0

    var byteCount: Int { Int(blockCount) * GlassLimits.blockSize }
}
