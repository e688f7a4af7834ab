import Chronology
import EntityRecognition
import TextAnalysis

/// Gathers the facts of one document, each both as terms that filter and as facet values.
///
/// Persons, days and intervals are worked out when they are met first; a thread remembers what came of it.
struct FactGatherer {
    private(set) var filters = FilterGatherer()
    private(set) var facets: FacetGatherer

    private struct Known {
        var terms: [FormID] = []
        var values: [FacetGatherer.ValueID] = []
    }

    private struct Person {
        var key: String
        var terms: [FormID]
        var value: FacetGatherer.ValueID
    }

    /// The person that a name stood for last.
    private struct Bearer {
        var document = 0
        var person = -1
    }

    private struct Interval {
        var known: Known
        var span: MentionedSpan
        var description: String
        var packed: [UInt8]
    }

    private var persons: [Person] = []
    /// For each facet value the number of its person, counted from 1; 0 for those that are none.
    private var personOfValue: [UInt32] = []
    private var days: [CalendarDate: Known] = [:]
    private var intervals: [Interval] = []
    private var placesOfIntervals: [DateRange: Int] = [:]
    /// The names that persons go by.
    private let names = Vocabulary()
    private var bearers: [Bearer] = []
    /// The codes of the document, with their terms.
    private var countries: [(code: String, term: FormID)] = []
    /// Counts the documents from 1.
    private var document = 0
    private var span = MentionedSpan()
    /// The intervals of the document, in ISO 8601.
    private(set) var about: [String] = []
    /// The same as the value of the slot has them.
    private(set) var packedAbout: [UInt8] = []

    init(_ dictionary: FacetDictionaryBuilder) {
        facets = FacetGatherer(dictionary)
    }

    /// Memory held for what is known, about.
    var byteCount: Int {
        filters.terms.byteCount + facets.byteCount + names.byteCount + bearers.capacity * 16
            + personOfValue.capacity * 4 + persons.capacity * 128 + intervals.capacity * 512 + days.capacity * 256
    }
}

// MARK: - One document

extension FactGatherer {
    mutating func beginDocument() {
        document += 1
        span = MentionedSpan()
        about = []
        packedAbout = []
        countries.removeAll(keepingCapacity: true)
        filters.beginDocument()
        facets.beginDocument()
    }

    mutating func add(_ person: PersonEntity) {
        let name = Int(intern(name: person.name).rawValue)
        // A name stands for the same person nearly always.
        let last = bearers[name].person
        let number = last >= 0 && persons[last].key == person.key ? last : known(person)
        for term in persons[number].terms { filters.add(term) }
        facets.add(persons[number].value)
        if bearers[name].document != document { bearers[name] = Bearer(document: document, person: number) }
    }

    mutating func add(_ country: CountryEntity) {
        let code = country.code.utf8
        let term = filters.id(.country, code)
        countries.append((country.code, term))
        filters.add(term)
        switch country.role {
        case .mentioned: break
        case .dateline: filters.add(.countryDateline, code)
        case .focus: filters.add(.countryFocus, code)
        }
        facets.add(facets.id(.country, key: code))
    }

    mutating func add(source: String, key: String) {
        filters.add(.source, key.utf8)
        facets.add(facets.id(.source, key: key.utf8, label: source))
    }

    mutating func add(language: String) {
        filters.add(.language, language.utf8)
        facets.add(facets.id(.language, key: language.utf8))
    }

    mutating func add(published day: CalendarDate) {
        let known = known(day)
        for term in known.terms { filters.add(term) }
        for value in known.values { facets.add(value) }
    }

    /// Adds an interval that the article mentions.
    mutating func add(about interval: DateRange) {
        let place = known(interval)
        for term in intervals[place].known.terms { filters.add(term) }
        for value in intervals[place].known.values { facets.add(value) }
        span.extend(by: intervals[place].span)
        about.append(intervals[place].description)
        packedAbout += intervals[place].packed
    }

    mutating func add(missing field: FacetField) {
        filters.add(.missing, field.rawValue.utf8)
    }

    /// Adds the place of a mention; they come in the order of the text, and behind all else.
    mutating func add(_ mention: Mention, at position: UInt32) {
        guard var value = mention.value else { return }
        switch mention.kind {
        case .person:
            guard let name = value.withUTF8({ names.find($0) }) else { return }
            let bearer = bearers[Int(name.rawValue)]
            guard bearer.document == document else { return }
            for term in persons[bearer.person].terms { filters.add(term, at: position) }
        case .country:
            let known = countries.first { $0.code == value }?.term
            filters.add(known ?? filters.id(.country, value.utf8), at: position)
        case .date: break
        }
    }

    /// Gives the document its terms.
    ///
    /// - Returns: what its slots hold of facets.
    mutating func finish(_ document: inout IndexDocument) -> (facets: [UInt8], periods: [UInt8]) {
        for period in span.ends { facets.add(facets.id(.aboutSpan, key: period.digits)) }
        filters.append(to: &document)
        return facets.packed()
    }
}

// MARK: - What is known

extension FactGatherer {
    private mutating func intern(name: String) -> FormID {
        var name = name
        let id = name.withUTF8 { names.intern($0) }
        if id.rawValue == bearers.count { bearers.append(Bearer()) }
        return id
    }

    private mutating func known(_ person: PersonEntity) -> Int {
        let value = facets.id(.person, key: person.key.utf8, label: person.name)
        if value < personOfValue.count, personOfValue[value] > 0 { return Int(personOfValue[value]) - 1 }
        if value >= personOfValue.count {
            personOfValue += repeatElement(0, count: max(value + 1, personOfValue.count * 2) - personOfValue.count)
        }
        let parts = person.key.utf8.split(separator: UInt8(ascii: " ")).map { filters.id(.personName, $0) }
        persons.append(Person(key: person.key, terms: [filters.id(.person, person.key.utf8)] + parts, value: value))
        personOfValue[value] = UInt32(persons.count)
        return persons.count - 1
    }

    private mutating func known(_ day: CalendarDate) -> Known {
        if let known = days[day] { return known }
        let period = DatePeriod(day)
        let known = Known(
            terms: [.year, .month, .day].map { filters.intern(DateTerms.publishedTerm(period.within($0))) },
            values: [facets.id(.published, key: period.digits)]
        )
        days[day] = known
        return known
    }

    /// The place among the intervals.
    private mutating func known(_ interval: DateRange) -> Int {
        if let known = placesOfIntervals[interval] { return known }
        let periods = DateTerms.touched(interval)
        let values = periods.map { facets.id(FactGatherer.group(of: $0), key: $0.digits) }
        let terms = DateTerms.aboutTerms(interval).map { filters.id($0.prefix, $0.period.digits) }
        var span = MentionedSpan()
        for period in periods { span.extend(by: period) }
        intervals.append(
            Interval(
                known: Known(terms: terms, values: values), span: span, description: interval.description,
                packed: DateTerms.packed(interval)))
        placesOfIntervals[interval] = intervals.count - 1
        return intervals.count - 1
    }

    private static func group(of period: DatePeriod) -> IndexSchema.FacetGroup {
        switch period.interval {
        case .day: .aboutDay
        case .month: .aboutMonth
        case .year, .decade: .about
        }
    }
}
