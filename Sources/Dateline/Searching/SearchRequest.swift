/// Everything that a search can be asked: the one form into which command lines and URLs are read.
public struct SearchRequest: Sendable {
    /// How words that stand side by side combine.
    public enum Match: String, Sendable, CaseIterable {
        case all, any
    }

    public enum SortOrder: String, Sendable, CaseIterable {
        case relevance, newest, oldest
    }

    public struct Facet: Sendable, Equatable {
        public var field: FacetField
        /// At most so many values, the most frequent first; selected ones beyond that are listed too.
        public var limit: Int
        /// Only values of which a word begins so, folded.
        public var prefix: String?
        /// Values in the order of how much more often the result has them than the whole index (log-likelihood ratio;
        /// Dunning, 1993), and only those that it has more often. Not for `about`.
        public var isDistinctive: Bool
        /// What one value of a date facet stands for; nil lets the span of the result decide.
        public var interval: Dateline.Facet.Interval?

        public init(
            _ field: FacetField,
            limit: Int = 10,
            prefix: String? = nil,
            isDistinctive: Bool = false,
            interval: Dateline.Facet.Interval? = nil
        ) {
            self.field = field
            self.limit = limit
            self.prefix = prefix
            self.isDistinctive = isDistinctive
            self.interval = interval
        }
    }

    public var query: SearchQuery
    /// Conditions beside the query: those on one field are alternatives, those on different fields must all hold.
    /// The facet of a field is counted without the conditions on that field.
    public var filters: [FieldFilter]
    /// Conditions that must not hold.
    public var exclusions: [FieldFilter]
    public var match: Match
    public var sort: SortOrder
    public var limit: Int
    /// Hits to pass over first.
    public var offset: Int
    /// In the order in which they are to be shown; empty counts nothing.
    public var facets: [Facet]
    /// Fragments of text a hit, at most.
    public var snippets: Int
    /// Articles lose half their score with each so many days of age; nil, their age does not matter.
    public var recencyDays: Double?
    /// Whether of articles with nearly the same text only the best is a hit of its own.
    public var foldsDuplicates: Bool
    public var explanation: ExplanationMode
    /// Whether a search that finds next to nothing is answered with other queries.
    public var suggests: Bool

    public enum ExplanationMode: Sendable {
        case never, whenNothingIsFound, always
    }

    public init(
        query: SearchQuery,
        filters: [FieldFilter] = [],
        exclusions: [FieldFilter] = [],
        match: Match = .all,
        sort: SortOrder = .relevance,
        limit: Int = 10,
        offset: Int = 0,
        facets: [Facet] = SearchRequest.defaultFacets,
        snippets: Int = 2,
        recencyDays: Double? = nil,
        foldsDuplicates: Bool = true,
        explanation: ExplanationMode = .never,
        suggests: Bool = true
    ) {
        self.query = query
        self.filters = filters
        self.exclusions = exclusions
        self.match = match
        self.sort = sort
        self.limit = limit
        self.offset = offset
        self.facets = facets
        self.snippets = snippets
        self.recencyDays = recencyDays
        self.foldsDuplicates = foldsDuplicates
        self.explanation = explanation
        self.suggests = suggests
    }

    public static let defaultFacets = [
        Facet(.person), Facet(.country), Facet(.published, limit: 31), Facet(.source),
    ]
}
