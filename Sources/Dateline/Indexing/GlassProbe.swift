#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import GlassBuilder
import Synchronization
import Xapian

/// Finds out, once a process, whether the bulk builder may be used with the installed library.
///
/// The library makes a small database, and so does the builder from the same documents: the version files must begin alike,
/// and the library must read the same out of both.
enum GlassProbe {
    private static let answer = Mutex<String??>(nil)

    /// Why the builder must not be used; nil when it may.
    static func objection(scratchFolder: String) -> String? {
        answer.withLock { answer in
            if let answer { return answer }
            let found = examine(scratchFolder: scratchFolder)
            answer = .some(found)
            return found
        }
    }

    private static func examine(scratchFolder: String) -> String? {
        let path = scratchFolder + "/probe-\(UInt64.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            try DurableFile.makeFolders(path)
            let documents = (1...8).map { document(number: $0) }
            let library = try LibraryIndexWriter(path: path + "/library", memoryLimit: 1 << 20)
            _ = try library.append(.documents(documents))
            try library.finish()
            try build(documents, at: path + "/builder")
            guard versionMark(path + "/library") == versionMark(path + "/builder") else {
                return "libxapian \(Database.libraryVersion) writes another format than the bulk builder"
            }
            guard try content(path + "/library") == content(path + "/builder") else {
                return "the bulk builder's self-test failed with libxapian \(Database.libraryVersion)"
            }
            return nil
        } catch {
            return "the bulk builder's self-test could not run: \(error)"
        }
    }

    private static func build(_ documents: [IndexDocument], at path: String) throws {
        var options = GlassOptions()
        options.sync = false
        let builder = try GlassBuilder(path: path, options: options)
        var scratch = GlassDocument()
        for document in documents {
            document.copy(to: &scratch)
            _ = try builder.add(scratch)
        }
        _ = try builder.finish()
    }

    /// Magic, format name and format version.
    private static func versionMark(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path + "/iamglass").map { Array($0.prefix(16)) }
    }

    /// A canned document: terms of many frequencies and lengths, with and without positions, values, data.
    private static func document(number: Int) -> IndexDocument {
        var document = IndexDocument()
        let words = Array("document \(number) ".utf8)
        for _ in 0..<number * 30 { document.data += words }
        document.values = [
            IndexDocument.Value(slot: 0, bytes: Array("2025\(number)".utf8)),
            IndexDocument.Value(slot: 3, bytes: [0, UInt8(number), 255]),
        ]
        document.addFilter(Array("Q\(number)".utf8))
        for length in [1, 2, 7, 100, 245] {
            let term = [UInt8](repeating: 0x61 + UInt8(number % 3), count: length)
            add(term, positions: (1...3 * number).map { UInt32($0 * length) }, to: &document)
        }
        return document
    }

    private static func add(_ term: [UInt8], positions: [UInt32], to document: inout IndexDocument) {
        let start = document.termBytes.count
        let firstPosition = document.positions.count
        document.termBytes += term
        document.positions += positions
        document.terms.append(
            IndexDocument.Term(
                bytes: start..<document.termBytes.count,
                wdf: UInt32(positions.count),
                positions: firstPosition..<document.positions.count
            )
        )
    }

    /// All that the library reads out of a database.
    private static func content(_ path: String) throws -> [[UInt8]] {
        let database = try Database(path: path)
        var content: [[UInt8]] = []
        try database.visitTerms(prefix: []) { term, frequency in
            content.append(Array(term) + Array(" \(frequency)".utf8))
            return true
        }
        for documentID in 1...UInt32(try database.documentCount()) {
            let document = try database.document(documentID)
            content.append(try document.data())
            content.append(try document.value(slot: 0))
            content.append(try document.value(slot: 3))
            var terms: [[UInt8]] = []
            try document.visitTerms { term, wdf in
                terms.append(Array(term))
                content.append(Array(term) + Array(" \(wdf)".utf8))
                return true
            }
            for term in terms {
                try database.positions(ofTerm: term, in: documentID).withUnsafeBytes { content.append(Array($0)) }
            }
        }
        return content
    }
}
