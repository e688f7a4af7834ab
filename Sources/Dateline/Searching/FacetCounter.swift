import Chronology
import EntityRecognition
import Xapian

/// Turns what the spy counted into the values of a facet.
struct FacetCounter {
    let request: SearchRequest.Facet
    /// The conditions of the request on this field.
    let filters: [FieldFilter]
    let database: Database
    let analyzer: Analyzer
    /// Names in the filters that are those of a value: they select that one alone, as the filter does.
    private let exactKeys: Set<String>

    init(request: SearchRequest.Facet, filters: [FieldFilter], compiler: FilterCompiler) throws {
        self.request = request
        self.filters = filters
        database = compiler.database
        analyzer = compiler.analyzer
        exactKeys = try compiler.exactKeys(of: filters)
    }

    func facet(from spy: FacetSpy) throws -> Facet {
        let tag = IndexSchema.tag(of: request.field)
        var interval: Facet.Interval?
        let counts: [Counted]
        if request.field == .about {
            let nodes = spy.counts(of: tag).map { (node: String(decoding: $0.item, as: UTF8.self), count: $0.count) }
            let chosen = request.interval ?? filteredInterval ?? DateHistogram.interval(ofNodes: nodes.map(\.node))
            interval = chosen
            counts = DateHistogram.counts(nodes, by: chosen)
        } else if request.field == .published {
            let days = spy.counts(of: tag).compactMap { item, count in
                CalendarDate(basicDescription: item).map { (day: $0, count: count) }
            }
            let chosen = request.interval ?? filteredInterval ?? DateHistogram.interval(of: days.map(\.day))
            interval = chosen
            counts = DateHistogram.counts(days, by: chosen)
        } else {
            counts = FacetCounter.merged(spy.counts(of: tag))
        }
        return Facet(
            field: request.field,
            isExact: true,
            values: try request.isDistinctive
                ? distinctive(counts.filter(isWanted), of: spy.documentCount) : listed(counts.filter(isWanted)),
            missing: spy.documentCount - spy.documentCount(with: tag),
            interval: interval
        )
    }

    struct Counted {
        /// What identifies the value.
        var key: String
        var label: String
        var count: Int
    }

    /// One value a key, labelled with its most frequent spelling.
    private static func merged(_ items: [(item: [UInt8], count: Int)]) -> [Counted] {
        var byKey: [ArraySlice<UInt8>: (count: Int, label: ArraySlice<UInt8>, labelCount: Int)] = [:]
        byKey.reserveCapacity(items.count)
        for (item, count) in items {
            let parts = item.split(
                separator: IndexSchema.facetSeparator, maxSplits: 1, omittingEmptySubsequences: false)
            let label = parts[parts.count - 1]
            var entry = byKey[parts[0]] ?? (0, label, 0)
            entry.count += count
            let isBetter =
                (count, 0) > (entry.labelCount, 0)
                || (count == entry.labelCount && label.lexicographicallyPrecedes(entry.label))
            if isBetter { (entry.label, entry.labelCount) = (label, count) }
            byKey[parts[0]] = entry
        }
        return byKey.map { key, entry in
            Counted(
                key: String(decoding: key, as: UTF8.self),
                label: String(decoding: entry.label, as: UTF8.self),
                count: entry.count
            )
        }
    }

    /// Those that can be listed: of tens of thousands of persons a few.
    private func frequent(_ counts: [Counted]) -> [Counted] {
        guard counts.count > request.limit else { return counts }
        let least = request.limit > 0 ? counts.map(\.count).sorted(by: >)[request.limit - 1] : Int.max
        return counts.filter { $0.count >= least || isSelected($0.key) }
    }

    /// The most frequent values, and every selected one.
    private func listed(_ counts: [Counted]) -> [Facet.Value] {
        var values = frequent(counts).map { (key: $0.key, value: value(of: $0)) }
        for filter in filters where !values.contains(where: { matches($0.key, filter) }) {
            if let absent = absentValue(filter) { values.append((absent.value, absent)) }
        }
        let isDate = request.field.isDate
        values.sort { left, right in
            if left.value.count != right.value.count { return left.value.count > right.value.count }
            return isDate ? left.key < right.key : (left.value.label, left.key) < (right.value.label, right.key)
        }
        return values.enumerated().filter { $0.offset < request.limit || $0.element.value.isSelected }.map(
            \.element.value)
    }

    /// The interval that shows what a condition on the field spans; nil without one that is bounded.
    private var filteredInterval: Facet.Interval? {
        let ends = filters.flatMap { filter -> [CalendarDate] in
            switch filter {
            case .published(let bounds): [bounds.first, bounds.last].compactMap { $0 }
            case .about(let expression): [expression.bounds.first, expression.bounds.last].compactMap { $0 }
            default: []
            }
        }
        return ends.count >= 2 ? DateHistogram.interval(of: ends) : nil
    }

    private func isWanted(_ counted: Counted) -> Bool {
        guard let prefix = request.prefix, case let start = folded(prefix), !start.isEmpty else { return true }
        let words = counted.key + " " + folded(names(of: counted).label)
        return words.hasPrefix(start) || words.contains(" " + start)
    }

    func value(of counted: Counted) -> Facet.Value {
        let (value, label) = names(of: counted)
        return Facet.Value(value: value, label: label, count: counted.count, isSelected: isSelected(counted.key))
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

// MARK: - Selection

extension FacetCounter {
    private func isSelected(_ key: String) -> Bool {
        filters.contains { matches(key, $0) }
    }

    private func matches(_ key: String, _ filter: FieldFilter) -> Bool {
        switch filter {
        case .person(.part(let name)):
            return isNamed(key, PersonKey.canonical(of: name))
        case .person(.identity(let name)):
            let wanted = PersonKey.canonical(of: name)
            return key == wanted || (!exactKeys.contains(wanted) && isNamed(key, wanted))
        case .source(let name):
            let wanted = folded(name)
            return key == wanted || (!exactKeys.contains(wanted) && isNamed(key, wanted))
        case .country(let name, _): return key == (Country(named: name)?.code ?? folded(name))
        case .language(let tag): return key == ArticleFacts.languageCode(tag)
        case .published(let bounds): return DateHistogram.range(of: key).map { bounds.contains($0) } ?? false
        case .about(let expression): return DateHistogram.range(of: key).map { expression.matches($0) } ?? false
        case .missing: return false
        }
    }

    private func isNamed(_ key: String, _ words: String) -> Bool {
        Set(words.split(separator: " ")).isSubset(of: key.split(separator: " "))
    }

    /// A selected value that no article of the result has.
    private func absentValue(_ filter: FieldFilter) -> Facet.Value? {
        switch filter {
        case .person(.identity(let name)), .source(let name):
            Facet.Value(value: name, label: name, count: 0, isSelected: true)
        case .country(let name, _):
            (Country(named: name)?.code ?? folded(name)).asCountryValue
        case .language(let tag):
            ArticleFacts.languageCode(tag).map { Facet.Value(value: $0, label: $0, count: 0, isSelected: true) }
        case .person(.part), .published, .about, .missing: nil
        }
    }

    private func folded(_ name: String) -> String {
        var analyzer = analyzer
        return analyzer.key(of: name)
    }
}

extension String {
    fileprivate var asCountryValue: Facet.Value {
        Facet.Value(value: self, label: Country(code: self)?.name ?? self, count: 0, isSelected: true)
    }
}
