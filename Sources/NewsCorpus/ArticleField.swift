/// The fields of an article that a JSON record can give.
public enum ArticleField: String, CaseIterable, Sendable {
    case id, title, text, url, published, source, authors, language, persons, countries

    /// The JSON keys known without configuration, in lower case; the first that has a value wins.
    public var knownKeys: [String] {
        switch self {
        case .id: ["id", "_id", "uid", "guid"]
        case .title: ["title", "headline", "name"]
        case .text: ["text", "body", "content", "articlebody", "article", "maintext"]
        case .url: ["url", "link", "canonical_url", "source_url"]
        case .published:
            [
                "published", "date", "date_published", "datepublished", "published_at", "pubdate", "publish_date",
                "created_at",
            ]
        case .source: ["source", "publisher", "site", "domain"]
        case .authors: ["authors", "author", "byline"]
        case .language: ["language", "lang"]
        case .persons: ["persons", "people"]
        case .countries: ["countries", "places"]
        }
    }
}
