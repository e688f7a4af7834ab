import Dateline
import EntityRecognition

/// What a text names, below the text: for each value how it is written and by which rules it was found.
struct MentionTextRenderer {
    let style: Style
    let columns: Int

    /// Where `mentions` stand in a text that is shown with colours.
    func marks(_ mentions: [Mention]) -> [MarkedText.Mark] {
        mentions.map { mention in
            MarkedText.Mark(range: mention.range, emphasis: { style.mention(mention.kind, $0) })
        }
    }

    /// `Marked: person country date`, each as it is marked.
    var legend: String {
        EntityKind.allCases.map { style.mention($0, $0.rawValue) }.joined(separator: "  ")
    }

    /// Without colours: a list, so that the text stays as it is.
    func list(_ article: StoredArticle) -> [String] {
        let bytes = Array(article.text.utf8)
        return EntityKind.allCases.flatMap { kind -> [String] in
            let entries = self.entries(article.mentions.filter { $0.kind == kind }, bytes)
            guard !entries.isEmpty else { return [] }
            let heading =
                switch kind {
                case .person: "People"
                case .country: "Countries"
                case .date: "Dates"
                }
            return ["", style.bold("\(heading) in the text")] + entries.map { line($0) }
        }
    }

    private struct Entry {
        var name: String
        var count = 0
        /// How it is written, with the rule, in order of first appearance.
        var forms: [(text: String, count: Int)] = []
    }

    /// By value in order of first mention; dates without a value each by what is written.
    private func entries(_ mentions: [Mention], _ bytes: [UInt8]) -> [Entry] {
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        for mention in mentions {
            let text = String(decoding: bytes[mention.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
            let value = mention.value ?? "?"
            if places[value] == nil {
                places[value] = entries.count
                let country = mention.kind == .country ? Country(code: value)?.name : nil
                entries.append(Entry(name: (country ?? value).printable))
            }
            guard let place = places[value] else { continue }
            entries[place].count += 1
            let form = "\(text) (\(mention.rule))".printable
            if let known = entries[place].forms.firstIndex(where: { $0.text == form }) {
                entries[place].forms[known].count += 1
            } else {
                entries[place].forms.append((form, 1))
            }
        }
        return entries
    }

    private func line(_ entry: Entry) -> String {
        let forms = entry.forms.map { $0.count == 1 ? $0.text : "\($0.text) ×\($0.count)" }.joined(separator: ", ")
        let head = "  " + entry.name.fitted(to: 24) + String(entry.count).padded(to: 4) + "  "
        var wrapper = LineWrapper(width: columns, indent: String(repeating: " ", count: 32))
        for word in forms.split(separator: " ") { wrapper.add(styled: String(word), columns: String(word).columns) }
        return head + wrapper.text.dropFirst(32)
    }
}
