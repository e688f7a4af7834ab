import Chronology
import EntityRecognition
import NewsCorpus
import TextAnalysis

/// What is known of an article beside its words: given by its metadata, or recognised in its text.
struct ArticleFacts {
    private let id: String
    private let path: String
    private(set) var persons: [PersonEntity]
    private(set) var countries: [CountryEntity]
    private let source: String?
    private let sourceKey: String?
    private let language: String?
    private let published: CalendarDate?
    private let publication: PublicationDay?
    private let about: [DateRange]
    /// In the order of the text.
    private let mentions: [Mention]

    init(_ article: Article, recognition: Recognition, analyzer: inout Analyzer) {
        id = article.id
        path = article.path
        source = article.source
        sourceKey = article.source.map { analyzer.key(of: $0) }
        language = article.language.flatMap(ArticleFacts.languageCode)
        published = article.published ?? recognition.published
        publication = recognition.publication
        about = recognition.about
        mentions = recognition.mentions
        persons = recognition.persons
        for name in article.persons {
            let key = PersonKey.canonical(of: name)
            // "Putin" in the metadata is the Vladimir Putin of the text.
            let words = key.split(separator: " ")
            let isKnown = persons.contains { Set(words).isSubset(of: $0.key.split(separator: " ")) }
            guard !key.isEmpty, !isKnown else { continue }
            persons.append(PersonEntity(key: key, name: name, count: 0))
        }
        countries = recognition.countries
        for name in article.countries {
            let code = Country(named: name)?.code ?? analyzer.key(of: name)
            guard !code.isEmpty, !countries.contains(where: { $0.code == code }) else { continue }
            countries.append(CountryEntity(code: code, role: .mentioned, count: 0))
        }
    }

    /// The primary subtag in lower case: `en-US` is `en`.
    static func languageCode(_ tag: String) -> String? {
        let code = tag.lowercased().prefix { $0.isLetter }
        return code.isEmpty ? nil : String(code)
    }

    /// - Parameters:
    ///   - isRecognized: whether recognisers have seen the text.
    ///   - about: the intervals mentioned, in ISO 8601.
    func stored(_ article: Article, isRecognized: Bool, about: [String]) -> StoredArticle {
        var stored = StoredArticle(article)
        stored.isRecognized = isRecognized
        stored.publication = publication
        stored.language = language
        stored.published = published
        stored.mentions = mentions
        stored.persons = persons.map(\.name)
        stored.countries = countries.map(\.code)
        stored.about = about
        return stored
    }
}

extension ArticleFacts {
    /// Adds the boolean terms by which the article is found, filtered and forgotten, and its values. The terms of persons and
    /// countries stand at the positions of their mentions, so that a query can ask for them in one sentence.
    func add(
        to document: inout IndexDocument,
        mentionPositions: [UInt32],
        contentHash: ContentHash,
        fingerprint: TextFingerprint?,
        gatherer: inout FactGatherer
    ) {
        document.addFilter(IndexSchema.boundedTerm(.id, id.utf8))
        document.addFilter(IndexSchema.boundedTerm(.file, path.utf8))
        gatherer.beginDocument()
        for person in persons { gatherer.add(person) }
        for country in countries { gatherer.add(country) }
        if let source, let sourceKey { gatherer.add(source: source, key: sourceKey) }
        if let language { gatherer.add(language: language) }
        if let published { gatherer.add(published: published) }
        for interval in about { gatherer.add(about: interval) }
        for field in FacetField.allCases where isMissing(field) { gatherer.add(missing: field) }
        for index in mentionPositions.indices {
            guard let value = mentions[index].value else { continue }
            gatherer.add(mentions[index].kind, value, at: mentionPositions[index])
        }
        let (facets, periods) = gatherer.finish(&document)
        func add(_ slot: IndexSchema.Slot, _ bytes: [UInt8]) {
            if !bytes.isEmpty { document.values.append(IndexDocument.Value(slot: slot.rawValue, bytes: bytes)) }
        }
        add(.published, published.map { Array($0.basicDescription.utf8) } ?? [])
        add(.facets, facets)
        add(.contentHash, contentHash.bytes)
        add(.order, orderKey)
        add(.fingerprint, fingerprint?.bytes ?? [])
        add(.about, gatherer.packedAbout)
        add(.periods, periods)
    }

    private func isMissing(_ field: FacetField) -> Bool {
        switch field {
        case .person: persons.isEmpty
        case .country: countries.isEmpty
        case .published: published == nil
        case .about: about.isEmpty
        case .source: source == nil
        case .language: language == nil
        }
    }

    /// Ascending from the newest day to the oldest, then by id; undated articles last.
    private var orderKey: [UInt8] {
        let day = published.map { DateTerms.packed($0).map { ~$0 } } ?? [0xFF, 0xFF, 0xFF, 0xFF]
        return day + id.utf8.prefix(IndexSchema.boundedTextBytes)
    }
}
