#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an index consists of at the moment: the content of `index.json`, read in `Manifest+Decoding.swift`.
///
/// Replacing that file publishes a generation: readers open the segments that it names and no others.
struct Manifest: Encodable, Equatable {
    struct Segment: Encodable, Equatable {
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
    /// For people and other tools; written, and not read back.
    private var schema: [String: String] = [:]

    init(language: String) {
        self.language = language
    }

    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        var manifest = self
        for prefix in IndexSchema.Prefix.allCases { manifest.schema["\(prefix)"] = prefix.rawValue }
        return Array(try encoder.encode(manifest)) + Array("\n".utf8)
    }
}
