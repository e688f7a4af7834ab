import Chronology
import Testing

@testable import Dateline

@Suite struct DateHistogramTests {
    @Test(arguments: [
        ("2025-05-09", "2025-05-09", "day"), ("2025-05-01", "2025-06-01", "day"), ("2025-05-01", "2025-06-02", "month"),
        ("2023-05-31", "2025-05-01", "month"), ("2023-05-31", "2025-06-01", "year"),
        ("1990-01-01", "2020-12-31", "year"),
        ("1990-12-31", "2021-01-01", "decade"),
    ])
    func theIntervalFollowsTheSpan(first: String, last: String, interval: String) throws {
        let days = [try #require(CalendarDate(last)), try #require(CalendarDate(first))]
        #expect(DateHistogram.interval(of: days).rawValue == interval)
        #expect(DateHistogram.interval(of: days.map { DatePeriod($0) }).rawValue == interval)
    }

    @Test func noDaysGiveNoCounts() {
        let none: [(DatePeriod, Int)] = []
        let interval = DateHistogram.interval(of: none.map(\.0))
        #expect(DateHistogram.counts(none, by: interval, gathering: true).isEmpty)
    }

    @Test(arguments: [
        (Facet.Interval.day, "1996-08-23", "23 August 1996"), (.month, "1996-08", "August 1996"),
        (.year, "1996", "1996"),
        (.decade, "199", "1990s"),
    ])
    func keysAndLabelsNameThePeriod(interval: Facet.Interval, key: String, label: String) throws {
        let day = try #require(CalendarDate("1996-08-23"))
        let counted = try #require(DateHistogram.counts([(DatePeriod(day), 3)], by: interval, gathering: true).first)
        #expect((counted.key, counted.label, counted.count) == (key, label, 3))
    }

    @Test func everyDayIsCountedInThePeriodThatHoldsIt() throws {
        for seed in UInt64(1)...200 {
            var random = SeededGenerator(seed: seed)
            let days = (0..<random.below(60)).map { _ in
                (CalendarDate.earliest.adding(days: 700_000 + random.below(10_000)), 1 + random.below(9))
            }
            for interval in [Facet.Interval.day, .month, .year, .decade] {
                let periods = days.map { (DatePeriod($0), $1) }
                let counts = DateHistogram.counts(periods, by: interval, gathering: true)
                #expect(Set(counts.map(\.key)).count == counts.count)
                for counted in counts {
                    let range = try #require(DateHistogram.range(of: counted.key))
                    let expected = days.filter { range.contains($0.0) }.reduce(0) { $0 + $1.1 }
                    #expect(counted.count == expected, "seed \(seed): \(counted.key)")
                }
                #expect(counts.reduce(0) { $0 + $1.count } == days.reduce(0) { $0 + $1.1 }, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [
        (["1996", "199608", "19960823", "19970301"], "month"), (["1996", "1997"], "month"), (["1996", "2020"], "year"),
        (["199"], "decade"), (["199", "199608"], "day"), (["199608", "202001"], "year"),
    ])
    func theIntervalOfMentionsIsThatOfTheShortestKind(digits: [String], interval: String) {
        let periods = digits.compactMap { text in
            Array(text.utf8).withUnsafeBufferPointer { DatePeriod(digits: $0[...]) }
        }
        #expect(periods.count == digits.count)
        #expect(DateHistogram.interval(of: periods).rawValue == interval)
    }
}
