import EntityRecognition

/// A mention as every JSON output writes it.
struct MentionRecord: Encodable {
    var mention: Mention
    /// What the text has there; nil for what only the metadata gives.
    var text: String?

    /// - Parameter bytes: the text that the mention's range is of.
    init(_ mention: Mention, in bytes: [UInt8]) {
        self.mention = mention
        text = String(decoding: bytes[mention.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// A value that the metadata gives.
    init(metadata mention: Mention) {
        self.mention = mention
    }

    private enum CodingKeys: CodingKey { case type, start, end, text, value, rule }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(mention.kind.rawValue, forKey: .type)
        try container.encode(text == nil ? nil : mention.range.lowerBound, forKey: .start)
        try container.encode(text == nil ? nil : mention.range.upperBound, forKey: .end)
        try container.encode(text, forKey: .text)
        try container.encode(mention.value, forKey: .value)
        try container.encode(mention.rule, forKey: .rule)
    }
}
