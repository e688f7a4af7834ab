import TextAnalysis

/// Which sense of a name its neighbours allow, outside datelines.
extension PlaceText {
    func admissibleSense(of match: PlaceMatch) -> PlaceSense? {
        guard likeliest(match).kind != .none, !isPartOfAddress(match.tokens), !isMoney(match) else { return nil }
        return gazetteer.first(of: match.senses) { sense in
            isWrittenAsDemanded(sense, match.tokens)
                && isFreeOfOwners(sense, match.tokens)
                && !(sense.flags.contains(.seatOfBodies) && !isAfterPreposition(match.tokens) && article.namesUnion)
        }
    }

    private func isWrittenAsDemanded(_ sense: PlaceSense, _ tokens: Range<Int>) -> Bool {
        let flags = sense.flags
        if flags.isEmpty { return true }
        if flags.contains(.datelineOnly) { return false }
        if flags.contains(.capitalsOnly), !isAbbreviation(tokens) { return false }
        if flags.contains(.needsComma), !isAbbreviatedState(tokens) { return false }
        if flags.contains(.needsPreposition), !isAfterPreposition(tokens) { return false }
        if flags.contains(.needsNoun), !isBeforeNoun(tokens) { return false }
        if flags.contains(.personalName), hasCapitalizedNeighbour(tokens) { return false }
        return true
    }

    /// `China.org`, `info@France.fr`; but not the end of a sentence without a space, `he left.Russia stayed`.
    private func isPartOfAddress(_ tokens: Range<Int>) -> Bool {
        if gap(before: tokens.lowerBound).contains(.address) { return true }
        let next = tokens.upperBound
        guard next < count, flags(next).contains(.joined) else { return false }
        return gap(before: next).contains(.address)
            || (gap(before: next).contains(.point) && !flags(next).contains(.capitalized))
    }

    /// `Swiss francs`, `U.S. dlrs`, `US$`: the currency, not the country.
    private func isMoney(_ match: PlaceMatch) -> Bool {
        let end = match.tokens.upperBound
        let gap = gap(after: end - 1)
        if gap.contains(.dollar), !gap.contains(.space) { return true }
        guard let next = neighbour(after: match.tokens) else { return false }
        let isNationality = gazetteer.first(of: match.senses) { $0.kind == .demonym } != nil
        return !classes(next).isDisjoint(with: isNationality ? [.currency, .dollar] : .dollar)
    }

    private func isAbbreviation(_ tokens: Range<Int>) -> Bool {
        let flags = flags(tokens.lowerBound)
        if flags.contains(.acronym) { return true }
        guard flags.contains(.allCaps), !isTicker(tokens) else { return false }
        return !(isShouted(tokens) && !classes(tokens.lowerBound - 1).isDisjoint(with: [.pronoun, .place]))
    }

    /// A share's symbol, `<UK>`.
    private func isTicker(_ tokens: Range<Int>) -> Bool {
        let start = bytes(of: tokens).lowerBound
        return start > 0 && utf8[start - 1] == UInt8(ascii: "<")
    }

    /// `Austin, Tex.` and `Austin, TX`.
    private func isAbbreviatedState(_ tokens: Range<Int>) -> Bool {
        guard tokens.lowerBound > 0, gap(before: tokens.lowerBound).contains(.comma),
            flags(tokens.lowerBound - 1).contains(.capitalized)
        else { return false }
        let last = flags(tokens.upperBound - 1)
        return last.contains(.acronym) || gap(after: tokens.upperBound - 1).contains(.point)
            || (last.contains(.allCaps) && self.tokens[tokens.upperBound - 1].length == 2)
    }

    private func isAfterPreposition(_ tokens: Range<Int>) -> Bool {
        guard let previous = neighbour(before: tokens) else { return false }
        return classes(previous).contains(.place)
    }

    private func isBeforeNoun(_ tokens: Range<Int>) -> Bool {
        guard let next = neighbour(after: tokens) else { return false }
        return classes(next).contains(.noun) || (flags(next).contains(.capitalized) && !isShouted(tokens))
    }

    /// Whether the word beside is in capitals, which makes the name a part of a longer one.
    private func hasCapitalizedNeighbour(_ tokens: Range<Int>) -> Bool {
        let previous = neighbour(before: tokens)
        if let previous, classes(previous).contains(.title) { return true }
        guard !isShouted(tokens) else { return false }
        if let next = neighbour(after: tokens), flags(next).contains(.capitalized) { return true }
        guard let previous, !classes(previous).contains(.place) else { return false }
        return flags(previous).contains(.capitalized) && !flags(previous).contains(.sentenceStart)
    }

    /// Not a firm's, a person's or another place's name: `Texas Instruments Inc`, `President Washington`, `Paris, Texas`.
    private func isFreeOfOwners(_ sense: PlaceSense, _ tokens: Range<Int>) -> Bool {
        guard sense.kind.isLocal || sense.kind == .metonym else { return true }
        if isCompany(tokens) { return false }
        guard sense.kind.isLocal else { return true }
        if let previous = neighbour(before: tokens), classes(previous).contains(.title) { return false }
        if sense.kind != .region, isElsewhere(sense, tokens) { return false }
        guard sense.kind == .city else { return true }
        if !sense.flags.contains(.million), isShouted(tokens) { return false }
        return tokens.count > 1 || sense.flags.contains(.fourMillion) || !hasCapitalizedNeighbour(tokens)
    }

    private func isCompany(_ tokens: Range<Int>) -> Bool {
        var index = tokens.upperBound
        while index < count, index < tokens.upperBound + 4, isNeighbour(index), flags(index).contains(.capitalized) {
            if classes(index).contains(.company) { return true }
            index += 1
        }
        return false
    }

    /// Whether a region or state of another country follows behind a comma.
    private func isElsewhere(_ sense: PlaceSense, _ tokens: Range<Int>) -> Bool {
        let next = tokens.upperBound
        guard next < count, gap(before: next).isSubset(of: [.comma, .space, .lineBreak]),
            gap(before: next).contains(.comma), let match = match(at: next)
        else { return false }
        if gazetteer.first(of: match.senses, where: { $0.country == sense.country }) != nil { return false }
        let first = likeliest(match)
        return (first.kind == .region || first.flags.contains(.needsComma))
            && gazetteer.first(of: match.senses) { $0.kind == .region || $0.kind.isState } != nil
    }

    private func isNeighbour(_ index: Int) -> Bool {
        index > 0 && index < count && gap(before: index).isSubset(of: [.space, .lineBreak, .hyphen])
            && !flags(index).contains(.sentenceStart)
    }

    private func neighbour(after tokens: Range<Int>) -> Int? {
        isNeighbour(tokens.upperBound) ? tokens.upperBound : nil
    }

    private func neighbour(before tokens: Range<Int>) -> Int? {
        guard tokens.lowerBound > 0 else { return nil }
        // A title's point: Mr. Jordan
        let gap = gap(before: tokens.lowerBound)
        let isTitle = gap.isSubset(of: [.space, .point]) && classes(tokens.lowerBound - 1).contains(.title)
        return isTitle || isNeighbour(tokens.lowerBound) ? tokens.lowerBound - 1 : nil
    }
}
