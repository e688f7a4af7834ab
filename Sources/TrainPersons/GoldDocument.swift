import Foundation

/// A text with the names of persons in it.
struct GoldDocument {
    var id: String
    var text: [UInt8]
    /// UTF-8 bytes of the text.
    var persons: [Range<Int>]

    private struct Record: Decodable {
        struct Span: Decodable {
            var start: Int
            var end: Int
            var type: String
        }

        var id: String
        var text: String
        var gold: [Span]
    }

    private static let types: Set<String> = ["person", "per"]

    /// The documents of a file of JSON Lines: `{"id", "text", "gold": [{"start", "end", "type"}]}`.
    static func read(_ path: String) throws -> [GoldDocument] {
        let decoder = JSONDecoder()
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try data.split(separator: UInt8(ascii: "\n")).map { line in
            let record = try decoder.decode(Record.self, from: Data(line))
            let spans = record.gold.filter { types.contains($0.type.lowercased()) }.map { $0.start..<$0.end }
            return GoldDocument(
                id: record.id, text: Array(record.text.utf8), persons: spans.sorted { $0.lowerBound < $1.lowerBound })
        }
    }

    /// Each line as a document of its own: for collections whose neighbouring sentences do not belong together.
    var lines: [GoldDocument] {
        var lines: [GoldDocument] = []
        var start = 0
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let range = start..<start + line.count
            let inside = persons.filter { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
            if !line.isEmpty {
                lines.append(
                    GoldDocument(
                        id: id, text: Array(line),
                        persons: inside.map { $0.lowerBound - start..<$0.upperBound - start }))
            }
            start = range.upperBound + 1
        }
        return lines
    }
}

extension GoldDocument {
    /// The document behind up to three lines of its own words in capitals, as headlines are.
    func withHeadlines(using generator: inout SplitMix64) -> GoldDocument {
        let named = persons.shuffled(using: &generator).prefix(2).map(\.lowerBound)
        let starts = named + [Int.random(in: 0..<max(1, text.count), using: &generator)]
        var head: [UInt8] = []
        var spans: [Range<Int>] = []
        for start in starts { appendHeadline(around: start, to: &head, &spans, using: &generator) }
        return GoldDocument(
            id: id, text: head + text,
            persons: spans + persons.map { $0.lowerBound + head.count..<$0.upperBound + head.count })
    }

    /// About nine words of one line, no name cut.
    private func appendHeadline(
        around place: Int, to head: inout [UInt8], _ spans: inout [Range<Int>], using generator: inout SplitMix64
    ) {
        var start = place
        var end = place
        var before = Int.random(in: 0...5, using: &generator)
        var behind = 9 - before
        while start > 0, text[start - 1] != 10 {
            if text[start - 1] == 32 { before -= 1 }
            if before < 0 { break }
            start -= 1
        }
        while end < text.count, text[end] != 10 {
            if text[end] == 32 { behind -= 1 }
            if behind < 0 { break }
            end += 1
        }
        let inside = persons.filter { $0.lowerBound < end && start < $0.upperBound }
        start = min(start, inside.map(\.lowerBound).min() ?? start)
        end = max(end, inside.map(\.upperBound).max() ?? end)
        var position = start
        for name in inside {
            head += upper(position..<name.lowerBound)
            let offset = head.count
            head += upper(name)
            spans.append(offset..<head.count)
            position = name.upperBound
        }
        head += upper(position..<end)
        head.append(10)
    }

    private func upper(_ range: Range<Int>) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        return Array(String(decoding: text[range], as: UTF8.self).uppercased().replacing("\n", with: " ").utf8)
    }
}

/// Steele, Lea and Flood's generator: the same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
