import TextAnalysis

/// The names that articles write, each read once and known by a number from then on.
struct PersonNames {
    private static let unknown: Int32 = -1

    private struct Entry {
        var name: PersonName
        /// Where the numbers of its key's words are.
        var words: Range<Int32>
        /// The full name of the one person whom the name alone means, if it does.
        var wellKnown: Int32?
        /// The key, once it was asked for.
        var key: String?
    }

    private var entries: [Entry] = []
    /// For each name how many words its key has.
    private var wordCounts: [Int32] = []
    /// The numbers of the words of all keys.
    private var words: [Int32] = []
    private var numbering = WordNumbering()
    /// Names by the hash of their bytes as written.
    private var numbers = HashTable<Int32>(absent: unknown)

    /// The number of spellings known.
    var count: Int { numbers.count }
    /// Words have numbers below this.
    var wordCount: Int { numbering.words.count }

    /// The number of a name, equal for spellings that differ in nothing but white space, and in capitals throughout.
    ///
    /// - Parameters:
    ///   - hash: of the bytes as written.
    ///   - written: asked for a new one.
    @inline(__always)
    mutating func number(hash: UInt64, _ written: () -> String) -> Int32 {
        let known = numbers[hash]
        return known == PersonNames.unknown ? add(written(), hash) : known
    }

    private mutating func add(_ written: String, _ hash: UInt64) -> Int32 {
        let name = PersonName(written)
        var text = name.text
        let textHash = text.withUTF8 { Vocabulary.hash($0) }
        var number = numbers[textHash]
        if number == PersonNames.unknown {
            number = Int32(entries.count)
            let start = Int32(words.count)
            numbering.append(text, to: &words)
            entries.append(Entry(name: name, words: start..<Int32(words.count)))
            wordCounts.append(Int32(words.count) - start)
            numbers[textHash] = number
            if !isFull(number), let full = WellKnownPersons.bySurname[firstWord(of: number).map(word) ?? text] {
                entries[Int(number)].wellKnown = add(full)
            }
        }
        numbers[hash] = number
        return number
    }

    private mutating func add(_ text: String) -> Int32 {
        var text = text
        let hash = text.withUTF8 { Vocabulary.hash($0) }
        return number(hash: hash) { text }
    }

    private func word(_ number: Int32) -> String { numbering.words[Int(number)] }

    // MARK: One name

    func text(of name: Int32) -> String { entries[Int(name)].name.text }

    /// The words of a name, folded, separated by single spaces (``PersonKey``).
    mutating func key(of name: Int32) -> String {
        if let key = entries[Int(name)].key { return key }
        let words = wordRange(of: name)
        let count = words.reduce(words.count) { $0 + numbering.words[Int(self.words[$1])].utf8.count }
        let key = String(unsafeUninitializedCapacity: count) { key in
            var end = 0
            for word in words {
                if end > 0 { end = key[end...].update(fromContentsOf: CollectionOfOne(UInt8(ascii: " "))) }
                end = key[end...].update(fromContentsOf: numbering.words[Int(self.words[word])].utf8)
            }
            return end
        }
        entries[Int(name)].key = key
        return key
    }

    /// The full name of the one person whom a single word means, if it does.
    func wellKnown(_ name: Int32) -> Int32? { entries[Int(name)].wellKnown }

    /// Given name and surname, at least.
    @inline(__always)
    func isFull(_ name: Int32) -> Bool { wordCounts[Int(name)] > 1 }

    private func wordRange(of name: Int32) -> Range<Int> {
        let range = entries[Int(name)].words
        return Int(range.lowerBound)..<Int(range.upperBound)
    }

    /// The numbers of a name's words, which are equal where the words are.
    @inline(__always)
    func withWords<R>(of name: Int32, _ body: (UnsafeBufferPointer<Int32>) -> R) -> R {
        let range = wordRange(of: name)
        return words.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    func firstWord(of name: Int32) -> Int32? { withWords(of: name) { $0.first } }
    func lastWord(of name: Int32) -> Int32? { withWords(of: name) { $0.last } }

    // MARK: Two names

    /// Whether initials say that two names are those of two persons.
    func conflict(_ left: Int32, _ right: Int32) -> Bool {
        entries[Int(left)].name.conflicts(with: entries[Int(right)].name)
    }

    /// Whether a name has all the words of another at its end, and more before.
    func ends(_ name: Int32, with other: Int32) -> Bool {
        guard wordCounts[Int(name)] > wordCounts[Int(other)] else { return false }
        return withWords(of: name) { words in
            withWords(of: other) { other in words.suffix(other.count).elementsEqual(other) }
        }
    }

    /// Whether both may name one person: all words of the shorter one are found in the longer one in their order, an
    /// initial standing for its word, and they share the last word or the first.
    func agree(_ left: Int32, _ right: Int32) -> Bool {
        withWords(of: left) { left in
            withWords(of: right) { right in left.count <= right.count ? agree(left, in: right) : agree(right, in: left)
            }
        }
    }

    private func agree(_ short: UnsafeBufferPointer<Int32>, in long: UnsafeBufferPointer<Int32>) -> Bool {
        guard let last = short.last, let first = short.first, last == long.last || first == long.first else {
            return false
        }
        var place = 0
        for index in short.indices {
            while place < long.count, !matches(short[index], long[place], isFirst: index == 0 && place == 0) {
                place += 1
            }
            guard place < long.count else { return false }
            place += 1
        }
        return true
    }

    /// A first word may be shortened to an initial, or to several that begin with the same letter.
    private func matches(_ left: Int32, _ right: Int32, isFirst: Bool) -> Bool {
        if left == right { return true }
        guard isFirst else { return false }
        let (left, right) = (word(left), word(right))
        return min(left.utf8.count, right.utf8.count) == 1 && left.first == right.first
    }
}
