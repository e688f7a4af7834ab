import TextAnalysis

/// Numbers the words of keys: equal words have equal numbers, from 0 on without gaps.
struct WordNumbering {
    private static let unknown: Int32 = -1
    private static let special: Int32 = -2

    /// By number.
    private(set) var words: [String] = []
    private var numbers = HashTable<Int32>(absent: unknown)
    /// The numbers of the standard spellings of folded words, or ``special``.
    private var ordinary = HashTable<Int32>(absent: unknown)

    /// Adds the numbers of the words of a name's key.
    mutating func append(_ name: String, to list: inout [Int32]) {
        var name = name
        let start = list.count
        if name.withUTF8({ appendOrdinary($0, to: &list) }) { return }
        list.removeSubrange(start...)
        for word in PersonKey.words(of: name) { list.append(number(of: word)) }
    }

    private mutating func number(of word: String) -> Int32 {
        var word = word
        let hash = word.withUTF8 { Vocabulary.hash($0) }
        let known = numbers[hash]
        if known != WordNumbering.unknown { return known }
        words.append(word)
        numbers[hash] = Int32(words.count - 1)
        return Int32(words.count - 1)
    }

    /// Takes a name of plain words that do not depend on each other, as most are; false for others.
    private mutating func appendOrdinary(_ name: UnsafeBufferPointer<UInt8>, to list: inout [Int32]) -> Bool {
        PersonKey.visitPlainWords(name) { word, _ in
            if word.isEmpty { return true }
            let number = ordinaryNumber(word)
            list.append(number)
            return number != WordNumbering.special
        }
    }

    private mutating func ordinaryNumber(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = Vocabulary.hash(word)
        let known = ordinary[hash]
        if known != WordNumbering.unknown { return known }
        let standard = PersonKey.standardOfOrdinary(String(decoding: word, as: UTF8.self))
        let found = standard.map { number(of: $0) } ?? WordNumbering.special
        ordinary[hash] = found
        return found
    }
}
