/// Phrases with which a line may begin.
struct PrefixTable: Sendable {
    private var phrases: [[[UInt8]]] = Array(repeating: [], count: 256)

    init(_ phrases: [String]) {
        for phrase in phrases {
            let bytes = Array(phrase.utf8)
            if let first = bytes.first { self.phrases[Int(first)].append(bytes) }
        }
    }

    func matches(startOf key: String) -> Bool {
        guard let first = key.utf8.first else { return false }
        return phrases[Int(first)].contains { key.utf8.starts(with: $0) }
    }
}
