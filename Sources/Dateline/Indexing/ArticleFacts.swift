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

    func stored(_ article: Article) -> StoredArticle {
        var stored = StoredArticle(article)
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
    func addFilters(to document: inout IndexDocument, mentionPositions: [UInt32]) {
        var terms: Set<[UInt8]> = [
            IndexSchema.boundedTerm(.id, id.utf8), IndexSchema.boundedTerm(.file, path.utf8),
        ]
        for person in persons {
            terms.insert(IndexSchema.boundedTerm(.person, person.key.utf8))
            for part in person.key.utf8.split(separator: UInt8(ascii: " ")) {
                terms.insert(IndexSchema.boundedTerm(.personName, part))
            }
        }
        for country in countries {
            terms.insert(IndexSchema.boundedTerm(.country, country.code.utf8))
            switch country.role {
            case .mentioned: break
            case .dateline: terms.insert(IndexSchema.boundedTerm(.countryDateline, country.code.utf8))
            case .focus: terms.insert(IndexSchema.boundedTerm(.countryFocus, country.code.utf8))
            }
        }
        if let sourceKey { terms.insert(IndexSchema.boundedTerm(.source, sourceKey.utf8)) }
        if let language { terms.insert(IndexSchema.boundedTerm(.language, language.utf8)) }
        if let published {
            let digits = published.basicDescription
            for count in [4, 6, 8] { terms.insert(DateTerms.publishedTerm(String(digits.prefix(count)))) }
        }
        for interval in about { terms.formUnion(DateTerms.aboutTerms(interval)) }
        for field in missingFields { terms.insert(IndexSchema.Prefix.missing.term(field.rawValue)) }
        let places = places(mentionPositions)
        for term in terms.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            document.addFilter(term, at: places[term] ?? [])
        }
    }

    /// Where each term of a person or country is mentioned.
    private func places(_ mentionPositions: [UInt32]) -> [[UInt8]: [UInt32]] {
        let keys = Dictionary(persons.map { ($0.name, $0.key) }, uniquingKeysWith: { first, _ in first })
        var places: [[UInt8]: [UInt32]] = [:]
        func add(_ prefix: IndexSchema.Prefix, _ text: some Collection<UInt8>, _ position: UInt32) {
            let term = IndexSchema.boundedTerm(prefix, text)
            if places[term]?.last != position { places[term, default: []].append(position) }
        }
        for (mention, position) in zip(mentions, mentionPositions) {
            guard let value = mention.value else { continue }
            switch mention.kind {
            case .person:
                guard let key = keys[value] else { continue }
                add(.person, key.utf8, position)
                for part in key.utf8.split(separator: UInt8(ascii: " ")) { add(.personName, part, position) }
            case .country: add(.country, value.utf8, position)
            case .date: break
            }
        }
        return places
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
        facets: FacetDictionaryBuilder
    ) -> [IndexDocument.Value] {
        var values: [IndexDocument.Value] = []
        func add(_ slot: IndexSchema.Slot, _ bytes: [UInt8]) {
            if !bytes.isEmpty { values.append(IndexDocument.Value(slot: slot.rawValue, bytes: bytes)) }
        }
        add(.published, published.map { Array($0.basicDescription.utf8) } ?? [])
        let (packed, periods) = facets.packed(facetItems)
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

    private var facetItems: [FacetItem] {
        var items = persons.map { FacetItem(group: .person, key: $0.key, label: $0.name) }
        items += countries.map { FacetItem(group: .country, key: $0.code) }
        if let published { items.append(FacetItem(group: .published, key: published.basicDescription)) }
        let nodes = about.reduce(into: Set<DateTerms.Node>()) { $0.formUnion(DateTerms.touched($1)) }
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
