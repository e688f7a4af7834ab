import Foundation

/// A folder that a test fills and that vanishes with it.
final class TemporaryFolder {
    let path: String
    /// Files get times a second apart, so that a change is seen however fast the tests are.
    private var clock = 1_700_000_000.0

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, making the folders on its way.
    func write(_ name: String, _ content: Data) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
        clock += 1
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: clock)], ofItemAtPath: file.path)
    }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    func content(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }

    /// The content of every file below a folder, by its path there.
    func contents(below name: String) throws -> [String: Data] {
        let root = path + "/" + name
        var contents: [String: Data] = [:]
        for file in try FileManager.default.subpathsOfDirectory(atPath: root) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isFolder)
            if !isFolder.boolValue { contents[file] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + file)) }
        }
        return contents
    }

    func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + name)) ?? []).sorted()
    }
}

/// The folder of the fixtures.
func fixture(_ name: String, file: String = #filePath) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("../../Fixtures/" + name)
        .standardizedFileURL.path
}
