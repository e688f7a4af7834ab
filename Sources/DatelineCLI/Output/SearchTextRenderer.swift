import Chronology
import Dateline
import EntityRecognition

/// The answer to a search for people: hits with their snippets, then the facets side by side.
struct SearchTextRenderer {
    let style: Style
    let columns: Int
    /// The conditions whose evidence stands in the place of the snippets.
    var why: [FieldFilter] = []

    func render(_ response: SearchResponse) -> String {
        var parts = [heading(response)]
        parts += response.notes.map { style.warning("Note: \($0.printable).") }
        if let explanation = response.explanation {
            let renderer = ExplanationTextRenderer(style: style)
            parts.append(response.total.value == 0 ? renderer.renderEmpty(explanation) : renderer.render(explanation))
        }
        parts += suggestions(response)
        parts += response.hits.map { render($0) }
        let facets = FacetTextRenderer(style: style, columns: columns).render(response.facets)
        if !facets.isEmpty { parts.append(facets) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    func render(_ response: SimilarResponse) -> String {
        let title = (response.title ?? response.id).printable
        let heading = response.hits.isEmpty ? "No articles like " : "Articles like "
        let terms = response.terms.prefix(10).map(\.printable).joined(separator: ", ")
        let parts = [style.bold(heading) + title + style.dim(terms.isEmpty ? "" : " (\(terms), …)")]
        return (parts + response.hits.map { render($0) }).joined(separator: "\n\n") + "\n"
    }

    private func heading(_ response: SearchResponse) -> String {
        let total = response.total.value
        let count = "\(total.grouped) \(total == 1 ? "article" : "articles")"
        let asked = response.query.parsed.isEmpty ? "" : " for \(response.query.parsed.printable)"
        let shown: String
        if let first = response.hits.first, let last = response.hits.last, total > response.hits.count {
            shown = ", \(first.rank)–\(last.rank) shown"
        } else {
            shown = ""
        }
        let time = "\((response.milliseconds * 10).rounded() / 10) ms"
        return style.bold(count) + asked + style.dim("\(shown) (\(time))")
    }

    private func suggestions(_ response: SearchResponse) -> [String] {
        guard !response.suggestions.isEmpty else { return [] }
        return [
            response.suggestions.map { suggestion in
                let text = suggestion.text.printable.capitalizedFirst
                return style.selected(text) + style.dim(" (\(suggestion.total.grouped))")
            }.joined(separator: "\n")
        ]
    }

    private func render(_ hit: Hit) -> String {
        let rank = String(hit.rank)
        let indent = String(repeating: " ", count: max(4, rank.count + 2))
        let title = (hit.title ?? hit.id).printable
        var lines = [rank.padded(to: indent.count - 2) + "  " + style.title(wrapped(title, indent))]
        let facts = [hit.source?.printable, hit.published?.longDescription, hit.id.printable].compactMap { $0 }
        lines.append(indent + style.dim(facts.joined(separator: " · ")))
        if let evidence = hit.evidence {
            lines.append(
                EvidenceTextRenderer(style: style, columns: columns, limit: 3).render(
                    evidence, for: why, id: hit.id, indent: indent))
        } else {
            lines += hit.snippets.map { render($0, indent: indent) }
        }
        if !hit.duplicates.isEmpty {
            let places = hit.duplicates.map { ($0.source ?? $0.id).printable }.joined(separator: ", ")
            lines.append(indent + style.dim("also: \(places)".cut(to: columns - indent.count)))
        }
        return lines.joined(separator: "\n")
    }

    private func wrapped(_ title: String, _ indent: String) -> String {
        var wrapper = LineWrapper(width: columns, indent: indent)
        for word in title.split(separator: " ") { wrapper.add(styled: String(word), columns: String(word).columns) }
        return String(wrapper.text.dropFirst(indent.count))
    }

    /// A snippet as wrapped lines, its matches emphasised word by word so that no emphasis spans a line break.
    private func render(_ snippet: Snippet, indent: String) -> String {
        var wrapper = LineWrapper(width: columns, indent: indent)
        if snippet.isCutAtStart { wrapper.add(styled: "…", columns: 1) }
        let marks = snippet.highlights.map { MarkedText.Mark(range: $0, emphasis: style.highlight) }
        MarkedText(snippet.text, marks: marks).add(to: &wrapper)
        if snippet.isCutAtEnd { wrapper.add(styled: "…", columns: 1) }
        return wrapper.text
    }
}

extension CalendarDate {
    /// `9 May 2025`.
    var longDescription: String {
        let months = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
        return "\(day) \(months[month - 1]) \(year)"
    }
}

extension Int {
    /// With commas between groups of three digits.
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// Cut with an ellipsis where it would take more columns.
    fileprivate func cut(to width: Int) -> String { columns <= width ? self : fitted(to: max(1, width)) }

    /// Filled with spaces on the left.
    func padded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
