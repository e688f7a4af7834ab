import CDeflate

/// Compresses tags as raw deflate, and only into what every released Xapian can read back.
///
/// Xapian inflates in steps of 8192 bytes and gives up once the input is used up, even if output is still
/// pending then (seen in 1.4.22 to 2.1.0: "Too few chunks of compressed data"). That can only happen when the last
/// input byte still yields output, and whether it does depends on how the tag is split over blocks. So tags that
/// take more than one step are only compressed when all output comes before the last byte, whatever the split.
struct Deflater: ~Copyable {
    /// Tags of this length and below are never compressed in `docdata` and `termlist`.
    static let minimumLength = 18
    private static let step = 8192

    private let compression: GlassCompression
    private let compressor: UnsafeMutablePointer<isal_zstream>
    private let work: UnsafeMutablePointer<UInt8>
    private var output = FlatBuffer<UInt8>()
    private var inflated: FlatBuffer<UInt8>
    private let stream: UnsafeMutablePointer<z_stream>
    private var streamIsReady = false

    init(_ compression: GlassCompression) {
        self.compression = compression
        compressor = .allocate(capacity: 1)
        work = .allocate(capacity: compression == .deflate ? igzip_work_size : 0)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        inflated = FlatBuffer(capacity: 32 << 10)
    }

    deinit {
        if streamIsReady { inflateEnd(stream) }
        stream.deallocate()
        work.deallocate()
        compressor.deallocate()
    }

    /// The compressed tag, valid until the next call; nil when the tag is better stored as it is.
    mutating func compress(_ tag: UnsafePointer<UInt8>, count: Int) -> UnsafeBufferPointer<UInt8>? {
        guard compression == .deflate, count > Self.minimumLength, let size = Int32(exactly: count) else {
            return nil
        }
        output.removeAll()
        let target = output.reserve(count)
        let length = igzip_deflate(compressor, work, tag, UInt32(size), target, UInt32(size - 1))
        guard length > 0 else { return nil }
        let compressed = UnsafeBufferPointer(start: UnsafePointer(target), count: length)
        guard count <= Self.step || isReadable(compressed, inflatedCount: count) else { return nil }
        return compressed
    }

    /// Whether all output comes before the last byte of input is taken.
    ///
    /// The last byte holds at most eight bits of the stream. An end-of-block code of eight or more fills them all, which
    /// the head of the stream tells; it is so in any text that does not repeat itself all along.
    mutating func isReadable(_ compressed: UnsafeBufferPointer<UInt8>, inflatedCount: Int) -> Bool {
        if let length = DynamicBlock.endOfBlockLength(in: compressed), length >= 8 { return true }
        return inflatesBeforeLastByte(compressed, inflatedCount: inflatedCount)
    }

    /// The same by inflating all but the last byte.
    mutating func inflatesBeforeLastByte(_ compressed: UnsafeBufferPointer<UInt8>, inflatedCount: Int) -> Bool {
        guard let base = compressed.baseAddress, prepareStream() else { return false }
        inflated.removeAll()
        stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
        stream.pointee.avail_in = uInt(compressed.count - 1)
        stream.pointee.next_out = inflated.reserve(inflatedCount)
        stream.pointee.avail_out = uInt(inflatedCount)
        let status = inflate(stream, Z_SYNC_FLUSH)
        return (status == Z_OK || status == Z_BUF_ERROR) && stream.pointee.avail_out == 0
    }

    private mutating func prepareStream() -> Bool {
        if streamIsReady { return inflateReset(stream) == Z_OK }
        streamIsReady =
            inflateInit2_(stream, -15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK
        return streamIsReady
    }
}
