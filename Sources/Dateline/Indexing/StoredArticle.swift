public import Chronology
public import EntityRecognition
public import NewsCorpus

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// An article as the index keeps it: what `show` prints and what snippets are cut from.
public struct StoredArticle: Sendable, Equatable {
    public var id: String
    public var title: String?
    public var url: String?
    public var source: String?
    public var published: CalendarDate?
    /// Where the text or the address says when the article appeared; nil where its metadata does.
    public var publication: PublicationDay?
    public var authors: [String] = []
    public var language: String?
    /// Names to show.
    public var persons: [String] = []
    /// Codes.
    public var countries: [String] = []
    /// ISO 8601 days, months, years and intervals.
    public var about: [String] = []
    /// Where it was read from: an absolute path, or `-` for standard input.
    public var path: String
    public var line: Int?
    /// The persons, countries and dates that the text names, in its order.
    public var mentions: [Mention] = []
    /// Whether persons, countries and dates were looked for in the text.
    public var isRecognized = true
    public var text: String

    init() {
        (id, path, text) = ("", "", "")
    }

    /// An article as it was read, with what its metadata gives and nothing recognised.
    public init(_ article: Article) {
        id = article.id
        title = article.title
        url = article.url
        source = article.source
        published = article.published
        authors = article.authors
        language = article.language
        persons = article.persons
        countries = article.countries
        path = article.path
        line = article.line
        text = article.text
    }
}

/// The form in the database: lines of `key=value`, then `text=` and the text to the end.
///
/// A line break and a backslash in a value are written `\n` and `\\`. Lists repeat their key; mentions come behind the lists
/// that they refer to (``MentionCoder``). Other tools can show it.
extension StoredArticle {
    /// - Parameter withMentions: an article has hundreds of mentions, and few uses need them.
    init?(record: [UInt8], withMentions: Bool = true) {
        self.init()
        let isWhole = record.withUnsafeBufferPointer { read($0, withMentions: withMentions) }
        if !isWhole { return nil }
    }

    private mutating func read(_ record: UnsafeBufferPointer<UInt8>, withMentions: Bool) -> Bool {
        var at = 0
        var coder = MentionCoder()
        while at < record.count {
            guard let equals = StoredArticle.index(of: "=", in: record, from: at) else { return false }
            let key = record[at..<equals]
            if key.count == 4, key.elementsEqual("text".utf8) {
                text = String(repairing: UnsafeBufferPointer(rebasing: record[(equals + 1)...]))
                return true
            }
            guard let end = StoredArticle.index(of: "\n", in: record, from: equals) else { return false }
            let value = UnsafeBufferPointer(rebasing: record[(equals + 1)..<end])
            at = end + 1
            switch String(decoding: key, as: UTF8.self) {
            case "rule": if withMentions { coder.add(rule: StoredArticle.unescaped(value)) }
            case "value": if withMentions { coder.add(value: StoredArticle.unescaped(value)) }
            case "mentions":
                guard withMentions else { break }
                guard let found = coder.mentions(value, of: self) else { return false }
                mentions = found
            case let key: set(key, to: StoredArticle.unescaped(value))
            }
        }
        return false
    }

    private static func index(
        of byte: Unicode.Scalar, in record: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let base = record.baseAddress, let found = memchr(base + start, Int32(byte.value), record.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private mutating func set(_ key: String, to value: String) {
        switch key {
        case "id": id = value
        case "title": title = value
        case "url": url = value
        case "source": source = value
        case "published": published = CalendarDate(value)
        case "author": authors.append(value)
        case "language": language = value
        case "person": persons.append(value)
        case "country": countries.append(value)
        case "about": about.append(value)
        case "path": path = value
        case "line": line = Int(value)
        case "dated": publication = PublicationDay(record: value)
        case "recognized": isRecognized = value != "no"
        default: break  // written by a later version
        }
    }

    var record: [UInt8] {
        var head = ByteWriter(capacity: 16 * mentions.count + 1024)
        appendLines(to: &head)
        head.append("text=")
        var text = text
        return text.withUTF8 { text in
            [UInt8](unsafeUninitializedCapacity: head.count + text.count) { record, count in
                let textStart = record.initialize(fromContentsOf: head.bytes)
                count = record[textStart...].initialize(fromContentsOf: text)
            }
        }
    }

    private func appendLines(to record: inout ByteWriter) {
        StoredArticle.append("id=", id, to: &record)
        StoredArticle.append("title=", title, to: &record)
        StoredArticle.append("url=", url, to: &record)
        StoredArticle.append("source=", source, to: &record)
        StoredArticle.append("published=", published?.description, to: &record)
        StoredArticle.append("dated=", publication?.record, to: &record)
        if !isRecognized { record.append("recognized=no\n") }
        for author in authors { StoredArticle.append("author=", author, to: &record) }
        StoredArticle.append("language=", language, to: &record)
        for person in persons { StoredArticle.append("person=", person, to: &record) }
        for country in countries { StoredArticle.append("country=", country, to: &record) }
        for day in about { StoredArticle.append("about=", day, to: &record) }
        StoredArticle.append("path=", path, to: &record)
        StoredArticle.append("line=", line.map(String.init), to: &record)
        MentionCoder.append(mentions, of: self, to: &record)
    }

    /// Appends a line; nil has none.
    static func append(_ key: StaticString, _ value: String?, to record: inout ByteWriter) {
        guard var value else { return }
        record.append(key)
        value.withUTF8 { append(escaping: $0, to: &record) }
        record.append(UInt8(ascii: "\n"))
    }

    private static func append(escaping utf8: UnsafeBufferPointer<UInt8>, to record: inout ByteWriter) {
        guard let start = utf8.baseAddress,
            memchr(start, Int32(UInt8(ascii: "\n")), utf8.count) != nil
                || memchr(start, Int32(UInt8(ascii: "\\")), utf8.count) != nil
        else { return record.append(utf8) }
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\n"): record.append("\\n")
            case UInt8(ascii: "\\"): record.append("\\\\")
            default: record.append(byte)
            }
        }
    }

    static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
        var value: [UInt8] = []
        var escaping = false
        for byte in bytes {
            if escaping {
                value.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
                escaping = false
            } else if byte == UInt8(ascii: "\\") {
                escaping = true
            } else {
                value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }
}

extension StoredArticle: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, title, text, url, source, published, authors, language, persons, countries, about, path, line
        case mentions
        case isRecognized = "recognized"
    }

    /// The shape of `docs/schemas/show.schema.json`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(text, forKey: .text)
        try container.encode(url, forKey: .url)
        try container.encode(source, forKey: .source)
        try container.encode(published?.description, forKey: .published)
        try container.encode(authors, forKey: .authors)
        try container.encode(language, forKey: .language)
        try container.encode(persons, forKey: .persons)
        try container.encode(countries, forKey: .countries)
        try container.encode(about, forKey: .about)
        try container.encode(path, forKey: .path)
        try container.encode(line, forKey: .line)
        let bytes = Array(text.utf8)
        try container.encode(mentions.map { MentionRecord($0, in: bytes) }, forKey: .mentions)
        try container.encode(isRecognized, forKey: .isRecognized)
    }
}
