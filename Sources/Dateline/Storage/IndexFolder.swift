#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Xapian

/// The folder of an index: where its parts are, and how a generation is read and published.
struct IndexFolder: Sendable {
    let path: String

    var manifestPath: String { path + "/index.json" }
    var segmentsPath: String { path + "/segments" }
    func path(of segment: Manifest.Segment) -> String { segmentsPath + "/" + segment.name }

    /// - Throws: `.notFound` when there is no index, `.otherFormat`, `.damaged`.
    func manifest() throws(IndexError) -> Manifest {
        guard let data = FileManager.default.contents(atPath: manifestPath) else {
            if FileManager.default.fileExists(atPath: manifestPath) {
                throw IndexError(.inputOutput, "cannot read \(manifestPath); check its permissions")
            }
            throw IndexError(
                .notFound,
                "there is no index at \(path); make one with 'dateline index PATH…', or name another with --index"
            )
        }
        return try Manifest(decoding: data, indexPath: path)
    }

    var exists: Bool { FileManager.default.fileExists(atPath: manifestPath) }

    /// Makes the folders of an index that is not there yet.
    func create() throws(IndexError) {
        try DurableFile.makeFolders(segmentsPath)
    }

    /// Makes `manifest` the current generation, and removes what it no longer names.
    ///
    /// - Parameter words: nil when the words are those of the generation before.
    func publish(_ manifest: Manifest, files: FileTable, words: WordList? = nil) throws {
        var manifest = manifest
        let name = "files-\(manifest.generation)"
        try DurableFile.replace(path + "/" + name, with: files.encoded())
        manifest.files = name
        for segment in manifest.segments { try DurableFile.synchronizeFiles(in: path(of: segment)) }
        if let words {
            let name = "words-\(manifest.generation)"
            try DurableFile.replace(path + "/" + name, with: words.bytes)
            manifest.words = name
        }
        try DurableFile.synchronizeFolder(segmentsPath)
        try DurableFile.replace(manifestPath, with: try manifest.encoded())
        removeUnnamed(manifest)
    }

    /// The table of the files read; empty when there is none, which costs reading them again and nothing else.
    func fileTable(_ manifest: Manifest) -> FileTable {
        let data = manifest.files.flatMap { FileManager.default.contents(atPath: path + "/" + $0) }
        return data.flatMap { FileTable(decoding: Array($0)) } ?? FileTable()
    }

    /// Removes segments and tables that the manifest does not name: of generations before it, and of builds cut short.
    ///
    /// Readers that have them open keep their files until they close them. What cannot be removed now is tried again by
    /// the next writer.
    func removeUnnamed(_ manifest: Manifest) {
        let segments = Set(manifest.segments.map(\.name))
        for name in DurableFile.names(in: segmentsPath) where !segments.contains(name) {
            try? FileManager.default.removeItem(atPath: segmentsPath + "/" + name)
        }
        for name in DurableFile.names(in: path)
        where (name.hasPrefix("files-") && name != manifest.files)
            || (name.hasPrefix("words-") && name != manifest.words)
        {
            try? FileManager.default.removeItem(atPath: path + "/" + name)
        }
    }

    /// The name of a segment that is not there yet.
    func freeSegmentName() -> String {
        let present = Set(DurableFile.names(in: segmentsPath))
        var number = present.count + 1
        while present.contains("segment-\(number)") { number += 1 }
        return "segment-\(number)"
    }

    /// Opens all segments as one database.
    func openDatabase(_ manifest: Manifest) throws(XapianError) -> Database {
        var parts: [Database] = []
        for segment in manifest.segments { parts.append(try Database(path: path(of: segment))) }
        return try Database(parts: parts)
    }

    /// Bytes of all files of the index.
    func byteCount() -> Int {
        DurableFile.byteCount(of: path)
    }
}
