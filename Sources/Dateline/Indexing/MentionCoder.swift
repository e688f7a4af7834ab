import EntityRecognition

/// The form of the mentions in the database: `c3+5,0,0 p22+13,1,0` is a country that begins at the third byte of the text and
/// takes five, and 22 bytes behind its beginning a person of 13. The next number counts the rules in the order of the
/// record's `rule` lines from 0, the last one the kind's values: the record's persons, countries or intervals, and behind
/// them the values that are none of these. Without the last number there is no value.
///
/// An article has a hundred mentions; written out, they would be half as long as its text.
struct MentionCoder {
    private var rules: [String] = []
    private var otherValues: [String] = []

    /// Four numbers of up to nineteen digits, and five signs.
    private static let maximumBytes = 4 * 19 + 5

    /// The values that mentions have as a rule.
    private static func values(_ kind: EntityKind, of article: StoredArticle) -> [String] {
        switch kind {
        case .person: article.persons
        case .country: article.countries
        case .date: article.about
        }
    }
}

// MARK: - Writing

extension MentionCoder {
    /// Appends the lines of mentions, which must be in order of their first bytes.
    mutating func append(_ mentions: [Mention], of article: StoredArticle, to record: inout [UInt8]) {
        guard !mentions.isEmpty else { return }
        let list = list(mentions, of: article)
        for rule in rules { StoredArticle.append("rule", rule, to: &record) }
        for value in otherValues { StoredArticle.append("value", value, to: &record) }
        record.append(contentsOf: "mentions=".utf8)
        record += list
        record.append(UInt8(ascii: "\n"))
    }

    private mutating func list(_ mentions: [Mention], of article: StoredArticle) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: mentions.count * MentionCoder.maximumBytes) { bytes, count in
            var start = 0
            func append(_ byte: UInt8) {
                bytes[count] = byte
                count += 1
            }
            func append(_ number: Int) {
                if number >= 10 { append(number / 10) }
                append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
            }
            for mention in mentions {
                if count > 0 { append(UInt8(ascii: " ")) }
                append(MentionCoder.letter(mention.kind))
                append(mention.range.lowerBound - start)
                append(UInt8(ascii: "+"))
                append(mention.range.count)
                append(UInt8(ascii: ","))
                append(MentionCoder.place(of: mention.rule, in: &rules))
                if let value = mention.value {
                    append(UInt8(ascii: ","))
                    append(place(of: value, among: MentionCoder.values(mention.kind, of: article)))
                }
                start = mention.range.lowerBound
            }
        }
    }

    private mutating func place(of value: String, among values: [String]) -> Int {
        MentionCoder.known(value, in: values) ?? values.count + MentionCoder.place(of: value, in: &otherValues)
    }

    private static func place(of text: String, in list: inout [String]) -> Int {
        if let known = known(text, in: list) { return known }
        list.append(text)
        return list.count - 1
    }

    private static func known(_ text: String, in list: [String]) -> Int? {
        // The lengths tell most apart, which is faster than to compare texts.
        let count = text.utf8.count
        return list.firstIndex { $0.utf8.count == count && $0 == text }
    }

    private static func letter(_ kind: EntityKind) -> UInt8 {
        switch kind {
        case .person: UInt8(ascii: "p")
        case .country: UInt8(ascii: "c")
        case .date: UInt8(ascii: "d")
        }
    }
}

// MARK: - Reading

extension MentionCoder {
    mutating func add(rule: String) { rules.append(rule) }
    mutating func add(value: String) { otherValues.append(value) }

    /// The mentions of a list; nil where it is not one.
    func mentions(_ list: UnsafeBufferPointer<UInt8>, of article: StoredArticle) -> [Mention]? {
        var mentions: [Mention] = []
        var start = 0
        for entry in list.split(separator: UInt8(ascii: " ")) {
            guard let mention = mention(entry, behind: start, of: article) else { return nil }
            mentions.append(mention)
            start = mention.range.lowerBound
        }
        return mentions
    }

    private func mention(_ entry: Slice<UnsafeBufferPointer<UInt8>>, behind start: Int, of article: StoredArticle)
        -> Mention?
    {
        guard let letter = entry.first,
            let kind = EntityKind.allCases.first(where: { MentionCoder.letter($0) == letter }),
            let plus = entry.firstIndex(of: UInt8(ascii: "+")),
            let distance = MentionCoder.number(entry[(entry.startIndex + 1)..<plus])
        else { return nil }
        let fields = entry[(plus + 1)...].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let numbers = fields.compactMap { MentionCoder.number($0) }
        guard numbers.count == fields.count, (2...3).contains(numbers.count), numbers[1] < rules.count else {
            return nil
        }
        var value: String?
        if numbers.count == 3 {
            let values = MentionCoder.values(kind, of: article)
            guard numbers[2] < values.count + otherValues.count else { return nil }
            value = numbers[2] < values.count ? values[numbers[2]] : otherValues[numbers[2] - values.count]
        }
        let first = start + distance
        return Mention(kind: kind, range: first..<first + numbers[0], value: value, rule: rules[numbers[1]])
    }

    /// Decimal digits, at most ten: offsets are of 32 bits.
    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard !digits.isEmpty, digits.count <= 10 else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }
}
