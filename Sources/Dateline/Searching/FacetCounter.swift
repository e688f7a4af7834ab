import Chronology
import EntityRecognition
import Xapian

/// Turns what the spy counted into the values of a facet.
struct FacetCounter {
    let request: SearchRequest.Facet
    let database: Database
    let dictionary: FacetDictionary
    /// The conditions of the request on this field.
    let selection: FacetSelection
    private let analyzer: Analyzer
    /// What a word of the value must begin with, folded; empty takes every value.
    private var prefix: [UInt8] = []

    init(
        request: SearchRequest.Facet,
        filters: [FieldFilter],
        compiler: FilterCompiler,
        dictionary: FacetDictionary
    ) throws {
        self.request = request
        self.dictionary = dictionary
        database = compiler.database
        analyzer = compiler.analyzer
        selection = try FacetSelection(filters, compiler: compiler)
        prefix = request.prefix.map { Array(folded($0).utf8) } ?? []
    }

    struct Counted {
        /// What identifies the value.
        var key: String
        var label: String
        var count: Int
    }

    /// What a spy must count for this facet.
    var groups: [IndexSchema.FacetGroup] {
        request.field == .about ? [.about, .aboutSpan] : [IndexSchema.FacetGroup(request.field)]
    }

    /// The interval by which mentions are shown; nil for other fields.
    func aboutInterval(_ spy: FacetSpy) -> Facet.Interval? {
        guard request.field == .about else { return nil }
        if let fixedInterval { return fixedInterval }
        var span = DateHistogram.Span()
        for (period, _) in periods(spy, .about) { span.add(period) }
        return spy.withCounts(of: IndexSchema.FacetGroup.aboutSpan.tag) { met, _ in
            for ordinal in met {
                guard let period = period(ordinal) else { continue }
                span.add(period)
                // Many days are mentioned; a few tell.
                if span.isWidest { break }
            }
            return span.interval
        }
    }

    /// What has to be counted besides, after a first look: months or days of mentions, where these are what is shown.
    static func finerGroup(_ interval: Facet.Interval?) -> IndexSchema.FacetGroup? {
        switch interval {
        case .decade, .year, nil: nil
        case .month: .aboutMonth
        case .day: .aboutDay
        }
    }

    /// The interval that does not depend on what was counted.
    private var fixedInterval: Facet.Interval? { request.interval ?? selection.interval }

    /// - Parameters:
    ///   - aboutInterval: of this spy.
    ///   - finer: has counted the `finerGroup`, where there is one.
    func facet(
        from spy: FacetSpy,
        aboutInterval: Facet.Interval? = nil,
        finer: FacetSpy? = nil
    ) throws -> Facet {
        let tag = IndexSchema.FacetGroup(request.field).tag
        var facet = Facet(
            field: request.field, isExact: true, values: [], missing: spy.documentCount - spy.documentCount(with: tag))
        switch request.field {
        case .person, .source:
            let names = spy.withCounts(of: tag) { met, counts in
                hasEasyChoice ? leading(met, counts) : merged(met, counts).filter { isWanted($0) }
            }
            facet.values =
                try request.isDistinctive
                ? distinctive(byCount(names).lazy.map { counted($0) }, of: spy.documentCount)
                : listed(leading(names).map { counted($0) })
        case .country, .language:
            let counts = spy.withCounts(of: tag) { met, counts in
                met.map { Counted(key: key($0), label: "", count: Int(counts[Int($0)])) }
            }.filter { isWanted($0) }
            facet.values = try values(counts, of: spy.documentCount)
        case .published:
            let periods = periods(spy, .published)
            let interval = fixedInterval ?? DateHistogram.interval(of: periods.lazy.map(\.0))
            facet.interval = interval
            let counts = DateHistogram.counts(periods, by: interval, gathering: true)
            facet.values = try values(counts.filter { isWanted($0) }, of: spy.documentCount)
        case .about:
            let interval = aboutInterval ?? .year
            facet.interval = interval
            let shown =
                if let finer, let group = FacetCounter.finerGroup(interval) {
                    periods(finer, group)
                } else {
                    periods(spy, .about)
                }
            let counts = DateHistogram.counts(shown, by: interval, gathering: false)
            facet.values = try values(counts.filter { isWanted($0) }, of: spy.documentCount)
        }
        return facet
    }

