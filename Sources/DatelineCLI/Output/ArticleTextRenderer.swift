import Chronology
import Dateline
import EntityRecognition

/// A whole article for people.
struct ArticleTextRenderer {
    let style: Style
    let columns: Int

    func render(_ article: StoredArticle) -> String {
        var lines: [String] = []
        if let title = article.title { lines.append(style.title(title.printable)) }
        let facts: [(String, String?)] = [
            ("Id", article.id), ("Source", article.source), ("Published", article.published?.longDescription),
            ("By", article.authors.joined(separator: ", ")), ("People", article.persons.joined(separator: ", ")),
            ("Countries", article.countries.map { Country(code: $0)?.name ?? $0 }.joined(separator: ", ")),
            ("Dates", article.about.joined(separator: ", ")), ("URL", article.url),
            ("File", article.line.map { "\(article.path):\($0)" } ?? article.path),
        ]
        for case (let name, let value?) in facts where !value.isEmpty {
            lines.append(style.dim((name + ":").fitted(to: 11)) + value.printable)
        }
        lines.append("")
        lines += article.text.split(separator: "\n", omittingEmptySubsequences: false).map { wrapped(String($0)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func wrapped(_ paragraph: String) -> String {
        var wrapper = LineWrapper(width: min(columns, 100), indent: "")
        for word in paragraph.printable.split(separator: " ") {
            wrapper.add(styled: String(word), columns: String(word).columns)
        }
        return wrapper.text
    }
}
