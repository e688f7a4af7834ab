#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// One of the two streams that the program writes to, and what it can show.
struct Terminal: Sendable {
    private let descriptor: Int32
    let isTerminal: Bool
    /// Colour and emphasis: on a terminal only, never with `NO_COLOR` or on a `dumb` one.
    let hasStyle: Bool
    /// Columns that a line may take; 100 where nobody says.
    let columns: Int

    static let standardOutput = Terminal(descriptor: STDOUT_FILENO)
    static let standardError = Terminal(descriptor: STDERR_FILENO)

    private init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        hasStyle = isTerminal && (Self.environment("NO_COLOR") ?? "").isEmpty && Self.environment("TERM") != "dumb"
        var size = winsize()
        let measured = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
        columns = max(20, measured ?? Self.environment("COLUMNS").flatMap { Int($0) } ?? 100)
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// A reader that goes away, such as `head`, ends the program without a word.
    static func endQuietlyOnBrokenPipe() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Writes all of a text; ends the process quietly when nobody reads any more.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// The same for text that is bytes already.
    func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { write($0) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) {
        var written = 0
        while written < bytes.count {
            let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                exit(errno == EPIPE ? ExitStatus.done.rawValue : ExitStatus.someInputFailed.rawValue)
            }
            written += count
        }
    }
}