    private func periods(_ spy: FacetSpy, _ group: IndexSchema.FacetGroup) -> [(DatePeriod, Int)] {
        spy.withCounts(of: group.tag) { met, counts in
            met.compactMap { ordinal in
                period(ordinal).map { ($0, Int(counts[Int(ordinal)])) }
            }
        }
    }

    /// That of the text without its tag.
    private func period(_ ordinal: UInt32) -> DatePeriod? { DatePeriod(digits: dictionary.text(ordinal).dropFirst()) }

    /// Whether the most frequent names are all that is asked for.
    private var hasEasyChoice: Bool { prefix.isEmpty && selection.isEmpty && !request.isDistinctive }

    private func values(_ counts: [Counted], of documents: Int) throws -> [Facet.Value] {
        try request.isDistinctive
            ? distinctive(counts.sorted { $0.count > $1.count }, of: documents) : listed(counts)
    }

    private func counted(_ name: NamedCount) -> Counted {
        Counted(
            key: key(name.first), label: String(decoding: dictionary.label(name.label), as: UTF8.self),
            count: Int(name.count))
    }

    private func key(_ ordinal: UInt32) -> String { String(decoding: dictionary.key(ordinal), as: UTF8.self) }

    /// The most frequent values, and every selected one.
    private func listed(_ counts: [Counted]) -> [Facet.Value] {
        var values = leading(counts).map { (key: $0.key, value: value(of: $0)) }
        for absent in selection.absentValues(among: counts.map(\.key)) { values.append((absent.value, absent)) }
        let isDate = request.field.isDate
        values.sort { left, right in
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            return isDate ? left.key < right.key : (left.value.label, left.key) < (right.value.label, right.key)
        }
        return values.enumerated().filter { $0.offset < request.limit || $0.element.value.isSelected }.map(
            \.element.value)
    }

    /// Those that may be among the most frequent, and every selected one: of these alone the names are looked up.
    private func leading(_ counts: [Counted]) -> [Counted] {
        guard counts.count > request.limit else { return counts }
        let least = request.limit > 0 ? counts.map(\.count).sorted(by: >)[request.limit - 1] : .max
        return counts.filter { $0.count >= least || selection.contains($0.key) }
    }

    func value(of counted: Counted) -> Facet.Value {
        let (value, label) = names(of: counted)
        return Facet.Value(
            value: value, label: label, count: counted.count, isSelected: selection.contains(counted.key))
    }

    private func names(of counted: Counted) -> (value: String, label: String) {
        switch request.field {
        case .person, .source: (counted.label, counted.label)
        case .country: (counted.key, Country(code: counted.key)?.name ?? counted.key)
        case .language: (counted.key, counted.key)
        case .published, .about: (counted.key, counted.label)
        }
    }
}

// MARK: - Searching within values

extension FacetCounter {
    private func isWanted(_ counted: Counted) -> Bool {
        guard !prefix.isEmpty else { return true }
        let words = Array((counted.key + " " + folded(names(of: counted).label)).utf8)
        return words.withUnsafeBufferPointer { WordBytes.hasWord(startingWith: prefix, in: $0) }
    }

    private func isWanted(_ name: NamedCount) -> Bool {
        guard !prefix.isEmpty else { return true }
        let (key, label) = (dictionary.key(name.first), dictionary.label(name.label))
        if WordBytes.hasWord(startingWith: prefix, in: key) { return true }
        // A name of plain letters folds to its small letters; that spares the tokenizer for nearly all.
        if let plain = WordBytes.folded(plain: label) {
            return plain.withUnsafeBufferPointer { WordBytes.hasWord(startingWith: prefix, in: $0) }
        }
        let other = Array(folded(String(decoding: label, as: UTF8.self)).utf8)
        return other.withUnsafeBufferPointer { WordBytes.hasWord(startingWith: prefix, in: $0) }
    }

    private func folded(_ name: String) -> String {
        var analyzer = analyzer
        return analyzer.key(of: name)
    }
}
