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
        guard let file = MappedFile(path: manifestPath) else {
            if exists {
                throw IndexError(.inputOutput, "cannot read \(manifestPath); check its permissions")
            }
            throw IndexError(
                .notFound,
                "there is no index at \(path); make one with 'dateline index PATH…', or name another with --index"
            )
        }
        return try Manifest(decoding: file.bytes, indexPath: path)
    }

    var exists: Bool { FileManager.default.fileExists(atPath: manifestPath) }

    /// Makes the folders of an index that is not there yet.
    func create() throws(IndexError) {
        try DurableFile.makeFolders(segmentsPath)
    }

    /// Makes `manifest` the current generation, and removes what it no longer names.
    ///
    /// - Parameters:
    ///   - words: nil when the words are those of the generation before.
    ///   - facets: the dictionary of a new index; that of a present one grows by `publish(facets:of:)`.
    func publish(
        _ manifest: Manifest,
        files: FileTable,
        words: WordList? = nil,
        facets: [UInt8]? = nil
    ) throws {
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
        if let facets { manifest.facets = try write(facets: facets, generation: manifest.generation) }
        try DurableFile.synchronizeFolder(segmentsPath)
        try DurableFile.replace(manifestPath, with: try manifest.encoded())
        removeUnnamed(manifest)
    }

    /// Makes a grown dictionary the one of the present generation, and gives that back.
    ///
    /// Small batches change published segments in place, so the dictionary is there before the first value that needs
    /// it, and the one before is gone: a reader that opens segments and then the dictionary misses no value.
    func publish(facets: [UInt8], of manifest: Manifest) throws -> Manifest {
        var next = manifest
        next.facets = try write(facets: facets, generation: manifest.generation + 1)
        try DurableFile.replace(manifestPath, with: try next.encoded())
        if let name = manifest.facets { try FileManager.default.removeItem(atPath: path + "/" + name) }
        return next
    }

    /// Writes a dictionary under a name that no generation has used.
    private func write(facets: [UInt8], generation: Int) throws -> String {
        var number = generation
        while FileManager.default.fileExists(atPath: "\(path)/facets-\(number)") { number += 1 }
        try DurableFile.replace("\(path)/facets-\(number)", with: facets)
        return "facets-\(number)"
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
            || (name.hasPrefix("facets-") && name != manifest.facets)
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
