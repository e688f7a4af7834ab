public import Chronology
public import EntityRecognition
import TextAnalysis

/// The mentions of one text, as `annotate` reports them.
public struct Annotation: Sendable, Equatable {
    public var id: String
    public var text: String
    public var recognition: Recognition
}

/// Recognises persons, countries and dates in texts, without an index. Used by one thread.
public struct Annotator {
    /// Known words are forgotten when they take more memory than this.
    private static let memoryLimit = 48 << 20

    private var tokenizer: Tokenizer
    private var recognizer: ArticleRecognizer

    public init() {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        recognizer = ArticleRecognizer(vocabulary: vocabulary)
    }

    /// - Parameter published: the day from which relative dates are counted; nil takes the one that the text states.
    public mutating func annotate(
        id: String,
        title: String?,
        text: String,
        published: CalendarDate?
    ) -> Annotation {
        if tokenizer.vocabulary.byteCount > Annotator.memoryLimit { self = Annotator() }
        var (text, title) = (text, title ?? "")
        let titleTokens = tokenizer.tokenize(title).tokens
        let tokens = tokenizer.tokenize(text).tokens
        let vocabulary = tokenizer.vocabulary
        let recognition = text.withUTF8 { utf8 in
            title.withUTF8 { titleUTF8 in
                recognizer.recognize(
                    RecognizableText(utf8: utf8, tokens: tokens, vocabulary: vocabulary),
                    title: titleTokens.isEmpty
                        ? nil : RecognizableText(utf8: titleUTF8, tokens: titleTokens, vocabulary: vocabulary),
                    published: published
                )
            }
        }
        return Annotation(id: id, text: text, recognition: recognition)
    }
}

extension Annotation: Encodable {
    private enum CodingKeys: CodingKey { case id, published, mentions, persons, countries, about }

    private struct MentionRecord: Encodable {
        var type: String
        var start: Int
        var end: Int
        var text: String
        var value: String?
        var rule: String

        private enum CodingKeys: CodingKey { case type, start, end, text, value, rule }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(type, forKey: .type)
            try container.encode(start, forKey: .start)
            try container.encode(end, forKey: .end)
            try container.encode(text, forKey: .text)
            try container.encode(value, forKey: .value)
            try container.encode(rule, forKey: .rule)
        }
    }

    private struct PersonRecord: Encodable {
        var value: String
        var count: Int
    }

    private struct CountryRecord: Encodable {
        var value: String
        var count: Int
        var role: String
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(recognition.published?.description, forKey: .published)
        let bytes = Array(text.utf8)
        try container.encode(
            recognition.mentions.map { mention in
                MentionRecord(
                    type: mention.kind.rawValue,
                    start: mention.range.lowerBound,
                    end: mention.range.upperBound,
                    text: String(decoding: bytes[mention.range], as: UTF8.self),
                    value: mention.value,
                    rule: mention.rule
                )
            },
            forKey: .mentions
        )
        try container.encode(
            recognition.persons.map { PersonRecord(value: $0.name, count: $0.count) }, forKey: .persons)
        try container.encode(
            recognition.countries.map { CountryRecord(value: $0.code, count: $0.count, role: $0.role.rawValue) },
            forKey: .countries
        )
        try container.encode(recognition.about.map(\.description), forKey: .about)
    }
}
