import Chronology
import Dateline
import EntityRecognition

/// A whole article for people.
struct ArticleTextRenderer {
    let style: Style
    let columns: Int
    /// Whether what the text names is shown: with colours in the text, else in a list below it.
    var showsMentions = false

    func render(_ article: StoredArticle) -> String {
        let mentions = MentionTextRenderer(style: style, columns: columns)
        var lines = head(of: article)
        if showsMentions {
            if !article.isRecognized {
                lines.append(label("Mentions") + style.dim(Self.notRecognized))
            } else if style.isOn, !article.mentions.isEmpty {
                lines.append(label("Marked") + mentions.legend)
            }
        }
        lines.append("")
        let marks = showsMentions && style.isOn ? mentions.marks(article.mentions) : []
        lines += paragraphs(of: MarkedText(article.text, marks: marks), article.text)
        if showsMentions, !style.isOn { lines += mentions.list(article) }
        return lines.joined(separator: "\n") + "\n"
    }

    static let notRecognized = "none: the article was indexed with --no-entities"

    /// Title and facts.
    func head(of article: StoredArticle) -> [String] {
        var lines: [String] = []
        if let title = article.title { lines.append(style.title(title.printable)) }
        let facts: [(String, String?)] = [
            ("Id", article.id), ("Source", article.source), ("Published", article.published?.longDescription),
            ("By", article.authors.joined(separator: ", ")), ("People", article.persons.joined(separator: ", ")),
            ("Countries", article.countries.map { Country(code: $0)?.name ?? $0 }.joined(separator: ", ")),
            ("Dates", article.about.joined(separator: ", ")), ("URL", article.url),
            ("File", article.line.map { "\(article.path):\($0)" } ?? article.path),
        ]
        for case (let name, let value?) in facts where !value.isEmpty { lines.append(label(name) + value.printable) }
        return lines
    }

    private func label(_ name: String) -> String { style.dim((name + ":").fitted(to: 11)) }

    private func paragraphs(of text: MarkedText, _ string: String) -> [String] {
        let bytes = Array(string.utf8)
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { paragraph in
            var wrapper = LineWrapper(width: min(columns, 100), indent: "")
            text.add(paragraph.startIndex..<paragraph.endIndex, to: &wrapper)
            return wrapper.text
        }
    }
}
