/// The articles like one.
public struct SimilarResponse: Sendable, Equatable, Encodable {
    public var id: String
    public var title: String?
    /// The stems that were compared, the most telling first.
    public var terms: [String]
    public var hits: [Hit]

    private enum CodingKeys: CodingKey { case id, title, terms, hits }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title ?? "", forKey: .title)
        try container.encode(terms, forKey: .terms)
        try container.encode(hits, forKey: .hits)
    }
}
