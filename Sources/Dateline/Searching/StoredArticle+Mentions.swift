import EntityRecognition

extension StoredArticle {
    /// The places of the text, in UTF-8 bytes and in order, that name an entity; nil where the record has no mentions, and
    /// the words of the name have to do.
    func mentions(of mark: EntityMark) -> [Range<Int>]? {
        guard !mentions.isEmpty else { return nil }
        return mentions.filter { $0.kind == mark.kind && StoredArticle.names($0, mark.terms) }.map(\.range)
    }

    /// Whether one of the terms of persons or countries, as filters look for them, is that of the mention's value.
    static func names(_ mention: Mention, _ terms: Set<[UInt8]>) -> Bool {
        guard let value = mention.value else { return false }
        switch mention.kind {
        case .person:
            let key = PersonKey.canonical(of: value)
            return terms.contains(IndexSchema.boundedTerm(.person, key.utf8))
                || key.utf8.split(separator: UInt8(ascii: " "))
                    .contains { terms.contains(IndexSchema.boundedTerm(.personName, $0)) }
        case .country: return terms.contains(IndexSchema.boundedTerm(.country, value.utf8))
        case .date: return false
        }
    }
}
