import Chronology
import EntityRecognition
import Xapian

/// Which values of a field the conditions of a request name.
struct FacetSelection {
    private let filters: [FieldFilter]
    private let analyzer: Analyzer
    /// Keys that are named just as they are.
    private var keys: Set<String> = []
    /// Each the words of a name, all of which a key must have.
    private var names: [[[UInt8]]] = []

    /// - Parameter filters: all of one field.
    init(_ filters: [FieldFilter], compiler: FilterCompiler) throws {
        self.filters = filters
        analyzer = compiler.analyzer
        // A name that is that of a value selects that one alone, as the filter does.
        let exact = try compiler.exactKeys(of: filters)
        for filter in filters {
            switch filter {
            case .person(.part(let name)): names.append(FacetSelection.words(PersonKey.canonical(of: name)))
            case .person(.identity), .source:
                let key = key(of: filter)
                keys.insert(key)
                if !exact.contains(key) { names.append(FacetSelection.words(key)) }
            case .country, .language: keys.insert(key(of: filter))
            case .published, .about, .missing: break
            }
        }
    }

    var isEmpty: Bool { filters.isEmpty }

    func contains(_ key: String) -> Bool {
        guard !isEmpty else { return false }
        if !keys.isEmpty, keys.contains(key) { return true }
        var text = key
        if text.withUTF8({ isNamed($0) }) { return true }
        return filters.contains { matches(date: key, $0) }
    }

    /// The same for a person or a source.
    func contains(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !isEmpty else { return false }
        return isNamed(key) || (!keys.isEmpty && keys.contains(String(decoding: key, as: UTF8.self)))
    }

    private func isNamed(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        names.contains { words in words.allSatisfy { WordBytes.hasWord($0, in: key) } }
    }

    private func matches(date key: String, _ filter: FieldFilter) -> Bool {
        switch filter {
        case .published(let bounds): DateHistogram.range(of: key).map { bounds.contains($0) } ?? false
        case .about(let expression): DateHistogram.range(of: key).map { expression.matches($0) } ?? false
        case .person, .source, .country, .language, .missing: false
        }
    }

    private static func words(_ name: String) -> [[UInt8]] {
        name.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
    }

    private func key(of filter: FieldFilter) -> String {
        switch filter {
        case .person(.part(let name)), .person(.identity(let name)): PersonKey.canonical(of: name)
        case .source(let name): folded(name)
        case .country(let name, _): Country(named: name)?.code ?? folded(name)
        case .language(let tag): ArticleFacts.languageCode(tag) ?? ""
        case .published, .about, .missing: ""
        }
    }

    private func folded(_ name: String) -> String {
        var analyzer = analyzer
        return analyzer.key(of: name)
    }

    /// The interval that shows what a condition on the field spans; nil without one that is bounded.
    var interval: Facet.Interval? {
        let ends = filters.flatMap { filter -> [CalendarDate] in
            switch filter {
            case .published(let bounds): [bounds.first, bounds.last].compactMap { $0 }
            case .about(let expression): [expression.bounds.first, expression.bounds.last].compactMap { $0 }
            default: []
            }
        }
        return ends.count >= 2 ? DateHistogram.interval(of: ends) : nil
    }
}

// MARK: - What is selected and not there

extension FacetSelection {
    /// The values that a condition names and none of `keys` is.
    func absentValues(among keys: [String]) -> [Facet.Value] {
        filters.compactMap { filter in
            absentValue(filter).flatMap { value in keys.contains { matches($0, filter) } ? nil : value }
        }
    }

    private func matches(_ key: String, _ filter: FieldFilter) -> Bool {
        let wanted = self.key(of: filter)
        if key == wanted { return true }
        switch filter {
        case .person, .source:
            let words = FacetSelection.words(wanted)
            var text = key
            return names.contains(words) && text.withUTF8 { key in words.allSatisfy { WordBytes.hasWord($0, in: key) } }
        case .country, .language, .published, .about, .missing: return false
        }
    }

    /// A selected value that no article of the result has.
    private func absentValue(_ filter: FieldFilter) -> Facet.Value? {
        switch filter {
        case .person(.identity(let name)), .source(let name):
            Facet.Value(value: name, label: name, count: 0, isSelected: true)
        case .country:
            key(of: filter).asCountryValue
        case .language(let tag):
            ArticleFacts.languageCode(tag).map { Facet.Value(value: $0, label: $0, count: 0, isSelected: true) }
        case .person(.part), .published, .about, .missing: nil
        }
    }
}

extension String {
    fileprivate var asCountryValue: Facet.Value {
        Facet.Value(value: self, label: Country(code: self)?.name ?? self, count: 0, isSelected: true)
    }
}
