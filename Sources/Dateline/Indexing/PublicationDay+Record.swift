import Chronology
import EntityRecognition

/// The form in the database: `header 120 13 2024-03-04`, that is rule, first byte, bytes and day. The rule's name has no spaces.
extension PublicationDay {
    init?(record: String) {
        let parts = record.split(separator: " ")
        guard parts.count == 4, let rule = Rule(rawValue: parts[0].split(separator: "-").joined(separator: " ")),
            let start = Int(parts[1]), let count = Int(parts[2]), start >= 0, count >= 0,
            let day = CalendarDate(String(parts[3]))
        else { return nil }
        self.init(day: day, range: start..<start + count, rule: rule)
    }

    var record: String {
        "\(rule.rawValue.split(separator: " ").joined(separator: "-")) \(range.lowerBound) \(range.count) \(day)"
    }
}
