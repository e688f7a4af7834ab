import Glibc

/// The files and folders in one folder that a walk visits.
struct DirectoryListing {
    /// In byte order, in which the `/` that ends the name of a folder does not count.
    let names: [String]
    /// The folder itself when it cannot be read, and entries that cannot be named.
    private(set) var failures: [ReadingFailure] = []

    init(path: String) {
        guard let directory = opendir(path) else {
            let reason = "the folder cannot be read: \(String(errno: errno))"
            failures = [ReadingFailure(path: Self.trimmed(path), reason: reason)]
            names = []
            return
        }
        defer { closedir(directory) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(directory) {
            let type = Int32(entry.pointee.d_type)
            let raw = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard raw.first != UInt8(ascii: ".") else { continue }
            guard let name = String(validating: raw, as: UTF8.self) else {
                failures.append(
                    ReadingFailure(
                        path: path + String(decoding: raw, as: UTF8.self), reason: "the name is not UTF-8; rename it"))
                continue
            }
            switch Self.kind(type, path: path + name) {
            case S_IFREG: found.append((name, false))
            case S_IFDIR where !name.hasSuffix(".dateline"): found.append((name, true))
            default: break
            }
        }
        found.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        names = found.map { $0.isFolder ? $0.name + "/" : $0.name }
    }

    private static func kind(_ type: Int32, path: String) -> mode_t {
        switch type {
        case Int32(DT_REG): return S_IFREG
        case Int32(DT_DIR): return S_IFDIR
        case Int32(DT_UNKNOWN):  // some file systems do not tell
            var information = stat()
            return lstat(path, &information) == 0 ? information.st_mode & S_IFMT : 0
        default: return 0
        }
    }

    private static func trimmed(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
