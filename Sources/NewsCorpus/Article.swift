public import Chronology

/// One article of news as its file gives it, before any analysis.
public struct Article: Sendable, Equatable {
    /// What the article is known by; never empty. Without an id in the input: the file's name for a plain-text file,
    /// `name#line` for a JSON record.
    public var id: String
    public var title: String?
    /// The article's own text. Paragraphs are separated by a blank line for plain text; the text of a JSON record is kept
    /// as given, except that `\r\n` becomes `\n` and NUL becomes a space. Empty when only a title is given.
    public var text: String
    public var url: String?
    /// As given; when absent and a `url` is given, the URL's host in lower case, without `www.`.
    public var source: String?
    /// The day as written in the metadata, whatever its time zone; nil when absent or unreadable.
    public var published: CalendarDate?
    public var authors: [String]
    /// As given, not normalised.
    public var language: String?
    /// Persons that the input names in its metadata.
    public var persons: [String]
    /// Countries that the input names in its metadata, as written there.
    public var countries: [String]
    /// The absolute path of the file it came from, or `-` for standard input.
    public var path: String
    /// The line (from 1) on which the record starts; nil for a file that is one article.
    public var line: Int?

    public init(
        id: String, title: String? = nil, text: String, url: String? = nil, source: String? = nil,
        published: CalendarDate? = nil, authors: [String] = [], language: String? = nil, persons: [String] = [],
        countries: [String] = [], path: String, line: Int? = nil
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.url = url
        self.source = source
        self.published = published
        self.authors = authors
        self.language = language
        self.persons = persons
        self.countries = countries
        self.path = path
        self.line = line
    }
}
