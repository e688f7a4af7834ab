public import Chronology
import Xapian

/// What an index holds.
public struct IndexStatistics: Sendable, Equatable {
    public var articles: Int
    /// Distinct words, stemmed.
    public var terms: Int
    /// Distinct persons.
    public var persons: Int
    /// Distinct countries.
    public var countries: Int
    public var firstPublished: CalendarDate?
    public var lastPublished: CalendarDate?
    /// Articles without a day of publication.
    public var undated: Int
    public var indexBytes: Int
    public var segments: Int
    public var language: String
    public var generation: Int

    init(_ session: Searcher.Session, indexBytes: Int) throws(XapianError) {
        let database = session.database
        let published = try FilterCompiler(database: database, analyzer: session.analyzer).publishedRange()
        var terms = 0
        try database.visitTerms(prefix: []) { term, _ in
            if let first = term.first, !(0x41...0x5a).contains(first) { terms += 1 }
            return true
        }
        articles = try database.documentCount()
        self.terms = terms
        persons = try IndexStatistics.count(.person, in: database)
        countries = try IndexStatistics.count(.country, in: database)
        firstPublished = published?.first
        lastPublished = published?.last
        undated = try database.frequency(
            ofTerm: IndexSchema.Prefix.missing.term(FacetField.published.rawValue)
        )
        self.indexBytes = indexBytes
        segments = session.manifest.segments.count
        language = session.manifest.language
        generation = session.manifest.generation
    }

    private static func count(_ prefix: IndexSchema.Prefix, in database: Database) throws(XapianError) -> Int {
        var count = 0
        try database.visitTerms(prefix: Array(prefix.rawValue.utf8)) { _, _ in
            count += 1
            return true
        }
        return count
    }
}

extension IndexStatistics: Encodable {
    private enum CodingKeys: String, CodingKey {
        case articles, terms, persons, countries, published, segments, language, generation
        case indexBytes = "index_bytes"
    }

    private enum PublishedKeys: CodingKey { case first, last, missing }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(articles, forKey: .articles)
        try container.encode(terms, forKey: .terms)
        try container.encode(persons, forKey: .persons)
        try container.encode(countries, forKey: .countries)
        var published = container.nestedContainer(keyedBy: PublishedKeys.self, forKey: .published)
        try published.encode(firstPublished?.description, forKey: .first)
        try published.encode(lastPublished?.description, forKey: .last)
        try published.encode(undated, forKey: .missing)
        try container.encode(indexBytes, forKey: .indexBytes)
        try container.encode(segments, forKey: .segments)
        try container.encode(language, forKey: .language)
        try container.encode(generation, forKey: .generation)
    }
}
