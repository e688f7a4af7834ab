/// Tables of cases: a line a case, columns by tabs, lines with # are remarks.
enum CaseTable {
    static func rows(_ tsv: [UInt8], columns: Int) -> [[String]] {
        tsv.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
            .filter { !$0.hasPrefix("#") }
            .map { line in
                var row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                while row.count < columns { row.append("") }
                return row
            }
    }

    /// ⏎ stands for a line break.
    static func unescaped(_ cell: String) -> String {
        String(cell.map { $0 == "⏎" ? "\n" : $0 })
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
