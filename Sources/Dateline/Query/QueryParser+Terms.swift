extension QueryParser {
    /// The clause of a word or of something in quotes, which has been passed, in the enclosing field if there is one.
    mutating func leaf(_ token: QueryToken) throws(QueryError) -> Clause {
        let scope: TextScope
        switch enclosingField {
        case .filter(let field): return try filter(field, value: token)
        case .title: scope = .title
        case nil: scope = .article
        }
        guard case .quoted(let inner, let suffix) = token.kind else {
            try countLeaf(at: token.range)
            let term = try term(token.range)
            return Clause(.term(term, in: scope), range: term.range)
        }
        var terms: [QueryTerm] = []
        for word in source.words(in: inner) {
            try countLeaf(at: word)
            terms.append(try quotedTerm(word))
        }
        guard !terms.isEmpty else {
            throw QueryError(.emptyQuotes, token.range, "nothing stands between the quotes")
        }
        if suffix.isEmpty { return Clause(.phrase(terms, in: scope), range: token.range) }
        let distance = try distance(suffix, words: terms.count)
        return Clause(.proximity(terms, distance: distance, in: scope), range: token.range)
    }

    /// A word outside quotes.
    private func term(_ range: Range<Int>) throws(QueryError) -> QueryTerm {
        if let tilde = trailingTilde(range), !source.text(range.lowerBound..<tilde).hasIndexableCharacter {
            throw QueryError(
                .badFuzzyWord, range, "`~` must touch the word or the closing quote before it",
                expected: "lukashenka~ or \"gas pipeline\"~5")
        }
        return try quotedTerm(range)
    }

    /// A word within quotes, where a `~` without a word before it is just a character.
    private func quotedTerm(_ range: Range<Int>) throws(QueryError) -> QueryTerm {
        let trimmed = source.trimmingEnd(range, of: ",.;:!?")
        let tilde = trailingTilde(range)
        if source.bytes[range].contains(UInt8(ascii: "*")) {
            guard tilde == nil else {
                throw QueryError(
                    .badWildcard, trimmed, "a word cannot be both fuzzy and a wildcard", expected: "either * or ~")
            }
            guard let pattern = WildcardPattern(source.text(trimmed)) else {
                throw QueryError(
                    .badWildcard, trimmed, "a wildcard needs a letter or digit beside it",
                    expected: "elect*, *stan or l*nko")
            }
            return QueryTerm(.wildcard(pattern), range: trimmed)
        }
        guard let tilde, case let base = source.text(range.lowerBound..<tilde), base.hasIndexableCharacter else {
            return QueryTerm(.word(source.text(range)), range: range)
        }
        switch source.text(tilde + 1..<trimmed.upperBound) {
        case "", "1": return QueryTerm(.fuzzy(base, edits: 1), range: trimmed)
        case "2": return QueryTerm(.fuzzy(base, edits: 2), range: trimmed)
        default:
            throw QueryError(
                .badFuzzyWord, tilde..<trimmed.upperBound, "a fuzzy word allows one or two edits",
                expected: "~, ~1 or ~2")
        }
    }

    /// Where the `~` stands that ends the word, with or without digits and punctuation after it.
    private func trailingTilde(_ range: Range<Int>) -> Int? {
        var end = source.trimmingEnd(range, of: ",.;:!?").upperBound
        while end > range.lowerBound, (0x30...0x39).contains(source.bytes[end - 1]) { end -= 1 }
        return end > range.lowerBound && source.bytes[end - 1] == UInt8(ascii: "~") ? end - 1 : nil
    }

    /// The number of `"gas pipeline"~5`.
    private func distance(_ suffix: Range<Int>, words: Int) throws(QueryError) -> Int {
        guard source.isASCII("~", at: suffix.lowerBound) else {
            throw QueryError(.badRole, suffix, "only country: has a role", expected: "country:RU@focus")
        }
        let trimmed = source.trimmingEnd(suffix, of: ",.;:!?")
        let digits = source.text(trimmed.lowerBound + 1..<trimmed.upperBound)
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let distance = Int(digits),
            (1...QueryLimits.distance).contains(distance)
        else {
            throw QueryError(
                .badDistance, trimmed, "`~` after a quote needs a distance in words",
                expected: "a number from 1 to \(QueryLimits.distance), as in \"gas pipeline\"~5")
        }
        guard words > 1 else {
            throw QueryError(
                .badDistance, trimmed, "a distance needs two words or more between the quotes",
                expected: "\"gas pipeline\"~5, or lukashenka~ for a fuzzy word")
        }
        return distance
    }
}
