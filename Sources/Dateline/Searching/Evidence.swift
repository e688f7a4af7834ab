public import EntityRecognition

/// A place that gives an article a value: the answer to "why is this a hit for `person:putin`?"
public struct Evidence: Sendable, Equatable {
    public enum Place: String, Sendable {
        case text, title, url, metadata
    }

    /// The condition that it answers, in the query language.
    public var condition: String
    public var place: Place
    /// The sentence that holds the mention; the whole title or address; empty for the metadata.
    public var sentence: String
    /// Where the sentence begins in the article's text, in UTF-8 bytes; 0 for other places.
    public var start: Int
    /// Its range is of the place, as `start` is; its rule is `metadata` where the metadata gives the value.
    public var mention: Mention

    /// The mention's bytes within ``sentence``.
    public var highlight: Range<Int> {
        let range = mention.range.lowerBound - start..<mention.range.upperBound - start
        return range.clamped(to: 0..<sentence.utf8.count)
    }
}

extension Evidence: Encodable {
    private enum CodingKeys: String, CodingKey {
        case sentence, start, end, mention
        case condition = "for"
        case place = "in"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(condition, forKey: .condition)
        try container.encode(place.rawValue, forKey: .place)
        let isGiven = place == .metadata
        try container.encode(isGiven ? nil : sentence, forKey: .sentence)
        try container.encode(isGiven ? nil : start, forKey: .start)
        try container.encode(isGiven ? nil : start + sentence.utf8.count, forKey: .end)
        var shown = MentionRecord(metadata: mention)
        if !isGiven { shown.text = String(decoding: Array(sentence.utf8)[highlight], as: UTF8.self) }
        try container.encode(shown, forKey: .mention)
    }
}
