/// Finds the title at the head of a plain text.
enum TitleLine {
    /// In characters.
    static let maximumLength = 150

    /// Takes the first line off when it is a title: short, not ending as a sentence or clause does, and set off from the rest
    /// by a blank line or by being clearly shorter. A text of one line has none.
    static func take(from lines: inout [TextLine]) -> String? {
        guard let place = lines.firstIndex(where: { !$0.isBlank }) else { return nil }
        let first = lines[place]
        let rest = lines[(place + 1)...]
        guard rest.contains(where: { !$0.isBlank }), first.length <= maximumLength,
            !endings.contains(where: { first.core.hasSuffix($0) })
        else { return nil }
        let isSetOff = rest.first?.isBlank ?? false
        let longest = rest.lazy.filter { !$0.isBlank }.prefix(10).map(\.length).max() ?? 0
        guard isSetOff || first.length * 10 <= longest * 6 else { return nil }
        lines.removeSubrange(...place)
        return title(first)
    }

    /// Without the `#` of Markdown.
    private static func title(_ line: TextLine) -> String {
        let text = line.core.drop { $0 == UInt8(ascii: "#") }
        let isHeading = text.count < line.core.count && text.first == UInt8(ascii: " ")
        return String(decoding: isHeading ? text.drop { $0 == UInt8(ascii: " ") } : line.core, as: UTF8.self)
    }

    private static let endings = [".", ",", ";", ":", "-", "–", "—"].map { Array($0.utf8) }
}
