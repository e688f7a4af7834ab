#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Writing that survives a crash at any moment.
enum DurableFile {
    /// Puts `bytes` in the place of the file at `path` in one step: readers see the old content or the new.
    static func replace(_ path: String, with bytes: [UInt8]) throws(IndexError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw IndexError(writing: path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw IndexError(writing: path)
            }
            written += count
        }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw IndexError(writing: path) }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try synchronizeFolder(folder.isEmpty ? "/" : folder)
    }

    /// Makes a folder and those that it lies in, as far as they are not there.
    static func makeFolders(_ path: String) throws(IndexError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw IndexError(.inputOutput, "cannot make the folder \(path): a file of that name is in its place")
            }
            return
        }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw IndexError(writing: path)
        }
        try makeFolders(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw IndexError(writing: path) }
    }

    /// Bytes of all files in a folder and below.
    static func byteCount(of path: String) -> Int {
        var status = stat()
        guard lstat(path, &status) == 0 else { return 0 }
        guard status.st_mode & S_IFMT == S_IFDIR else { return Int(status.st_size) }
        return names(in: path).reduce(0) { $0 + byteCount(of: path + "/" + $1) }
    }

    /// Makes the content of all files in a folder durable, and the folder itself.
    static func synchronizeFiles(in path: String) throws(IndexError) {
        for name in names(in: path) {
            let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw IndexError(writing: path + "/" + name) }
            defer { close(descriptor) }
            guard fsync(descriptor) == 0 else { throw IndexError(writing: path + "/" + name) }
        }
        try synchronizeFolder(path)
    }

    /// The entries of a folder; none when it cannot be read.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Makes creations, renames and removals in a folder durable.
    static func synchronizeFolder(_ path: String) throws(IndexError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw IndexError(writing: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw IndexError(writing: path) }
    }
}

extension IndexError {
    /// The failure that `errno` tells, met while writing `path`.
    init(writing path: String) {
        let hint =
            switch errno {
            case EACCES, EPERM: "; check its permissions, or choose another place with --index"
            case EROFS: "; choose another place with --index"
            case ENOSPC, EDQUOT: "; free some space, or choose another place with --index"
            default: ""
            }
        self.init(.inputOutput, "cannot write \(path): \(String(cString: strerror(errno)))\(hint)")
    }
}
