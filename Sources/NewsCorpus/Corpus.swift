import Glibc

/// The files below the paths that a user names.
///
/// Folders are walked in the byte order of their entries' names. Symlinks inside them are not followed; hidden entries
/// (leading dot), Dateline's own indexes (`*.dateline`) and what is neither file nor folder are passed over. A path that is
/// named itself is followed even when it is a symlink or hidden. No file is visited twice, however often it is named.
public struct Corpus: Sendable {
    private let roots: [Root]

    private struct Root: Sendable {
        let path: String
        let isFolder: Bool
        let file: CorpusFile
    }

    /// - Parameter paths: files, folders, or `-` for standard input.
    /// - Throws: a failure for the first path that does not exist or is an index of Dateline itself.
    public init(paths: [String]) throws(ReadingFailure) {
        var roots: [Root] = []
        for path in paths { roots.append(try Self.root(path)) }
        self.roots = roots
    }

    /// The files and folders named, absolute and with symlinks resolved; standard input is left out.
    public var rootPaths: [String] { roots.filter { !$0.file.isStandardInput }.map(\.path) }

    private static func root(_ given: String) throws(ReadingFailure) -> Root {
        if given == "-" { return Root(path: "-", isFolder: false, file: .standardInput) }
        var information = stat()
        guard stat(given, &information) == 0 else {
            throw ReadingFailure(path: given, reason: String(errno: errno))
        }
        let kind = information.st_mode & S_IFMT
        var path = given
        // What is no plain file (a pipe, `/dev/fd/63`) is opened as it was given: it has no real path.
        if kind == S_IFREG || kind == S_IFDIR {
            guard let resolved = realpath(given, nil) else {
                throw ReadingFailure(path: given, reason: String(errno: errno))
            }
            defer { free(resolved) }
            path = String(cString: resolved)
        }
        let name = String(path.split(separator: "/").last ?? "/")
        if kind == S_IFDIR && name.hasSuffix(".dateline") {
            throw ReadingFailure(path: given, reason: "is an index of Dateline; name a file or folder of articles")
        }
        let file = CorpusFile(path: path, name: name, information: information)
        return Root(path: path, isFolder: kind == S_IFDIR, file: file)
    }

    /// Calls `file` for each input file and `failure` for each folder or file that cannot be visited.
    ///
    /// - Throws: only what the closures throw, which ends the walk.
    public func walk(
        file: (CorpusFile) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        // One folder holds no path twice, so the paths need to be remembered only when there are several roots.
        var seen: Set<String>? = roots.count > 1 ? [] : nil
        func visit(_ found: CorpusFile) throws {
            if seen?.insert(found.path).inserted ?? true { try file(found) }
        }
        for root in roots {
            if root.isFolder {
                try walk(folder: root.path, file: visit, failure: failure)
            } else {
                try visit(root.file)
            }
        }
    }

    /// The whole walk at once.
    public func files() -> (files: [CorpusFile], failures: [ReadingFailure]) {
        var files: [CorpusFile] = []
        var failures: [ReadingFailure] = []
        // The closures do not throw, so neither does the walk.
        try? walk(file: { files.append($0) }, failure: { failures.append($0) })
        return (files, failures)
    }

    private func walk(
        folder root: String, file: (CorpusFile) throws -> Void, failure: (ReadingFailure) throws -> Void
    ) throws {
        let prefix = root == "/" ? "/" : root + "/"
        /// What is still to visit, relative to the root, the next at the end.
        var pending = [""]
        while let relative = pending.popLast() {
            if relative.isEmpty || relative.hasSuffix("/") {
                let listing = DirectoryListing(path: prefix + relative)
                pending.append(contentsOf: listing.names.reversed().map { relative + $0 })
                for failed in listing.failures { try failure(failed) }
                continue
            }
            var information = stat()
            if lstat(prefix + relative, &information) != 0 {
                try failure(ReadingFailure(path: prefix + relative, reason: String(errno: errno)))
            } else {
                try file(CorpusFile(path: prefix + relative, name: relative, information: information))
            }
        }
    }
}

extension CorpusFile {
    init(path: String, name: String, information: stat) {
        let isPlain = information.st_mode & S_IFMT == S_IFREG
        self.init(
            path: path, name: name, size: isPlain ? Int(information.st_size) : 0,
            modified: isPlain ? information.st_mtim.tv_sec * 1_000_000_000 + information.st_mtim.tv_nsec : 0)
    }
}
