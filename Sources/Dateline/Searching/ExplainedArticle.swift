/// An article with the reasons for some of its values: `docs/schemas/show.schema.json`.
public struct ExplainedArticle: Sendable, Equatable, Encodable {
    public var article: StoredArticle
    public var evidence: [Evidence]

    public init(_ article: StoredArticle, evidence: [Evidence]) {
        self.article = article
        self.evidence = evidence
    }

    private enum CodingKeys: CodingKey { case why }

    public func encode(to encoder: any Encoder) throws {
        try article.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(evidence, forKey: .why)
    }
}
