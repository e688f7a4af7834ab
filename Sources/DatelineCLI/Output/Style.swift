import Dateline
import EntityRecognition

/// Emphasis for a terminal; plain text where it has none.
struct Style: Sendable {
    let isOn: Bool

    func bold(_ text: String) -> String { sgr("1", text) }
    func dim(_ text: String) -> String { sgr("2", text) }
    /// What matched.
    func highlight(_ text: String) -> String { sgr("1;33", text) }
    func title(_ text: String) -> String { sgr("1;36", text) }
    func bar(_ text: String) -> String { sgr("34", text) }
    func selected(_ text: String) -> String { sgr("1;32", text) }
    func warning(_ text: String) -> String { sgr("33", text) }

    /// What names a person, a country or a date: each kind in a colour of its own, underlined for those who see none.
    func mention(_ kind: EntityKind, _ text: String) -> String {
        switch kind {
        case .person: sgr("4;32", text)
        case .country: sgr("4;34", text)
        case .date: sgr("4;35", text)
        }
    }

    private func sgr(_ code: String, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// Columns that the text takes on a terminal.
    var columns: Int {
        utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? utf8.count : reduce(0) { $0 + $1.columns }
    }

    /// The text made to take exactly `width` columns: cut with an ellipsis, or filled with spaces.
    func fitted(to width: Int) -> String {
        let columns = columns
        if columns <= width { return self + String(repeating: " ", count: width - columns) }
        var cut = ""
        var used = 0
        for character in self {
            guard used + character.columns <= width - 1 else { break }
            cut.append(character)
            used += character.columns
        }
        return cut + "…" + String(repeating: " ", count: max(0, width - 1 - used))
    }

    /// Control characters as spaces: text out of an article must not steer the terminal.
    var printable: String {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    if (0x20..<0x7F).contains(scalar.value) { return scalar }
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: return " "
                    default: return scalar
                    }
                }))
    }
}
