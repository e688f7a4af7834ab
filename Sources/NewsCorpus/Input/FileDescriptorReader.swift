import Glibc

/// The bytes of a file as they are on disk.
final class FileDescriptorReader {
    private let descriptor: Int32
    private let closes: Bool
    private let path: String
    private let buffer: UnsafeMutableRawBufferPointer
    /// Bytes read ahead by `peek` and not yet given out.
    private var held = 0
    /// What went wrong, for those that learn of it through a C callback.
    private(set) var failure: ReadingFailure?

    /// - Parameter pieceSize: how many bytes are read at once; at least a kilobyte.
    init(_ file: CorpusFile, pieceSize: Int) throws(ReadingFailure) {
        path = file.path
        closes = !file.isStandardInput
        descriptor = file.isStandardInput ? STDIN_FILENO : open(file.path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        buffer = .allocate(byteCount: max(1024, pieceSize), alignment: 64)
        if descriptor < 0 {
            throw ReadingFailure(path: path, reason: "cannot be opened: \(String(errno: errno))")
        }
    }

    deinit {
        if closes && descriptor >= 0 { close(descriptor) }
        buffer.deallocate()
    }

    /// The first bytes of the file, at least `count` unless it is shorter. Before the first `nextPiece` only.
    func peek(_ count: Int) throws(ReadingFailure) -> UnsafeRawBufferPointer {
        while held < min(count, buffer.count) {
            let more = try fill(from: held)
            if more == 0 { break }
            held += more
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<held])
    }

    /// The next bytes, valid until the next call; empty at the end of the file.
    func nextPiece() throws(ReadingFailure) -> UnsafeRawBufferPointer {
        if held > 0 {
            defer { held = 0 }
            return UnsafeRawBufferPointer(rebasing: buffer[..<held])
        }
        let count = try fill(from: 0)
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    private func fill(from start: Int) throws(ReadingFailure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
            if count >= 0 { return count }
            if errno == EINTR { continue }
            let failure = ReadingFailure(path: path, reason: "cannot be read: \(String(errno: errno))")
            self.failure = failure
            throw failure
        }
    }
}

extension String {
    /// The system's message for an error number, with what to do about the common ones.
    init(errno code: Int32) {
        switch code {
        case EACCES, EPERM: self = "permission denied; change its permissions or run as a user who may read it"
        case ENOENT: self = "no such file or folder; check the path"
        case EISDIR: self = "it is a folder"
        default: self = String(cString: strerror(code))
        }
    }
}
