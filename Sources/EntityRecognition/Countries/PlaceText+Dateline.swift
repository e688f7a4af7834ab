import TextAnalysis

/// The place of writing, before the dash: `SALVADOR, Feb 26 -`, `WASHINGTON (AP) —`, `ELWOOD, Kan., March 3 -`.
struct DatelineHead {
    /// All of it, up to the dash.
    var tokens: Range<Int>
    /// The name that says the country.
    var match: PlaceMatch?
}

extension PlaceText {
    /// A dateline stands at the start of one of the first sentences.
    private static let maximumOffset = 800
    private static let maximumAttempts = 12
    private static let maximumTokens = 18
    private static let maximumPlaceTokens = 9

    func dateline() -> DatelineHead? {
        var attempts = 0
        for index in 0..<count {
            guard tokens[index].offset < PlaceText.maximumOffset else { return nil }
            guard flags(index).contains(.sentenceStart) else { continue }
            if let head = dateline(at: index) { return head }
            attempts += 1
            if attempts == PlaceText.maximumAttempts { return nil }
        }
        return nil
    }

    private func dateline(at start: Int) -> DatelineHead? {
        guard flags(start).contains(.capitalized), let head = head(at: start) else { return nil }
        let places = start..<head.placeEnd
        guard !places.isEmpty, places.count <= PlaceText.maximumPlaceTokens else { return nil }
        let match = datelinePlace(in: places)
        if head.isCertain { return DatelineHead(tokens: start..<head.end, match: match) }
        // With neither a day nor an agency, only a well-known place in capitals is one.
        guard flags(start).contains(.allCaps), let match, !likeliest(match).flags.contains(.datelineOnly),
            match.tokens.lowerBound == start || match.tokens.upperBound == head.placeEnd
        else { return nil }
        return DatelineHead(tokens: start..<head.end, match: match)
    }

    private struct Head {
        var placeEnd: Int
        var end: Int
        /// A month or an agency follows the place.
        var isCertain: Bool
    }

    /// Looks for the dash or the agency that ends a dateline.
    private func head(at start: Int) -> Head? {
        var month: Int?
        for index in start..<min(start + PlaceText.maximumTokens, count) {
            if index > start {
                if flags(index).contains(.paragraphStart) { return nil }
                if classes(index).contains(.agency), gap(before: index).contains(.openingBracket) {
                    return Head(placeEnd: month ?? index, end: index + 1, isCertain: true)
                }
                if month == nil, classes(index).contains(.month) { month = index }
            }
            if gap(after: index).contains(.dash) {
                return Head(placeEnd: month ?? index + 1, end: index + 1, isCertain: month != nil)
            }
        }
        return nil
    }

    /// A state or region decides over the city before it: `LONDON, Ontario`.
    private func datelinePlace(in tokens: Range<Int>) -> PlaceMatch? {
        let segments = segments(of: tokens)
        for segment in segments.reversed() {
            guard let match = datelineMatch(segment) else { continue }
            let wide = gazetteer.filter(match.senses) { $0.kind.isState || $0.kind == .region }
            if !wide.isEmpty { return PlaceMatch(tokens: match.tokens, senses: wide) }
        }
        guard let first = segments.first, let match = datelineMatch(first) else { return nil }
        let places = gazetteer.filter(match.senses) { $0.kind.isLocal }
        return places.isEmpty ? nil : PlaceMatch(tokens: match.tokens, senses: places)
    }

    private func segments(of tokens: Range<Int>) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = tokens.lowerBound
        for index in tokens
        where index + 1 == tokens.upperBound || !gap(after: index).isDisjoint(with: [.comma, .slash, .openingBracket]) {
            segments.append(start..<index + 1)
            start = index + 1
        }
        return segments
    }

    private func datelineMatch(_ segment: Range<Int>) -> PlaceMatch? {
        guard let match = match(at: segment.lowerBound, isDateline: true), likeliest(match).kind != .none,
            match.tokens.upperBound <= segment.upperBound,
            (match.tokens.upperBound..<segment.upperBound).allSatisfy({ flags($0).contains(.capitalized) })
        else { return nil }
        return match
    }
}
