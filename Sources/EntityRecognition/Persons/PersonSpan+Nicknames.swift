import TextAnalysis

extension PersonSpan {
    /// Joins names over nicknames in quotes, `Roberto “Tata” Martino`, and over given names in brackets, `(Tom) Seaver`.
    ///
    /// One of the parts suffices: what stands on the other side of a nickname belongs to it.
    static func joinNicknames(
        _ spans: inout [PersonSpan], from start: Int, _ facts: FormFactsTable, _ text: RecognizableText
    ) {
        // Most texts have none.
        let first = (start..<spans.count).first {
            joined(at: $0, of: spans, behind: spans, start..<$0, facts, text) != nil
        }
        guard let first else { return }
        let all = spans
        spans.removeSubrange(first...)
        var index = first
        while index < all.count {
            guard let joined = joined(at: index, of: all, behind: spans, start..<spans.count, facts, text) else {
                spans.append(all[index])
                index += 1
                continue
            }
            while spans.count > start, let last = spans.last, last.tokens.upperBound > joined.tokens.lowerBound {
                spans.removeLast()
            }
            // A bracket behind a name need not be its.
            if all[index].tokens.upperBound <= joined.tokens.lowerBound { spans.append(all[index]) }
            index += 1
            while index < all.count, all[index].tokens.lowerBound < joined.tokens.upperBound { index += 1 }
            spans.append(joined)
        }
    }

    /// The name with the nickname beside a span.
    /// - Parameters:
    ///   - before: where the names before the span are.
    ///   - range: their places there.
    @inline(__always)
    private static func joined(
        at index: Int, of spans: [PersonSpan], behind before: [PersonSpan], _ range: Range<Int>,
        _ facts: FormFactsTable, _ text: RecognizableText
    ) -> PersonSpan? {
        guard let nickname = nickname(beside: spans[index].tokens, text) else { return nil }
        return joined(
            nickname, before[range].suffix(2) + spans[index..<min(spans.count, index + 3)], facts, text)
    }

    @inline(__always)
    private static func nickname(beside span: Range<Int>, _ text: RecognizableText) -> Nickname? {
        guard Nickname.mayStand(beside: span, text.tokens, text.utf8) else { return nil }
        return Nickname(from: span.upperBound, in: text) ?? Nickname(from: span.lowerBound, in: text)
            ?? Nickname(upTo: span.lowerBound, in: text)
    }

    private static func joined(
        _ nickname: Nickname, _ spans: ArraySlice<PersonSpan>, _ facts: FormFactsTable, _ text: RecognizableText
    ) -> PersonSpan? {
        let tokens = nickname.tokens
        let left = nickname.isBehindWord ? spans.first { $0.tokens.upperBound == tokens.lowerBound } : nil
        let right = spans.first { $0.tokens.lowerBound == tokens.upperBound }
        guard let end = right?.tokens.upperBound ?? surnameEnd(tokens.upperBound, facts, text) else { return nil }
        var start = left?.tokens.lowerBound
        if nickname.sign == .bracket {
            let isTagged = spans.contains { $0.tokens == tokens }
            guard tokens.count == 1,
                isBracketed(tokens.lowerBound, left, isTagged: isTagged, facts, text),
                right != nil || look(end - 1, facts, text).statistics.family > (left == nil ? 0 : 3),
                right != nil || left == nil || !isCapital(behind: end, text)
            else { return nil }
        } else {
            if start == nil, isGiven(tokens.lowerBound - 1, facts, text, orUnknown: right != nil) {
                start = tokens.lowerBound - 1
            }
            if start == nil { return nil }
            if nickname.sign == .singleQuote, left == nil || right == nil {
                guard left != nil, tokens.count == 1, isRare(tokens.lowerBound, facts, text) else { return nil }
            }
        }
        var span = PersonSpan(tokens: (start ?? tokens.lowerBound)..<end, bytes: 0..<0)
        span.bytes = bytes(of: span.tokens, in: text)
        if start == nil { span.bytes = nickname.start..<span.bytes.upperBound }
        return span
    }

    /// Whether a word in brackets may belong to the name around it: a given name, or the initials of the words before.
    private static func isBracketed(
        _ index: Int, _ left: PersonSpan?, isTagged: Bool, _ facts: FormFactsTable, _ text: RecognizableText
    ) -> Bool {
        let token = text.tokens[index]
        if token.flags.contains(.acronym) {
            guard let left else { return false }
            return text.utf8[left.bytes.lowerBound] == text.utf8[token.range.lowerBound]
        }
        guard !token.flags.contains(.allCaps), isTagged || isGiven(index, facts, text) else { return false }
        // Tim Kaine Timothy (Tim) Kaine: what repeats a word of the name begins another.
        return left?.tokens.contains { text.tokens[$0].form == token.form } != true
    }

    private static func look(
        _ index: Int, _ facts: FormFactsTable, _ text: RecognizableText
    ) -> (statistics: NameStatistics, wordClass: WordClass) {
        let hash = text.vocabulary.hash(of: text.tokens[index].form)
        return (facts.statistics(hash: hash), WordClass.byHash[hash])
    }

    /// Whether a word is a given name or an initial, or unknown.
    private static func isGiven(
        _ index: Int, _ facts: FormFactsTable, _ text: RecognizableText, orUnknown: Bool = false
    ) -> Bool {
        let token = text.tokens[index]
        guard token.flags.contains(.capitalized) else { return false }
        if token.length == 1 || token.flags.contains(.acronym) {
            return token.range.upperBound < text.utf8.count && text.utf8[token.range.upperBound] == UInt8(ascii: ".")
        }
        let (statistics, wordClass) = look(index, facts, text)
        guard wordClass.isDisjoint(with: [.title, .functional, .organization]), statistics.place < 3 else {
            return false
        }
        if orUnknown, statistics.bits == 0, !token.flags.contains(.allCaps) { return true }
        return statistics.given > 0 && statistics.given >= statistics.family && statistics.small < statistics.given
    }

    /// The end of the surname that begins at a token; nil where there can be none.
    private static func surnameEnd(_ start: Int, _ facts: FormFactsTable, _ text: RecognizableText) -> Int? {
        var index = start
        while index < text.tokens.count, index < start + 3 {
            let token = text.tokens[index]
            let (statistics, wordClass) = look(index, facts, text)
            if token.flags.contains(.sentenceStart) || index > start && !isBehindBlank(index, text) { return nil }
            if wordClass.contains(.particle), statistics.family < 4 {
                index += 1
                continue
            }
            guard token.flags.contains(.capitalized), token.length > 1,
                wordClass.isDisjoint(with: [.title, .functional, .organization]),
                statistics.place < 3 || statistics.family > 3,
                statistics.small == 0 || statistics.family > statistics.small
            else { return nil }
            index += 1
            while index < text.tokens.count, text.tokens[index].flags.contains(.joined) { index += 1 }
            return index
        }
        return nil
    }

    private static func isCapital(behind end: Int, _ text: RecognizableText) -> Bool {
        end < text.tokens.count && text.tokens[end].flags.contains(.capitalized) && isBehindBlank(end, text)
    }

    private static func isBehindBlank(_ index: Int, _ text: RecognizableText) -> Bool {
        text.tokens[index - 1].range.upperBound + 1 == Int(text.tokens[index].offset)
            && text.utf8[Int(text.tokens[index].offset) - 1] == UInt8(ascii: " ")
    }

    /// Whether a word is hardly one of the language.
    private static func isRare(_ index: Int, _ facts: FormFactsTable, _ text: RecognizableText) -> Bool {
        look(index, facts, text).statistics.small == 0
    }
}
