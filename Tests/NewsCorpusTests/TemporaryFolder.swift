import Glibc
@testable import NewsCorpus

/// A folder that a test fills and that vanishes with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/dateline-corpus-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else { throw Failed(code: errno) }
        defer { free(resolved) }
        path = String(cString: resolved)
    }

    deinit { Self.remove(path) }

    struct Failed: Error { let code: Int32 }

    /// Writes a file, making the folders on its way.
    @discardableResult
    func write(_ name: String, _ bytes: some Collection<UInt8>) throws -> String {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o755)
        }
        guard let file = fopen(path + "/" + name, "w") else { throw Failed(code: errno) }
        defer { fclose(file) }
        let content = Array(bytes)
        guard fwrite(content, 1, content.count, file) == content.count else { throw Failed(code: errno) }
        return path + "/" + name
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    /// Reads everything below the folder.
    func read(_ options: ReadingOptions = ReadingOptions()) throws -> Reading {
        try Reading(paths: [path], options: options)
    }

    private static func remove(_ path: String) {
        chmod(path, 0o755)
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                if name == [0x2E] || name == [0x2E, 0x2E] { continue }
                let child = path + "/" + String(decoding: name, as: UTF8.self)
                if unlink(child) != 0 { remove(child) }
            }
            closedir(directory)
        }
        rmdir(path)
    }
}

/// What comes of reading some paths.
struct Reading {
    var articles: [Article] = []
    var failures: [ReadingFailure] = []

    init(paths: [String], options: ReadingOptions = ReadingOptions(), pieceSize: Int = 1 << 20) throws {
        let (files, failures) = try Corpus(paths: paths).files()
        self.failures = failures
        let reader = ArticleReader(options: options, pieceSize: pieceSize)
        for file in files {
            try reader.read(file, article: { articles.append($0) }, failure: { self.failures.append($0) })
        }
    }
}
