import CDeflate
import Glibc

/// A table's file, written block after block through a buffer of one megabyte.
///
/// The block being filled lies in the buffer itself (``slot``); ``commit()`` gives it the next number.
struct BlockFile: ~Copyable {
    let name: String
    private let descriptor: CInt
    private let sync: Bool
    private let buffer: UnsafeMutablePointer<UInt8>
    private var used = 0
    private(set) var blockCount: UInt32 = 0

    private static let bufferedBlocks = 128

    /// - Parameter sync: whether the file will be synced: what was written then sets out for the disk at once.
    init(path: String, sync: Bool) throws(GlassError) {
        name = path
        self.sync = sync
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw GlassError(.inputOutput, "cannot create \(path): \(systemReason())")
        }
        buffer = .allocate(capacity: Self.bufferedBlocks * GlassLimits.blockSize)
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    /// Where the next block is to be filled; changes with each commit.
    var slot: UnsafeMutablePointer<UInt8> { buffer + used * GlassLimits.blockSize }

    var byteCount: Int { Int(blockCount) * GlassLimits.blockSize }

    /// Numbers the block in ``slot`` and moves on.
    mutating func commit() throws(GlassError) -> UInt32 {
        let number = blockCount
        guard number < UInt32.max else {
            throw GlassError(.full, "\(name) has reached 2^32 blocks")
        }
        used += 1
        blockCount += 1
        if used == Self.bufferedBlocks { try flush() }
        return number
    }

    mutating func flush() throws(GlassError) {
        let count = used * GlassLimits.blockSize
        try writeFully(descriptor, buffer, count: count, named: name)
        // SYNC_FILE_RANGE_WRITE. Only a start: the call that waits for the disk reports what goes wrong.
        if sync { sync_file_range(descriptor, off_t(byteCount - count), off_t(count), 2) }
        used = 0
    }

    private func close(_ descriptor: CInt) { _ = Glibc.close(descriptor) }
}
