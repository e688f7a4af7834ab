import Chronology
import EntityRecognition
import TextAnalysis

/// An article of `Cases/gold.txt` with what its text names.
struct GoldArticle {
    var published: CalendarDate?
    var title: String
    var countries: Set<String>
    var text = ""
    /// The values of persons are the names as written.
    var mentions: [Mention] = []

    static let all: [GoldArticle] = {
        var articles: [GoldArticle] = []
        for line in String(decoding: PackageResources.gold_txt, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("= ") {
                articles.append(GoldArticle(heading: line.dropFirst(2)))
            } else if !articles.isEmpty {
                articles[articles.count - 1].add(line)
            }
        }
        return articles
    }()

    /// `2025-05-09 | Title | RU CN`.
    private init(heading: Substring) {
        let parts = heading.split(separator: "|").map { $0.drop { $0 == " " } }
        published = CalendarDate(parts[0].filter { $0 != " " })
        title = String(parts[1].reversed().drop { $0 == " " }.reversed())
        countries = Set(parts[2].split(separator: " ").map(String.init))
    }

    /// A line of the text: `{person NAME}`, `{country CODE NAME}`, `{date VALUE WORDS}`.
    private mutating func add(_ line: Substring) {
        if !text.isEmpty { text += "\n\n" }
        var rest = line
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let inside = rest[rest.index(after: open)..<close].split(separator: " ")
            guard let kind = EntityKind(rawValue: String(inside[0])) else { preconditionFailure("\(line)") }
            let words = inside.dropFirst(kind == .person ? 1 : 2).joined(separator: " ")
            let start = text.utf8.count
            text += words
            let value = kind == .person ? words : String(inside[1])
            mentions.append(Mention(kind: kind, range: start..<text.utf8.count, value: value, rule: "gold"))
            rest = rest[rest.index(after: close)...]
        }
        text += rest
    }

    func recognition(by recognizer: inout ArticleRecognizer, _ tokenizer: inout Tokenizer) -> Recognition {
        var (text, title) = (text, title)
        let vocabulary = tokenizer.vocabulary
        return text.withUTF8 { text in
            title.withUTF8 { title in
                let tokens = tokenizer.tokenize(text).tokens
                let titleTokens = tokenizer.tokenize(title).tokens
                return recognizer.recognize(
                    RecognizableText(utf8: text, tokens: tokens, vocabulary: vocabulary),
                    title: RecognizableText(utf8: title, tokens: titleTokens, vocabulary: vocabulary),
                    published: published
                )
            }
        }
    }
}
