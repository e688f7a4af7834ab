/// Precision and recall of exact spans.
struct PersonScore: CustomStringConvertible {
    private var right = 0
    private var found = 0
    private var gold = 0

    mutating func add(_ spans: [Range<Int>], _ persons: [Range<Int>]) {
        right += Set(spans).intersection(persons).count
        found += spans.count
        gold += persons.count
    }

    var description: String {
        let precision = Double(right) / Double(max(1, found))
        let recall = Double(right) / Double(max(1, gold))
        func three(_ value: Double) -> String {
            let digits = String(Int(value * 10000 + 0.5))
            return "0." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return "precision \(three(precision)) recall \(three(recall)) "
            + "F1 \(three(2 * precision * recall / max(precision + recall, .ulpOfOne)))"
    }
}
