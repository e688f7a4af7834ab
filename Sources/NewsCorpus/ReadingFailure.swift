/// A piece of the input that could not be read as an article.
public struct ReadingFailure: Error, Sendable, Equatable {
    /// The absolute path, or `-` for standard input; for a path that does not exist, the path as it was given.
    public var path: String
    /// The line (from 1) on which the unreadable record starts; nil when the whole file is meant.
    public var line: Int?
    /// What is wrong and what to do about it, without path and line: "the file is empty; remove it".
    public var reason: String

    public init(path: String, line: Int? = nil, reason: String) {
        self.path = path
        self.line = line
        self.reason = reason
    }
}

extension ReadingFailure: CustomStringConvertible {
    /// `path:line: reason`.
    public var description: String {
        if let line { "\(path):\(line): \(reason)" } else { "\(path): \(reason)" }
    }
}
