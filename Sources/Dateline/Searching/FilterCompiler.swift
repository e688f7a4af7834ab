import Chronology
import EntityRecognition
import Xapian

/// Turns conditions on fields into queries over boolean terms.
struct FilterCompiler {
    let database: Database
    var analyzer: Analyzer

    func query(for filter: FieldFilter) throws -> Query {
        switch filter {
        case .source(let name): try any(sourceTerms(name))
        case .language(let tag): try term(.language, ArticleFacts.languageCode(tag) ?? "")
        case .person(let name): try any(personTerms(name))
        case .country(let name, let role): try country(name, role)
        case .published(let bounds): try published(bounds)
        case .about(let expression): try about(expression)
        case .missing(let field):
            try Query(term: IndexSchema.Prefix.missing.term(field.rawValue), of: database)
        }
    }

    /// Conditions of one request: alternatives within a field, all fields together; nil when there are none.
    func query(for filters: [FieldFilter]) throws -> Query? {
        var queries: [Query] = []
        for field in FilterField.allCases {
            let alternatives = try filters.filter { $0.field == field }.map { try query(for: $0) }
            if !alternatives.isEmpty { queries.append(try Query(.or, alternatives)) }
        }
        return queries.isEmpty ? nil : try Query(.and, queries)
    }

    private func term(_ prefix: IndexSchema.Prefix, _ text: String) throws(XapianError) -> Query {
        try Query(term: IndexSchema.boundedTerm(prefix, text.utf8), of: database)
    }

    private func any(_ terms: some Sequence<[UInt8]>) throws(XapianError) -> Query {
        var queries: [Query] = []
        for term in terms { queries.append(try Query(term: term, of: database)) }
        return queries.isEmpty ? .nothing : try Query(.or, queries)
    }

    private func country(_ name: String, _ role: CountryRole?) throws -> Query {
        let code = Country(named: name)?.code ?? key(name)
        switch role {
        case nil: return try term(.country, code)
        case .focus: return try term(.countryFocus, code)
        case .dateline: return try term(.countryDateline, code)
        case .mentioned:
            return try Query(
                .andNot,
                [term(.country, code), Query(.or, [term(.countryFocus, code), term(.countryDateline, code)])]
            )
        }
    }

    private func key(_ name: String) -> String {
        var analyzer = analyzer
        return analyzer.key(of: name)
    }
}

// MARK: - Names

extension FilterCompiler {
    /// The persons that a name means: those with this word in their name, or the one of this name; when there is none of
    /// exactly this name, those with all of its words.
    func personTerms(_ name: PersonName) throws -> [[UInt8]] {
        switch name {
        case .part(let part):
            let key = PersonKey.canonical(of: part)
            return key.contains(" ") || key.isEmpty
                ? try terms(.person, holdingWordsOf: key) : [IndexSchema.boundedTerm(.personName, key.utf8)]
        case .identity(let name):
            let key = PersonKey.canonical(of: name)
            return try exactTerm(.person, key) ?? terms(.person, holdingWordsOf: key)
        }
    }

    /// The terms that stand at the places where a text names the person or the country.
    func sentenceTerms(_ filter: FieldFilter) throws -> [[UInt8]] {
        switch filter {
        case .person(let name): try personTerms(name)
        case .country(let name, _): [IndexSchema.boundedTerm(.country, (Country(named: name)?.code ?? key(name)).utf8)]
        case .source, .language, .published, .about, .missing: []
        }
    }

