/// One input file found on the walk, or standard input.
public struct CorpusFile: Sendable, Hashable {
    /// Absolute, with symlinks of the path given resolved; `-` for standard input.
    public let path: String
    /// The path relative to the indexed folder, or the file name of a file that was given itself; used for ids.
    public let name: String
    /// Bytes on disk; 0 when unknown (standard input, pipes).
    public let size: Int
    /// Last modification, nanoseconds since 1970; 0 when unknown.
    public let modified: Int
    public var isStandardInput: Bool { path == "-" }

    public init(path: String, name: String, size: Int, modified: Int) {
        self.path = path
        self.name = name
        self.size = size
        self.modified = modified
    }

    public static let standardInput = CorpusFile(path: "-", name: "-", size: 0, modified: 0)
}
