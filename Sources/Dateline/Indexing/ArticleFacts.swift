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

    /// - Parameter isRecognized: whether recognisers have seen the text.
    func stored(_ article: Article, isRecognized: Bool) -> StoredArticle {
        var stored = StoredArticle(article)
        stored.isRecognized = isRecognized
        stored.publication = publication
        stored.language = language
        stored.published = published
        stored.mentions = mentions
        stored.persons = persons.map(\.name)
        stored.countries = countries.map(\.code)
        stored.about = about.map(\.description)
        return stored
    }
}

extension ArticleFacts {
    /// The boolean terms by which the article is found, filtered and forgotten. Those of persons and countries stand at
    /// the positions of their mentions, so that a query can ask for them in one sentence.
    func addFilters(
        to document: inout IndexDocument,
        mentionPositions: [UInt32],
        gatherer: inout FilterGatherer
    ) {
        document.addFilter(IndexSchema.boundedTerm(.id, id.utf8))
        document.addFilter(IndexSchema.boundedTerm(.file, path.utf8))
        gatherer.beginDocument()
        var termsOfPersons: [String: [FormID]] = [:]
        for person in persons {
            let parts = Set(person.key.utf8.split(separator: UInt8(ascii: " ")).map { gatherer.id(.personName, $0) })
            let terms = [gatherer.id(.person, person.key.utf8)] + parts
            terms.forEach { gatherer.add($0) }
            termsOfPersons[person.name] = termsOfPersons[person.name] ?? terms
        }
        for country in countries {
            gatherer.add(.country, country.code.utf8)
            switch country.role {
            case .mentioned: break
            case .dateline: gatherer.add(.countryDateline, country.code.utf8)
            case .focus: gatherer.add(.countryFocus, country.code.utf8)
            }
        }
        if let sourceKey { gatherer.add(.source, sourceKey.utf8) }
        if let language { gatherer.add(.language, language.utf8) }
        if let published {
            let digits = published.basicDescription
            for count in [4, 6, 8] { gatherer.add(DateTerms.publishedTerm(String(digits.prefix(count)))) }
        }
        for interval in about { gatherer.add(about: interval) }
        for field in missingFields { gatherer.add(.missing, field.rawValue.utf8) }
        addPlaces(mentionPositions, termsOfPersons, to: &gatherer)
        gatherer.append(to: &document)
    }

    /// Where the terms of each person and country are mentioned.
    private func addPlaces(
        _ mentionPositions: [UInt32],
        _ termsOfPersons: [String: [FormID]],
        to gatherer: inout FilterGatherer
    ) {
        for (mention, position) in zip(mentions, mentionPositions) {
            guard let value = mention.value else { continue }
            switch mention.kind {
            case .person: for term in termsOfPersons[value] ?? [] { gatherer.add(term, at: position) }
            case .country: gatherer.add(gatherer.id(.country, value.utf8), at: position)
            case .date: break
            }
        }
    }

    private var missingFields: [FacetField] {
        FacetField.allCases.filter { field in
            switch field {
            case .person: persons.isEmpty
            case .country: countries.isEmpty
            case .published: published == nil
            case .about: about.isEmpty
            case .source: source == nil
            case .language: language == nil
            }
        }
    }

    func values(
        contentHash: ContentHash,
        fingerprint: TextFingerprint?,
        facets: FacetDictionaryBuilder,
        gatherer: inout FilterGatherer
    ) -> [IndexDocument.Value] {
        var values: [IndexDocument.Value] = []
        func add(_ slot: IndexSchema.Slot, _ bytes: [UInt8]) {
            if !bytes.isEmpty { values.append(IndexDocument.Value(slot: slot.rawValue, bytes: bytes)) }
        }
        add(.published, published.map { Array($0.basicDescription.utf8) } ?? [])
        let (packed, periods) = facets.packed(facetItems(&gatherer))
        add(.facets, packed)
        add(.contentHash, contentHash.bytes)
        add(.order, orderKey)
        add(.fingerprint, fingerprint?.bytes ?? [])
        add(.about, about.flatMap { DateTerms.packed($0) })
        add(.periods, periods)
        return values
    }

    /// Ascending from the newest day to the oldest, then by id; undated articles last.
    private var orderKey: [UInt8] {
        let day = published.map { DateTerms.packed($0).map { ~$0 } } ?? [0xFF, 0xFF, 0xFF, 0xFF]
        return day + id.utf8.prefix(IndexSchema.boundedTextBytes)
    }

    private func facetItems(_ gatherer: inout FilterGatherer) -> [FacetItem] {
        var items = persons.map { FacetItem(group: .person, key: $0.key, label: $0.name) }
        items += countries.map { FacetItem(group: .country, key: $0.code) }
        if let published { items.append(FacetItem(group: .published, key: published.basicDescription)) }
        let nodes = about.reduce(into: Set<DateTerms.Node>()) { $0.formUnion(gatherer.touched($1)) }
        for node in nodes {
            let group: IndexSchema.FacetGroup =
                switch node.utf8.count {
                case 8: .aboutDay
                case 6: .aboutMonth
                default: .about
                }
            items.append(FacetItem(group: group, key: node))
        }
        items += DateHistogram.ends(of: nodes).map { FacetItem(group: .aboutSpan, key: $0) }
        if let source, let sourceKey { items.append(FacetItem(group: .source, key: sourceKey, label: source)) }
        if let language { items.append(FacetItem(group: .language, key: language)) }
        return items
    }
}
