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
    static func append(_ mentions: [Mention], of article: StoredArticle, to record: inout ByteWriter) {
        guard !mentions.isEmpty else { return }
        var (rules, otherValues) = (NumberedTexts(), NumberedTexts())
        let values = (
            person: NumberedTexts(MentionCoder.values(.person, of: article)),
            country: NumberedTexts(MentionCoder.values(.country, of: article)),
            date: NumberedTexts(MentionCoder.values(.date, of: article))
        )
        var list = ByteWriter(capacity: 16 * mentions.count)
        var start = 0
        for index in mentions.indices {
            let (kind, range) = (mentions[index].kind, mentions[index].range)
            if list.count > 0 { list.append(UInt8(ascii: " ")) }
            list.append(letter(kind))
            list.append(decimal: range.lowerBound - start)
            list.append(UInt8(ascii: "+"))
            list.append(decimal: range.count)
            list.append(UInt8(ascii: ","))
            list.append(decimal: rules.number(of: mentions[index].rule) ?? rules.append(mentions[index].rule))
            if let value = mentions[index].value {
                list.append(UInt8(ascii: ","))
                let (known, count) =
                    switch kind {
                    case .person: (values.person.number(of: value), values.person.texts.count)
                    case .country: (values.country.number(of: value), values.country.texts.count)
                    case .date: (values.date.number(of: value), values.date.texts.count)
                    }
                list.append(
                    decimal: known ?? count + (otherValues.number(of: value) ?? otherValues.append(value)))
            }
            start = range.lowerBound
        }
        for rule in rules.texts { StoredArticle.append("rule=", rule, to: &record) }
        for value in otherValues.texts { StoredArticle.append("value=", value, to: &record) }
        record.append("mentions=")
        record.append(list.bytes)
        record.append(UInt8(ascii: "\n"))
    }

    /// Texts by their numbers, found by their lengths first: these tell most apart.
    private struct NumberedTexts {
        private(set) var texts: [String]
        /// In bytes; what passes 255 is left out.
        private var lengths: [UInt8]

        init(_ texts: [String] = []) {
            self.texts = texts
            lengths = texts.map { UInt8(truncatingIfNeeded: $0.utf8.count) }
        }

        func number(of text: String) -> Int? {
            let length = UInt8(truncatingIfNeeded: text.utf8.count)
            for number in lengths.indices where lengths[number] == length && texts[number] == text { return number }
            return nil
        }

        /// The number that the text has from now on.
        mutating func append(_ text: String) -> Int {
            texts.append(text)
            lengths.append(UInt8(truncatingIfNeeded: text.utf8.count))
            return texts.count - 1
        }
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
