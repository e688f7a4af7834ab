public import Chronology

/// The answer to a search: what every presentation shows.
public struct SearchResponse: Sendable, Equatable {
    public var query: Query
    public var index: Index
    public var total: Total
    public var milliseconds: Double
    public var hits: [Hit]
    public var facets: [Facet]
    /// Other queries that may be what was meant, where this one finds next to nothing.
    public var suggestions: [Suggestion] = []
    /// What a reader of the answer should know, in sentences.
    public var notes: [String] = []
    public var explanation: Explanation?

    public struct Query: Sendable, Equatable {
        /// As written.
        public var text: String
        /// As understood, in the query language.
        public var parsed: String
        public var match: SearchRequest.Match
    }

    public struct Index: Sendable, Equatable, Encodable {
        public var articles: Int
        public var generation: Int
    }

    public struct Total: Sendable, Equatable, Encodable {
        public var value: Int
        public var isExact: Bool

        private enum CodingKeys: String, CodingKey {
            case value
            case isExact = "exact"
        }
    }
}

/// An article that was found.
public struct Hit: Sendable, Equatable {
    public var id: String
    /// From 1 on, over all pages.
    public var rank: Int
    /// Higher is better; comparable within one search only. 0 for every hit of a search without words.
    public var score: Double
    public var title: String?
    public var url: String?
    public var source: String?
    public var published: CalendarDate?
    public var persons: [String]
    public var countries: [String]
    public var about: [String]
    public var snippets: [Snippet]
    /// Articles with nearly the same text that were folded into this one, best first.
    public var duplicates: [Duplicate] = []
    /// Why it has certain values; nil where nobody asked.
    public var evidence: [Evidence]?

    public struct Duplicate: Sendable, Equatable {
        public var id: String
        public var source: String?
        public var published: CalendarDate?

        init(_ article: StoredArticle) {
            (id, source, published) = (article.id, article.source, article.published)
        }
    }

    init(_ article: StoredArticle, rank: Int, score: Double) {
        id = article.id
        self.rank = rank
        self.score = score
        title = article.title
        url = article.url
        source = article.source
        published = article.published
        persons = article.persons
        countries = article.countries
        about = article.about
        snippets = []
    }
}

/// A piece of an article's text.
public struct Snippet: Sendable, Equatable {
    public var text: String
    /// Where it begins in the article's text, in UTF-8 bytes.
    public var start: Int
    /// What matched: UTF-8 bytes within `text`, in order, not overlapping.
    public var highlights: [Range<Int>]
    /// Whether it begins, or ends, in the middle of a sentence.
    public var isCutAtStart: Bool
    public var isCutAtEnd: Bool
}

/// The values of a field over a result, with the number of articles that have each.
public struct Facet: Sendable, Equatable {
    public struct Value: Sendable, Equatable, Encodable {
        /// What a filter takes.
        public var value: String
        /// What a person reads.
        public var label: String
        public var count: Int
        /// Whether a filter of the request names it.
        public var isSelected: Bool
        /// How much more often than in the whole index, as a log-likelihood ratio; only where that was asked for.
        public var distinctiveness: Double?

        private enum CodingKeys: String, CodingKey {
            case value, label, count, distinctiveness
            case isSelected = "selected"
        }
    }

    public enum Interval: String, Sendable, CaseIterable {
        case decade, year, month, day
    }

    public var field: FacetField
    public var isExact: Bool
    /// By count, then by name; those of a date facet by date.
    public var values: [Value]
    /// Articles of the result without a value.
    public var missing: Int
    /// What one value of a date facet stands for.
    public var interval: Interval?
}
