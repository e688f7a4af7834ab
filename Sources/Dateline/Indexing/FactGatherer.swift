import Chronology
import EntityRecognition
import TextAnalysis

/// Gathers the facts of one document, each both as terms that filter and as facet values.
///
/// Persons, days and intervals are worked out when they are met first; a thread remembers what came of it.
struct FactGatherer {
    private(set) var filters = FilterGatherer()
    private(set) var facets: FacetGatherer

    /// Places in `knownTerms` and `knownValues`.
    private struct Known {
        var terms: Range<Int>
        var values: Range<Int>
    }

    private struct Person {
        var key: String
        var known: Known
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
    }

    private var knownTerms: [FormID] = []
    private var knownValues: [FacetGatherer.ValueID] = []
    private var persons: [Person] = []
    /// For each facet value the number of its person, counted from 1; 0 for those that are none.
    private var personOfValue: [UInt32] = []
    private var days: [CalendarDate: Known] = [:]
    private var intervals: [Interval] = []
    /// Of each interval `DateTerms.packed`.
    private var packedIntervals: [UInt8] = []
    /// By the two numbers of `DateTerms`.
    private var placesOfIntervals: [UInt64: Int] = [:]
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
            + knownTerms.capacity * 4 + knownValues.capacity * 8 + personOfValue.capacity * 4 + persons.capacity * 80
            + intervals.capacity * 256 + days.capacity * 128
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
        add(persons[number].known)
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
        add(known(day))
    }

    /// Adds an interval that the article mentions.
    mutating func add(about interval: DateRange) {
        let place = known(interval)
        add(intervals[place].known)
        span.extend(by: intervals[place].span)
        about.append(intervals[place].description)
        packedAbout += packedIntervals[place * 8..<place * 8 + 8]
    }

    private mutating func add(_ known: Known) {
        for place in known.terms { filters.add(knownTerms[place]) }
        for place in known.values { facets.add(knownValues[place]) }
    }

    mutating func add(missing field: FacetField) {
        filters.add(.missing, field.rawValue.utf8)
    }

    /// Adds the place of a mention; they come in the order of the text, and behind all else.
    ///
    /// - Parameter value: of the mention.
    mutating func add(_ kind: EntityKind, _ value: String, at position: UInt32) {
        switch kind {
        case .person:
            var value = value
            guard let name = value.withUTF8({ names.find($0) }) else { return }
            let bearer = bearers[Int(name.rawValue)]
            guard bearer.document == document else { return }
            for place in persons[bearer.person].known.terms { filters.add(knownTerms[place], at: position) }
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
        let (firstTerm, firstValue) = (knownTerms.count, knownValues.count)
        var key = person.key
        key.withUTF8 { key in
            knownTerms.append(filters.id(.person, key))
            var rest = key[...]
            while !rest.isEmpty {
                let word = rest.prefix { $0 != UInt8(ascii: " ") }
                if !word.isEmpty { knownTerms.append(filters.id(.personName, UnsafeBufferPointer(rebasing: word))) }
                rest = rest[word.endIndex...].dropFirst()
            }
        }
        knownValues.append(value)
        persons.append(Person(key: person.key, known: known(behind: firstTerm, firstValue)))
        personOfValue[value] = UInt32(persons.count)
        return persons.count - 1
    }

    private func known(behind firstTerm: Int, _ firstValue: Int) -> Known {
        Known(terms: firstTerm..<knownTerms.count, values: firstValue..<knownValues.count)
    }

    private mutating func known(_ day: CalendarDate) -> Known {
        if let known = days[day] { return known }
        let (firstTerm, firstValue) = (knownTerms.count, knownValues.count)
        let period = DatePeriod(day)
        for interval in [.year, .month, .day] as [Facet.Interval] {
            knownTerms.append(filters.intern(DateTerms.publishedTerm(period.within(interval))))
        }
        knownValues.append(facets.id(.published, key: period.digits))
        let known = known(behind: firstTerm, firstValue)
        days[day] = known
        return known
    }

    /// The place among the intervals.
    private mutating func known(_ interval: DateRange) -> Int {
        let numbers = UInt64(DateTerms.number(interval.first)) << 32 | UInt64(DateTerms.number(interval.last))
        if let known = placesOfIntervals[numbers] { return known }
        let (firstTerm, firstValue) = (knownTerms.count, knownValues.count)
        var span = MentionedSpan()
        for period in DateTerms.touched(interval) {
            knownValues.append(facets.id(FactGatherer.group(of: period), key: period.digits))
            span.extend(by: period)
        }
        for term in DateTerms.aboutTerms(interval) {
            knownTerms.append(filters.id(term.prefix, term.period.digits))
        }
        let known = known(behind: firstTerm, firstValue)
        intervals.append(Interval(known: known, span: span, description: interval.description))
        packedIntervals += DateTerms.packed(interval)
        placesOfIntervals[numbers] = intervals.count - 1
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
