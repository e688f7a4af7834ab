#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an index consists of at the moment: the content of `index.json`.
///
/// Replacing that file publishes a generation: readers open the segments that it names and no others.
struct Manifest: Codable, Equatable {
    struct Segment: Codable, Equatable {
        /// A folder below `segments/`.
        var name: String
        var articles: Int
    }

    var formatVersion = IndexSchema.formatVersion
    /// Counts publications from 1.
    var generation = 0
    /// The language of the stemmer.
    var language: String
    /// In the order in which they were made; small changes go to the last.
    var segments: [Segment] = []
    /// The table of the files read, beside the manifest; see `FileTable`.
    var files: String?
    /// The words of the articles, beside the manifest; see `WordList`.
    var words: String?
    /// The values that facets count, beside the manifest; see `FacetDictionary`.
    var facets: String?
    /// For people and other tools; not read back.
    var schema: [String: String] = Dictionary(
        uniqueKeysWithValues: IndexSchema.Prefix.allCases.map { ("\($0)", $0.rawValue) }
    )

    /// Only what must be known before the rest can be read.
    private struct Version: Decodable {
        var formatVersion: Int
    }

    /// - Throws: `.otherFormat`, `.damaged`.
    init(decoding data: Data, indexPath: String) throws(IndexError) {
        let decoder = JSONDecoder()
        if let manifest = try? decoder.decode(Manifest.self, from: data),
            manifest.formatVersion == IndexSchema.formatVersion
        {
            self = manifest
            return
        }
        guard let version = try? decoder.decode(Version.self, from: data) else {
            throw IndexError(
                .damaged,
                "\(indexPath)/index.json cannot be read as an index; rebuild it with 'dateline index --rebuild'"
            )
        }
        guard version.formatVersion == IndexSchema.formatVersion else {
            throw IndexError(
                .otherFormat,
                "the index at \(indexPath) has format \(version.formatVersion), this version of dateline needs format "
                    + "\(IndexSchema.formatVersion); rebuild it with "
                    + "'dateline index --rebuild --index \(indexPath) PATH…', where PATH… are the articles"
            )
        }
        do {
            self = try decoder.decode(Manifest.self, from: data)
        } catch {
            throw IndexError(
                .damaged, "\(indexPath)/index.json is damaged (\(error)); rebuild with 'dateline index --rebuild'")
        }
    }

    init(language: String) {
        self.language = language
    }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return Array(try encoder.encode(self)) + Array("\n".utf8)
    }
}
