import Chronology

// The shapes of `docs/schemas/search.schema.json`. What can be absent is written as null.

extension SearchResponse: Encodable {
    private enum CodingKeys: String, CodingKey {
        case query, index, total, hits, facets, suggestions, notes
        case milliseconds = "took_ms"
        case explanation = "explain"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(query, forKey: .query)
        try container.encode(index, forKey: .index)
        try container.encode(total, forKey: .total)
        try container.encode((milliseconds * 1000).rounded() / 1000, forKey: .milliseconds)
        try container.encode(hits, forKey: .hits)
        try container.encode(facets, forKey: .facets)
        try container.encode(suggestions, forKey: .suggestions)
        try container.encode(notes, forKey: .notes)
        try container.encodeIfPresent(explanation, forKey: .explanation)
    }
}

extension SearchResponse.Query: Encodable {
    private enum CodingKeys: CodingKey { case text, parsed, match }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(parsed, forKey: .parsed)
        try container.encode(match.rawValue, forKey: .match)
    }
}

extension Hit: Encodable {
    private enum CodingKeys: CodingKey {
        case id, rank, score, title, url, source, published, persons, countries, about, snippets, duplicates, why
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(rank, forKey: .rank)
        try container.encode((score * 10_000).rounded() / 10_000, forKey: .score)
        try container.encode(title ?? "", forKey: .title)
        try container.encode(url, forKey: .url)
        try container.encode(source, forKey: .source)
        try container.encode(published?.description, forKey: .published)
        try container.encode(persons, forKey: .persons)
        try container.encode(countries, forKey: .countries)
        try container.encode(about, forKey: .about)
        try container.encode(snippets, forKey: .snippets)
        try container.encode(duplicates, forKey: .duplicates)
        try container.encodeIfPresent(evidence, forKey: .why)
    }
}

extension Hit.Duplicate: Encodable {
    private enum CodingKeys: CodingKey { case id, source, published }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(source, forKey: .source)
        try container.encode(published?.description, forKey: .published)
    }
}

extension Snippet: Encodable {
    private enum CodingKeys: String, CodingKey {
        case text, start, highlights
        case isCutAtStart = "cut_at_start"
        case isCutAtEnd = "cut_at_end"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(start, forKey: .start)
        try container.encode(highlights.map { [$0.lowerBound, $0.upperBound] }, forKey: .highlights)
        try container.encode(isCutAtStart, forKey: .isCutAtStart)
        try container.encode(isCutAtEnd, forKey: .isCutAtEnd)
    }
}

extension Facet: Encodable {
    private enum CodingKeys: String, CodingKey {
        case field, values, missing, interval
        case isExact = "exact"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(field.rawValue, forKey: .field)
        try container.encode(isExact, forKey: .isExact)
        try container.encode(values, forKey: .values)
        try container.encode(missing, forKey: .missing)
        try container.encodeIfPresent(interval?.rawValue, forKey: .interval)
    }
}
