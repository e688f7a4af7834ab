/// Breaks styled words into lines of a width.
struct LineWrapper {
    let width: Int
    let indent: String
    private var lines: [String] = []
    private var line = ""
    private var used = 0

    init(width: Int, indent: String) {
        self.width = max(20, width)
        self.indent = indent
    }

    /// Adds a word of `columns` columns, `styled` as it is to be written, behind `space` unless it starts a line.
    mutating func add(styled: String, columns: Int, space: String = " ") {
        if used > 0, used + 1 + columns > width - indent.count {
            lines.append(indent + line)
            (line, used) = ("", 0)
        }
        if used > 0 {
            line += space
            used += 1
        }
        line += styled
        used += columns
    }

    var text: String { (lines + (used > 0 ? [indent + line] : [])).joined(separator: "\n") }
}
