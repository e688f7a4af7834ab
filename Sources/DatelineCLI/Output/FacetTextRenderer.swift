import Dateline

/// Facets as columns with bars, as many side by side as the terminal has room for.
struct FacetTextRenderer {
    let style: Style
    let columns: Int

    private static let gap = 3
    private static let narrowest = 30

    func render(_ facets: [Facet]) -> String {
        let facets = facets.filter { !$0.values.isEmpty }
        guard !facets.isEmpty else { return "" }
        let room = (columns + Self.gap) / (Self.narrowest + Self.gap)
        let perRow = max(1, min(facets.count, room))
        let width = min(48, (columns + Self.gap) / perRow - Self.gap)
        return stride(from: 0, to: facets.count, by: perRow).map { start in
            row(Array(facets[start..<min(start + perRow, facets.count)]), width: width)
        }.joined(separator: "\n\n")
    }

    private func row(_ facets: [Facet], width: Int) -> String {
        let blocks = facets.map { block($0, width: width) }
        let height = blocks.map(\.count).max() ?? 0
        let space = String(repeating: " ", count: Self.gap)
        return (0..<height).map { line in
            let cells = blocks.map { line < $0.count ? $0[line] : (text: "", columns: 0) }
            return cells.enumerated().map { index, cell in
                let isLast = index == cells.count - 1
                return cell.text + (isLast ? "" : String(repeating: " ", count: max(0, width - cell.columns)) + space)
            }.joined().trimmedRight
        }.joined(separator: "\n")
    }

    /// The lines of one facet: a heading, then label, count and bar of each value.
    private func block(_ facet: Facet, width: Int) -> [(text: String, columns: Int)] {
        let heading = facet.heading
        var lines = [(text: style.bold(heading), columns: heading.columns)]
        let values = facet.shownValues
        let most = max(1, values.map(\.count).max() ?? 1)
        let countWidth = String(values.map(\.count).max() ?? 0).count
        let longest = values.map { $0.label.printable.columns + 2 }.max() ?? 0
        let labelWidth = max(8, min(longest, width - countWidth - 10))
        let barWidth = max(0, width - labelWidth - countWidth - 2)
        for value in values {
            let mark = value.isSelected ? "✓ " : "  "
            let label = (mark + value.label.printable).fitted(to: labelWidth)
            let bar = Self.bar(value.count, of: most, width: barWidth)
            let count = String(value.count).padded(to: countWidth)
            let text = (value.isSelected ? style.selected(label) : label) + " " + count + " " + style.bar(bar)
            lines.append((text, labelWidth + 1 + countWidth + 1 + bar.columns))
        }
        if facet.missing > 0 {
            let text = "  none".fitted(to: labelWidth) + " " + String(facet.missing).padded(to: countWidth)
            lines.append((style.dim(text), text.columns))
        }
        return lines
    }

    /// A bar in eighths of a column.
    static func bar(_ count: Int, of most: Int, width: Int) -> String {
        guard count > 0, width > 0 else { return "" }
        let eighths = max(1, count * width * 8 / most)
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}

extension Facet {
    fileprivate var heading: String {
        switch field {
        case .person: "People"
        case .country: "Countries"
        case .published: "Published"
        case .about: "About"
        case .source: "Sources"
        case .language: "Languages"
        }
    }

    /// Dates in the order of the calendar, other values as they are.
    fileprivate var shownValues: [Value] {
        interval == nil ? values : values.sorted { $0.value < $1.value }
    }
}

extension String {
    fileprivate var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
