import Chronology
import EntityRecognition
import Testing
import Xapian

@testable import Dateline

@Suite struct FactGathererTests {
    private func interval(_ random: inout SeededGenerator) -> DateRange? {
        let first = CalendarDate.earliest.adding(days: 720_000 + random.below(15_000))
        switch random.below(5) {
        case 0: return DateRange(first: first, last: first.adding(days: random.below(40)))
        case 1: return DateRange(year: first.year, month: first.month)
        case 2: return DateRange(year: first.year)
        case 3: return DateRange(first: first, last: first.adding(days: random.below(20_000)))
        default: return DateRange(first)
        }
    }

    /// The ends of the spans of intervals decide as all their periods together do.
    @Test(arguments: UInt64(1)...100) func theEndsOfASpanDecideTheIntervalOfCounting(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var all: Set<DatePeriod> = []
        var whole = MentionedSpan()
        for _ in 0..<(1 + random.below(6)) {
            guard let interval = interval(&random) else { continue }
            let periods = DateTerms.touched(interval)
            var span = MentionedSpan()
            for period in periods { span.extend(by: period) }
            whole.extend(by: span)
            all.formUnion(periods)
        }
        #expect(whole.ends.count <= 4)
        #expect(all.isSuperset(of: whole.ends), "seed \(seed)")
        let ends = whole.ends + all.filter { $0.interval == .decade }
        #expect(DateHistogram.interval(of: ends) == DateHistogram.interval(of: all), "seed \(seed)")
    }

    /// One gatherer after the other, in another order and with repetitions: the second has all from the dictionary.
    @Test(arguments: UInt64(1)...20) func threadsThatShareADictionaryPackAlike(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let dictionary = FacetDictionaryBuilder()
        var (first, second) = (FacetGatherer(dictionary), FacetGatherer(dictionary))
        for _ in 0..<10 {
            var items: [(group: IndexSchema.FacetGroup, key: String)] = []
            for _ in 0..<random.below(60) {
                let groups = IndexSchema.FacetGroup.allCases
                items.append((groups[random.below(groups.count)], "key \(random.below(30))"))
            }
            first.beginDocument()
            for item in items { first.add(first.id(item.group, key: item.key.utf8)) }
            let packed = first.packed()
            second.beginDocument()
            for item in items.reversed() + items { second.add(second.id(item.group, key: item.key.utf8)) }
            let again = second.packed()
            #expect(packed == again, "seed \(seed)")
            let groups = try #require(PackedOrdinals.groups(of: packed.facets + packed.periods))
            let distinct = Set(items.map { "\($0.group) \($0.key)" })
            #expect(groups.reduce(0) { $0 + $1.ordinals.count } == distinct.count, "seed \(seed)")
        }
    }

    /// Two persons of one article may bear the same name; the first is the one that mentions of it are about.
    @Test func mentionsStandAtThePersonOfTheirArticle() {
        var gatherer = FactGatherer(FacetDictionaryBuilder())
        func places(_ persons: [PersonEntity]) -> [String: [UInt32]] {
            gatherer.beginDocument()
            for person in persons { gatherer.add(person) }
            gatherer.add(.person, "Putin", at: 7)
            gatherer.add(.person, "Nobody", at: 9)
            var document = IndexDocument()
            _ = gatherer.finish(&document)
            document.spellOutWords(
                TermVocabularies(stems: gatherer.filters.terms, filters: gatherer.filters.terms))
            return Dictionary(
                uniqueKeysWithValues: document.terms.map { term in
                    (
                        String(decoding: document.bytes(of: term), as: UTF8.self),
                        Array(document.positions[term.positions])
                    )
                })
        }
        let vladimir = PersonEntity(key: "vladimir putin", name: "Putin", count: 1)
        let namesake = PersonEntity(key: "putin", name: "Putin", count: 1)
        #expect(
            places([vladimir, namesake])
                == ["XPvladimir putin": [7], "XNvladimir": [7], "XNputin": [7], "XPputin": []])
        #expect(places([namesake]) == ["XPputin": [7], "XNputin": [7]])
        #expect(places([]) == [:])
    }
}
