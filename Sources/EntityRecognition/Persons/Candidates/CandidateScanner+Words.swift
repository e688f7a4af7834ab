import TextAnalysis

extension CandidateScanner {
    /// The word of these tokens, which hyphens join when they are several.
    mutating func word(_ tokens: Range<Int>, of text: RecognizableText) -> CandidateWord {
        let first = text.tokens[tokens.lowerBound]
        let last = text.tokens[tokens.upperBound - 1]
        let head = facts[first.form]
        let tail = tokens.count == 1 ? head : facts[last.form]
        var word = CandidateWord(
            tokens: Int32(tokens.lowerBound)..<Int32(tokens.upperBound), key: head.hash, statistics: head.statistics,
            wordClass: head.wordClass, suffix2: tail.suffix2, suffix3: tail.suffix3, suffix4: tail.suffix4,
            prefix3: head.prefix3, prefix4: head.prefix4, length: head.length, lastForm: last.form.rawValue)
        if tokens.count > 1 {
            for index in tokens.dropFirst() {
                let part = facts[text.tokens[index].form]
                word.key = CandidateWord.joinedKey(word.key, part.hash)
                word.length = UInt8(min(255, Int(word.length) + Int(part.length) + 1))
            }
            word.wordClass = []
            let own = facts.statistics(hash: word.key)
            word.statistics = own.bits == 0 ? NameStatistics.joined(head.statistics, tail.statistics) : own
        }
        word.isUpper = last.flags.contains(.allCaps)
        word.isPossessive = last.flags.contains(.possessive)
        word.isSentenceStart = first.flags.contains(.sentenceStart)
        let end = last.range.upperBound
        word.isInitial =
            first.flags.contains(.acronym)
            || head.length == 1 && tokens.count == 1 && end < text.utf8.count && text.utf8[end] == UInt8(ascii: ".")
        word.shape = shape(text.utf8, first.range.lowerBound..<end, isInitial: word.isInitial)
        word.kind = word.foundKind()
        return word
    }

    private func shape(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isInitial: Bool) -> UInt32 {
        // A capital and small letters behind it, as most words here are.
        if !isInitial, utf8[range.lowerBound] &- 0x41 < 26, range.count > 1,
            range.dropFirst().allSatisfy({ utf8[$0] &- 0x61 < 26 })
        {
            return 2 << 3 | 1
        }
        var shape: UInt32 = isInitial ? 7 : 0
        var last: UInt32 = 0
        for position in range {
            let kind: UInt32 =
                switch utf8[position] {
                case 0x61...0x7A: 1
                case 0x41...0x5A: 2
                case 0x30...0x39: 3
                case UInt8(ascii: "-"): 4
                case UInt8(ascii: "."): 5
                case UInt8(ascii: "'"): 6
                default: last == 0 ? 2 : 1
                }
            if kind != last, shape < 1 << 24 { shape = shape << 3 | kind }
            last = kind
        }
        return shape
    }

    /// Takes tokens that are written as one, without white space.
    mutating func takeChain(_ chain: Range<Int>, of text: RecognizableText) {
        if isAddress(chain, of: text) { return closeRun(text) }
        var start = chain.lowerBound
        for index in chain.dropFirst() where gap(before: index, of: text).first != UInt8(ascii: "-") {
            takeHyphenated(start..<index, of: text)
            start = index
        }
        takeHyphenated(start..<chain.upperBound, of: text)
    }

    /// A host, path, mail address or handle: anything with other signs than hyphens, slashes and points of initials.
    private mutating func isAddress(_ chain: Range<Int>, of text: RecognizableText) -> Bool {
        for index in chain.dropFirst() {
            let gap = gap(before: index, of: text)
            switch gap.first {
            case UInt8(ascii: "-"), Gap.longDash, UInt8(ascii: "/"), Gap.possessive: continue
            case UInt8(ascii: "."):
                let before = text.tokens[index - 1]
                // A blank is missing behind the point of a sentence, or of a number in a list.
                let isStart = text.tokens[index].flags.contains(.capitalized) && text.tokens[index].length > 1
                if isStart, text.tokens[index].flags.union(before.flags).isDisjoint(with: .allCaps) { continue }
                let isInitial = before.length <= 2 && before.flags.contains(.capitalized)
                if !isInitial, !facts[before.form].wordClass.contains(.abbreviation) { return true }
            default: return true
            }
        }
        return false
    }

    /// Takes parts with hyphens between them, joining those that make up one name.
    private mutating func takeHyphenated(_ parts: Range<Int>, of text: RecognizableText) {
        var start = parts.lowerBound
        var joined = parts.lowerBound
        for index in parts {
            let isLast = index + 1 == parts.upperBound
            if !isLast, index < joined || joins(index, of: text) { continue }
            if joinsMiddle(index, in: parts, of: text) {
                joined = index + 2
                continue
            }
            takeWord(start..<index + 1, of: text)
            start = index + 1
        }
    }

    /// Whether a surname of East Asia stands before a part of a chain, or before the chain.
    private mutating func isBehindSurname(_ index: Int, of text: RecognizableText) -> Bool {
        guard index > 0, text.tokens[index - 1].flags.contains(.capitalized) else { return false }
        return facts[text.tokens[index - 1].form].wordClass.contains(.surname)
            && gap(before: index, of: text).isBlank
    }

    /// Whether a part with a capital, a particle or single letter and a third part make one name: `Ata-ur-Rehman`,
    /// `Chan-o-cha`.
    private mutating func joinsMiddle(_ index: Int, in parts: Range<Int>, of text: RecognizableText) -> Bool {
        guard index + 2 < parts.upperBound, text.tokens[index].flags.contains(.capitalized) else { return false }
        let middle = text.tokens[index + 1]
        guard middle.length <= 3, middle.flags.isDisjoint(with: [.capitalized, .numeric]) else { return false }
        let fact = facts[middle.form]
        return middle.length == 1 || fact.wordClass.contains(.prefix)
    }

    /// Whether the hyphen behind a part is one within a name.
    private mutating func joins(_ index: Int, of text: RecognizableText) -> Bool {
        let left = text.tokens[index]
        let right = text.tokens[index + 1]
        let isLeftCapital = left.flags.contains(.capitalized)
        if left.flags.contains(.numeric) || right.flags.contains(.numeric) { return false }
        if right.flags.contains(.capitalized) {
            if isLeftCapital { return true }
            let fact = facts[left.form]
            if fact.wordClass.contains(.prefix) { return true }
            return left.length <= 3 && fact.statistics.small < 3 && !fact.wordClass.contains(.compound)
        }
        let fact = facts[right.form]
        if isLeftCapital, right.length <= 4, left.length <= 6, isBehindSurname(index, of: text) { return true }
        if fact.wordClass.contains(.syllable) {
            // Add-on, stand-in: what is a common word too needs another such syllable before it.
            return isLeftCapital
                && (fact.statistics.small < 3 || facts[left.form].wordClass.contains(.syllable))
        }
        return isLeftCapital && right.length <= 6 && fact.statistics.small < 3
    }
}
