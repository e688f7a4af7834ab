/// Sets lines as paragraphs with one blank line between them.
enum Paragraphs {
    /// Line breaks within paragraphs stay. In a text without a blank line whose lines are longer than anyone wraps them (most
    /// of them over 120 characters) each line is a paragraph.
    static func text(of lines: [TextLine]) -> String {
        let trimmed = lines.drop { $0.isBlank }
        let end = trimmed.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? trimmed.startIndex
        let body = trimmed[..<end]
        let longLines = body.count(where: { $0.length > 120 })
        let isUnbroken = !body.contains(where: \.isBlank) && longLines * 2 > body.count
        var text: [UInt8] = []
        text.reserveCapacity(body.reduce(0) { $0 + $1.text.count + 2 })
        var isApart = isUnbroken
        for line in body {
            if line.isBlank {
                isApart = true
                continue
            }
            if !text.isEmpty { text.append(contentsOf: isApart ? [0x0A, 0x0A] : [0x0A]) }
            text.append(contentsOf: line.text)
            isApart = isUnbroken
        }
        return String(decoding: text, as: UTF8.self)
    }
}
