import Dateline
import EntityRecognition

/// The sentences that give an article a value, for people: each with what is named in it and by which rule.
struct EvidenceTextRenderer {
    let style: Style
    let columns: Int
    /// Sentences of a condition that are shown; the rest is counted.
    var limit = Int.max

    /// Bytes of a sentence on each side of what it names that are shown, when it is long.
    private static let context = 240

    /// - Parameter id: the article's.
    func render(_ evidence: [Evidence], for conditions: [FieldFilter], id: String, indent: String) -> String {
        conditions.flatMap { condition -> [String] in
            let own = evidence.filter { $0.condition == condition.description }
            return lines(of: own, condition: condition.description.printable, id: id, indent: indent)
        }.joined(separator: "\n")
    }

    private func lines(of evidence: [Evidence], condition: String, id: String, indent: String) -> [String] {
        guard let first = evidence.first else {
            return [indent + style.dim("\(condition): not in this article")]
        }
        if first.place == .metadata {
            let values = evidence.compactMap(\.mention.value).joined(separator: ", ").printable
            return [indent + style.bold(condition) + style.dim(": \(values), given in the article's metadata")]
        }
        let sentences = self.sentences(of: evidence)
        let place =
            switch first.place {
            case .title: "in the title"
            case .url: "in the address"
            case .text, .metadata: sentences.count == 1 ? "1 sentence" : "\(sentences.count) sentences"
            }
        var lines = [indent + style.bold(condition) + style.dim(": " + place)]
        lines += sentences.prefix(limit).map { render($0, indent: indent + "  ") }
        if sentences.count > limit {
            lines.append(
                indent
                    + style.dim(
                        "  and \(sentences.count - limit) more: dateline show \(id.printable) --why \(condition)"))
        }
        return lines
    }

    /// Mentions of one sentence taken together.
    private func sentences(of evidence: [Evidence]) -> [[Evidence]] {
        var sentences: [[Evidence]] = []
        for one in evidence {
            if let last = sentences.last?.last, last.start == one.start, last.sentence == one.sentence {
                sentences[sentences.count - 1].append(one)
            } else {
                sentences.append([one])
            }
        }
        return sentences
    }

    private func render(_ sentence: [Evidence], indent: String) -> String {
        guard let first = sentence.first, let last = sentence.last else { return "" }
        let marks = sentence.map { one in
            MarkedText.Mark(
                range: one.highlight,
                emphasis: { style.mention(one.mention.kind, $0) },
                brackets: style.isOn ? ("", "") : ("[", "]")
            )
        }
        let part = visiblePart(of: first.sentence, around: first.highlight.lowerBound..<last.highlight.upperBound)
        var wrapper = LineWrapper(width: columns, indent: indent)
        if part.lowerBound > 0 { wrapper.add(styled: "…", columns: 1) }
        MarkedText(first.sentence, marks: marks).add(part, to: &wrapper)
        if part.upperBound < first.sentence.utf8.count { wrapper.add(styled: "…", columns: 1) }
        for word in reasons(sentence).split(separator: " ") {
            wrapper.add(styled: style.dim(String(word)), columns: String(word).columns)
        }
        return wrapper.text
    }

    /// `→ Vladimir Putin (full-name, surname)`, each value and each of its rules once.
    private func reasons(_ sentence: [Evidence]) -> String {
        var values: [String] = []
        var rules: [String: [String]] = [:]
        for one in sentence {
            let value = one.mention.value ?? "?"
            if rules[value] == nil { values.append(value) }
            if rules[value]?.contains(one.mention.rule) != true { rules[value, default: []].append(one.mention.rule) }
        }
        return values.map { "→ \($0) (\((rules[$0] ?? []).joined(separator: ", ")))".printable }.joined(separator: " ")
    }

    /// Of a long sentence, such as a table without full stops, the surroundings of the mentions, cut between words.
    private func visiblePart(of sentence: String, around highlights: Range<Int>) -> Range<Int> {
        let bytes = Array(sentence.utf8)
        guard bytes.count > highlights.count + 3 * Self.context else { return 0..<bytes.count }
        let low = max(0, highlights.lowerBound - Self.context)
        let high = min(bytes.count, highlights.upperBound + Self.context)
        let start = low == 0 ? 0 : bytes[low..<highlights.lowerBound].firstIndex { $0 <= 0x20 } ?? highlights.lowerBound
        let end =
            high == bytes.count
            ? high : bytes[highlights.upperBound..<high].lastIndex { $0 <= 0x20 } ?? highlights.upperBound
        return start..<end
    }
}
