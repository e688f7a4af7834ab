import TextAnalysis

/// Words that name a month or a weekday only in the right company: May, March, April Smith, Sun, Sat.
extension DateParser {
    /// Whether a month's name without day and year is one.
    func isBareMonth(_ index: Int, month: Int) -> Bool {
        let isAbbreviation = tokens[index].length <= (month == 9 ? 4 : 3) && month != 5
        let isLed = isLedToDate(index)
        if isAbbreviation { return isLed && isCapitalized(index) && !isNameBehind(index) || isRangeEnd(index) }
        switch month {
        case 3, 5: return isLed && (!isNameBehind(index) || isDirected(index))
        case 4, 6, 8: return !isNameBehind(index) && (isLed || !isNameBefore(index)) || isDirected(index)
        default: return !isNameBefore(index) || isLed
        }
    }

    /// "Last May", "the June summit": what follows is not the rest of a name.
    private func isDirected(_ index: Int) -> Bool {
        follows(index)
            && ([.last, .next].contains(kind(index - 1))
                || kind(index - 1) == .the && kind(index) == .month && value(index) != 5)
    }

    private func isRangeEnd(_ index: Int) -> Bool {
        byte(after: index) == UInt8(ascii: "-") && kind(index + 1) == .month
    }

    /// A word that stands before dates goes before: "in", "since", "last", "early", "until" …
    func isLedToDate(_ index: Int) -> Bool {
        guard index > floor, follows(index, allowing: .hyphen) else { return false }
        switch kind(index - 1) {
        case .of, .in, .on, .from, .between, .through, .until, .by, .since, .as, .preposition, .last, .past, .current,
            .next, .coming,
            .previous, .following, .early:
            return true
        case .to, .and:
            return [.month, .year].contains(kind(index - 2))
                || (index >= 2 && words[Int(tokens[index - 2].form.rawValue)].kind == .month)
        default: return false
        }
    }

    private func isNameBehind(_ index: Int) -> Bool {
        let next = index + 1
        guard next < tokens.count, follows(next), !flags(next).contains(.sentenceStart), kind(next) != .month else {
            return false
        }
        return isCapitalized(next) && !flags(index).contains(.allCaps) && !flags(next).contains(.containsDigit)
            && !flags(next).contains(.allCaps) && !flags(next).contains(.acronym)
    }

    private func isNameBefore(_ index: Int) -> Bool {
        guard index > 0, follows(index), kind(index - 1) == .none, !flags(index).contains(.allCaps),
            !flags(index).contains(.sentenceStart)
        else { return false }
        return isCapitalized(index - 1) && !flags(index - 1).contains(.sentenceStart)
            && !flags(index - 1).contains(.possessive)
    }

    /// Whether a weekday is one: whole names always when they start with a capital, short ones in company only.
    func isWeekday(_ index: Int) -> Bool {
        // Without a capital only a whole name is one, in texts that know no capitals.
        guard isCapitalized(index) || tokens[index].length > 5 else { return false }
        let next = index + 1
        if next < tokens.count, follows(next), isCapitalized(next), kind(next) == .press { return false }
        if [.each].contains(kind(index - 1)), follows(index) { return false }
        if kind(next) == .dayPart, value(next) == 1, follows(next) { return false }
        if tokens[index].length > 5 { return kind(index - 1) != .epithet }
        guard tokens[index].length >= 3, !flags(index).contains(.allCaps) || tokens[index].length > 3 else {
            return false
        }
        if kind(next) == .month, follows(next, allowing: [.point, .comma]) { return true }
        if dayNumber(next) != nil, kind(next + 1) == .month { return true }
        return [.on, .last, .next].contains(kind(index - 1)) && follows(index)
            && (next >= tokens.count || !isCapitalized(next) || flags(next).contains(.sentenceStart))
    }
}
