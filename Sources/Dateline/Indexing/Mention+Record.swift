import EntityRecognition

/// The form of a mention in the database: `person 120 14 full name|Vladimir Putin`, that is kind, first byte, bytes, rule
/// and, behind a bar, the value; without the bar there is no value.
extension Mention {
    init?(record: String) {
        let parts = record.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let head = parts[0].split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard head.count == 4, let kind = EntityKind(rawValue: String(head[0])), let start = Int(head[1]),
            let count = Int(head[2]), start >= 0, count >= 0
        else { return nil }
        self.init(
            kind: kind,
            range: start..<start + count,
            value: parts.count == 2 ? String(parts[1]) : nil,
            rule: String(head[3])
        )
    }

    /// Appends the form to a record, escaped as its other values.
    func append(to record: inout [UInt8]) {
        record.append(contentsOf: kind.rawValue.utf8)
        for number in [range.lowerBound, range.count] {
            record.append(UInt8(ascii: " "))
            record.append(contentsOf: String(number).utf8)
        }
        record.append(UInt8(ascii: " "))
        record.append(contentsOf: rule.utf8)
        guard let value else { return }
        record.append(UInt8(ascii: "|"))
        StoredArticle.append(escaped: value, to: &record)
    }
}