    /// The terms that a condition asks for, each with the length of its prefix; none for dates.
    func terms(of filter: FieldFilter) throws -> [(prefix: Int, term: [UInt8])] {
        switch filter {
        case .person(let name):
            if case .part(let part) = name, !PersonKey.canonical(of: part).contains(" ") {
                return try personTerms(name).map { (IndexSchema.Prefix.personName.rawValue.utf8.count, $0) }
            }
            return try personTerms(name).map { (IndexSchema.Prefix.person.rawValue.utf8.count, $0) }
        case .country: return try sentenceTerms(filter).map { (IndexSchema.Prefix.country.rawValue.utf8.count, $0) }
        case .source(let name): return try sourceTerms(name).map { (IndexSchema.Prefix.source.rawValue.utf8.count, $0) }
        case .language(let tag):
            let code = ArticleFacts.languageCode(tag) ?? ""
            return [(IndexSchema.Prefix.language.rawValue.utf8.count, IndexSchema.Prefix.language.term(code))]
        case .published, .about, .missing: return []
        }
    }

    /// The keys among the names of `filters` that a value of the index has.
    func exactKeys(of filters: [FieldFilter]) throws(XapianError) -> Set<String> {
        var keys: Set<String> = []
        for filter in filters {
            switch filter {
            case .person(.identity(let name)):
                let key = PersonKey.canonical(of: name)
                if try exactTerm(.person, key) != nil { keys.insert(key) }
            case .source(let name):
                if try exactTerm(.source, key(name)) != nil { keys.insert(key(name)) }
            default: break
            }
        }
        return keys
    }

    func sourceTerms(_ name: String) throws -> [[UInt8]] {
        let key = key(name)
        return try exactTerm(.source, key) ?? terms(.source, holdingWordsOf: key)
    }

    private func exactTerm(_ prefix: IndexSchema.Prefix, _ key: String) throws(XapianError) -> [[UInt8]]? {
        let term = IndexSchema.boundedTerm(prefix, key.utf8)
        return try database.frequency(ofTerm: term) > 0 ? [term] : nil
    }

    private func terms(
        _ prefix: IndexSchema.Prefix,
        holdingWordsOf key: String
    ) throws(XapianError) -> [[UInt8]] {
        let words = Set(key.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) })
        guard !words.isEmpty else { return [] }
        var found: [[UInt8]] = []
        try database.visitTerms(prefix: Array(prefix.rawValue.utf8)) { term, _ in
            let name = term.dropFirst(prefix.rawValue.utf8.count)
            if words.isSubset(of: name.split(separator: UInt8(ascii: " ")).map { Array($0) }) {
                found.append(Array(term))
            }
            return true
        }
        return found
    }
}

// MARK: - Dates

extension FilterCompiler {
    private func published(_ bounds: DateBounds) throws(XapianError) -> Query {
        guard let known = try publishedRange(),
            let range = DateRange(
                first: max(bounds.first ?? known.first, known.first),
                last: min(bounds.last ?? known.last, known.last)
            )
        else { return .nothing }
        return try any(DateTerms.cover(range).map { DateTerms.publishedTerm($0) })
    }

    /// The first and the last day of publication in the index.
    func publishedRange() throws(XapianError) -> DateRange? {
        guard let bounds = try database.valueBounds(slot: IndexSchema.Slot.published.rawValue),
            let first = CalendarDate(basicDescription: bounds.lower),
            let last = CalendarDate(basicDescription: bounds.upper)
        else { return nil }
        return DateRange(first: first, last: last)
    }

    private func about(_ expression: DateExpression) throws -> Query {
        guard
            let range = DateRange(
                first: expression.bounds.first ?? .earliest,
                last: expression.bounds.last ?? .latest
            )
        else { return .nothing }
        let overlapping = try any(DateTerms.overlapTerms(range))
        switch expression.relation {
        case .overlapping: return overlapping
        case .contained:
            // The terms tell of days, not of which interval each belongs to: the intervals themselves decide.
            let within = try Query(
                slot: IndexSchema.Slot.about.rawValue,
                intervalFrom: DateTerms.packed(range.first),
                to: DateTerms.packed(range.last)
            )
            return try Query(.filter, [overlapping, within])
        }
    }
}

extension CalendarDate {
    /// Reads `YYYYMMDD`.
    init?(basicDescription digits: some Collection<UInt8>) {
        guard digits.count == 8, let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
