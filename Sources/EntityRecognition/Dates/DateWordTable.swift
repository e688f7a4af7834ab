import TextAnalysis

/// The ``DateWord`` of every form of a vocabulary, filled as the vocabulary grows, so that a look-up is one load.
struct DateWordTable {
    private static let listed = DateWordTable.readList(PackageResources.date_words_tsv)

    private(set) var words: [DateWord] = []
    /// For each form whether an expression is looked for at it.
    private(set) var anchors: [Bool] = []

    mutating func update(from vocabulary: Vocabulary) {
        let listed = DateWordTable.listed
        while words.count < vocabulary.count {
            let id = FormID(rawValue: UInt32(words.count))
            var word = listed[vocabulary.hash(of: id)]
            if word.kind == .none { word = vocabulary.withBytes(of: id, DateWordTable.number) }
            words.append(word)
            anchors.append(word.kind.isAnchor)
        }
    }

    /// Lines of kind, number and words, separated by tabs.
    private static func readList(_ tsv: [UInt8]) -> HashTable<DateWord> {
        var kinds: [String: DateWordKind] = [:]
        for kind in DateWordKind.allCases { kinds["\(kind)"] = kind }
        var words = HashTable(absent: DateWord.none, capacity: 1 << 10)
        for line in tsv.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t"))
            guard fields.count == 3, let kind = kinds[String(decoding: fields[0], as: UTF8.self)],
                let value = Int32(String(decoding: fields[1], as: UTF8.self))
            else { continue }
            for word in fields[2].split(separator: UInt8(ascii: " ")) {
                let hash = word.withUnsafeBufferPointer(Vocabulary.hash)
                // The first line that lists a word counts.
                if words[hash].kind == .none { words[hash] = DateWord(kind: kind, value: value) }
            }
        }
        return words
    }

    /// Forms that start with a digit, and quarters: `9`, `25th`, `1944`, `1990s`, `80s`, `20250509`, `09.05.2025`, `q3`, `3q`.
    private static func number(_ form: UnsafeBufferPointer<UInt8>) -> DateWord {
        guard let first = form.first, first &- 0x30 < 10 || first == UInt8(ascii: "q") else { return .none }
        var value: Int32 = 0
        var digits = 0
        for byte in form {
            guard byte &- 0x30 < 10, digits < 9 else { break }
            value = value * 10 + Int32(byte &- 0x30)
            digits += 1
        }
        let rest = UnsafeBufferPointer(rebasing: form[digits...])
        switch (digits, rest.count) {
        case (0, 2) where first == UInt8(ascii: "q"): return quarter(form[1])
        case (1, 1) where rest[0] == UInt8(ascii: "q"): return quarter(form[0])
        case (1...2, 0): return DateWord(kind: .number, value: value)
        case (4, 0): return (1000...2999).contains(value) ? DateWord(kind: .year, value: value) : .none
        case (8, 0): return DateWord(kind: .compactDay, value: value)
        case (2, 1), (4, 1): return rest[0] == UInt8(ascii: "s") && value % 10 == 0 ? decade(value) : .none
        case (1...2, 2): return isOrdinalEnding(rest) ? DateWord(kind: .ordinal, value: value) : .none
        case (1...2, 5...8): return pointed(form)
        default: return .none
        }
    }

    private static func quarter(_ digit: UInt8) -> DateWord {
        (0x31...0x34).contains(digit) ? DateWord(kind: .quarterCode, value: Int32(digit - 0x30)) : .none
    }

    /// Two digits stay below 100: the century is not known here.
    private static func decade(_ value: Int32) -> DateWord {
        value < 100 || (1500...2090).contains(value) ? DateWord(kind: .decade, value: value / 10) : .none
    }

    private static func isOrdinalEnding(_ rest: UnsafeBufferPointer<UInt8>) -> Bool {
        switch (rest[0], rest[1]) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
            true
        default: false
        }
    }

    /// `9.5.2025` as one form; its number is packed as day-month-year digits.
    private static func pointed(_ form: UnsafeBufferPointer<UInt8>) -> DateWord {
        let parts = form.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, (1...2).contains(parts[1].count), parts[2].count == 4,
            parts.allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } })
        else { return .none }
        let numbers = parts.map { $0.reduce(Int32(0)) { $0 * 10 + Int32($1 &- 0x30) } }
        return DateWord(kind: .pointedDay, value: (numbers[0] * 100 + numbers[1]) * 10_000 + numbers[2])
    }
}
