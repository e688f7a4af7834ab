extension QueryError {
    /// The query and below it a line with `^~~~` under the place, for a terminal with a fixed-width font.
    ///
    /// White space and control characters are drawn as one space each; of a long query only the surroundings are drawn.
    /// - Parameter columns: The greatest width of a line; the place itself is never cut to nothing.
    public func diagram(of query: String, columns: Int = 100) -> String {
        var cells = QueryError.cells(of: query)
        var marked = markedCells(of: cells, length: query.utf8.count)
        if cells.reduce(0, { $0 + $1.width }) > columns { (cells, marked) = cropped(cells, marked, columns: columns) }
        let indent = cells[..<marked.lowerBound].reduce(0) { $0 + $1.width }
        let width = cells[marked].reduce(0) { $0 + $1.width }
        let line = cells.map(\.text).joined()
        return line + "\n" + String(repeating: " ", count: indent) + "^"
            + String(repeating: "~", count: max(0, width - 1))
    }

    /// What is drawn for one character.
    private struct Cell {
        var text: String
        var width: Int
        var offset: Int
    }

    private static func cells(of query: String) -> [Cell] {
        let source = QueryBytes(query)
        var offset = 0
        return query.map { character in
            defer { offset += character.utf8.count }
            if source.spaceLength(at: offset) > 0 { return Cell(text: " ", width: 1, offset: offset) }
            return Cell(text: String(character), width: character.columns, offset: offset)
        }
    }

    private func markedCells(of cells: [Cell], length: Int) -> Range<Int> {
        let first = cells.lastIndex { $0.offset <= range.lowerBound } ?? 0
        let start = range.lowerBound >= length ? cells.count : first
        let end = cells.firstIndex { $0.offset >= range.upperBound } ?? cells.count
        return start..<max(start, end)
    }

    /// The cells around the marked ones that fit, with an ellipsis at each end that was cut.
    private func cropped(_ cells: [Cell], _ marked: Range<Int>, columns: Int) -> ([Cell], Range<Int>) {
        var room = max(columns, 8) - 2
        var kept = marked.lowerBound..<marked.lowerBound
        var grows = true
        while grows {
            grows = false
            if kept.upperBound < cells.count, cells[kept.upperBound].width <= room {
                room -= cells[kept.upperBound].width
                kept = kept.lowerBound..<kept.upperBound + 1
                grows = true
            }
            if kept.lowerBound > 0, cells[kept.lowerBound - 1].width <= room {
                room -= cells[kept.lowerBound - 1].width
                kept = kept.lowerBound - 1..<kept.upperBound
                grows = true
            }
        }
        let ellipsis = Cell(text: "…", width: 1, offset: 0)
        let head = kept.lowerBound > 0 ? [ellipsis] : []
        let tail = kept.upperBound < cells.count ? [ellipsis] : []
        let shift = head.count - kept.lowerBound
        let visible = marked.lowerBound + shift..<min(marked.upperBound, kept.upperBound) + shift
        return (head + cells[kept] + tail, visible)
    }
}

extension Character {
    /// The columns that a terminal gives to the character: 2 for East Asian wide ones and emoji, 0 for lone marks, else 1.
    package var columns: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            let category = scalar.properties.generalCategory
            return category == .nonspacingMark || category == .enclosingMark || category == .format ? 0 : 1
        }
    }
}
