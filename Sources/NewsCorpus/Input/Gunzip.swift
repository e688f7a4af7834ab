import CArchive

/// Undoes gzip (RFC 1952), member after member, checking each member's CRC.
///
/// What was decompressed before the place where a file is damaged or cut off is given out first; the failure comes after.
final class Gunzip {
    private let source: FileDescriptorReader
    private let path: String
    /// Allocated, because zlib remembers its address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var input = UnsafeRawBufferPointer(start: nil, count: 0)
    private let output: UnsafeMutableRawBufferPointer
    private var pendingFailure: ReadingFailure?
    private var betweenMembers = false
    private var finished = false

    init(_ source: FileDescriptorReader, path: String) throws(ReadingFailure) {
        self.source = source
        self.path = path
        output = .allocate(byteCount: 256 << 10, alignment: 64)
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 15 bits of window, +16: a gzip header and no other.
        guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ReadingFailure(path: path, reason: "cannot be decompressed: there is not enough memory")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        output.deallocate()
    }

    /// The next decompressed bytes, valid until the next call; empty at the end.
    func nextPiece() throws(ReadingFailure) -> UnsafeRawBufferPointer {
        if let pendingFailure { throw pendingFailure }
        var filled = 0
        while !finished && filled < output.count {
            do {
                try step(&filled)
            } catch {
                pendingFailure = error
                if filled == 0 { throw error }
                break
            }
        }
        return UnsafeRawBufferPointer(rebasing: output[..<filled])
    }

    private func step(_ filled: inout Int) throws(ReadingFailure) {
        if input.isEmpty {
            input = try source.nextPiece()
            if input.isEmpty {
                finished = true
                if !betweenMembers { throw ReadingFailure(path: path, reason: Self.truncated) }
                return
            }
        }
        if betweenMembers {
            // Bytes after a member that do not begin another are padding, which gzip(1) ignores as well.
            guard input[0] == 0x1F else {
                finished = true
                return
            }
            inflateReset(stream)
            betweenMembers = false
        }
        try inflateOnce(&filled)
    }

    private func inflateOnce(_ filled: inout Int) throws(ReadingFailure) {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress.map { ($0 + filled).assumingMemoryBound(to: UInt8.self) }
        stream.pointee.avail_out = UInt32(output.count - filled)
        let status = inflate(stream, Z_NO_FLUSH)
        filled = output.count - Int(stream.pointee.avail_out)
        input = UnsafeRawBufferPointer(rebasing: input[(input.count - Int(stream.pointee.avail_in))...])
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: betweenMembers = true
        default:
            finished = true
            let detail = stream.pointee.msg.map { " (\(String(cString: $0)))" } ?? ""
            throw ReadingFailure(path: path, reason: "the gzip data are damaged\(detail); " + Self.advice)
        }
    }

    private static let truncated = "the gzip data end too early, the file is truncated; " + advice
    private static let advice = "what came before was read, fetch the file again for the rest"
}
