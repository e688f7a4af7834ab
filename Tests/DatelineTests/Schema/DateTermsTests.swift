import Chronology
import Testing

@testable import Dateline

@Suite struct DateTermsTests {
    @Test(
        arguments: [
            ("2025", ["2025"]), ("2025-05", ["202505"]), ("2025-05-09", ["20250509"]),
            ("2024-12-30/2025-02-02", ["20241230", "20241231", "202501", "20250201", "20250202"]),
            ("2023-11/2025-01", ["202311", "202312", "2024", "202501"]),
            ("9999-12-31", ["99991231"]),
        ] as [(String, [String])])
    func aRangeIsCoveredByTheLargestPeriods(range: String, nodes: [String]) throws {
        let cover = DateTerms.cover(try #require(DateRange(range)))
        #expect(cover.map { String(decoding: $0.digits, as: UTF8.self) } == nodes)
    }

    @Test func allDaysOfTheCalendarAreItsYears() throws {
        let range = try #require(DateRange(first: .earliest, last: .latest))
        #expect(DateTerms.cover(range).count == 9999)
    }

    @Test func aCoverIsTheRangeDayByDay() throws {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let range = random.range()
            let days = try DateTerms.cover(range).flatMap { Self.days(of: try #require($0.range)) }
            #expect(days == Self.days(of: range), "seed \(seed): \(range)")
        }
    }

    @Test func aDayOfPublicationIsFoundExactlyByTheRangesThatHoldIt() throws {
        for seed in UInt64(1)...2000 {
            var random = SeededGenerator(seed: seed)
            let range = random.range()
            let day = random.oneIn(2) ? random.day() : range.first.adding(days: random.below(3) - 1)
            let terms = Set([.year, .month, .day].map { DateTerms.publishedTerm(DatePeriod(day).within($0)) })
            let isFound = !terms.isDisjoint(with: DateTerms.cover(range).map { DateTerms.publishedTerm($0) })
            #expect(isFound == range.contains(day), "seed \(seed): \(day) in \(range)")
        }
    }

    @Test func anIntervalIsFoundExactlyByTheRangesThatItOverlaps() {
        var overlapping = 0
        for seed in UInt64(1)...4000 {
            var random = SeededGenerator(seed: seed)
            let (mentioned, asked) = (random.range(), random.range())
            let terms = DateTerms.aboutTerms(mentioned).map { $0.prefix.term($0.period.digits) }
            #expect(Set(terms).count == terms.count, "seed \(seed): \(mentioned)")
            let isFound = !DateTerms.overlapTerms(asked).isDisjoint(with: terms)
            #expect(isFound == mentioned.overlaps(asked), "seed \(seed): \(mentioned) asked \(asked)")
            if isFound { overlapping += 1 }
        }
        #expect((500...3500).contains(overlapping), "\(overlapping) of 4000 overlap: the ranges test little")
    }

    @Test func touchedPeriodsAreThoseThatShareADayWithTheInterval() {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let interval = random.range()
            let touched = DateTerms.touched(interval)
            #expect(
                touched.map { Array($0.digits) }
                    == touched.map { Array($0.digits) }.sorted { $0.lexicographicallyPrecedes($1) }, "seed \(seed)")
            #expect(Set(touched).count == touched.count, "seed \(seed)")
            let years = interval.last.year - interval.first.year + 1
            let days = Self.days(of: interval).map { DatePeriod($0) }
            var expected = Set(days.map { $0.within(.decade) }).union(days.map { $0.within(.year) })
            if years <= 3 { expected.formUnion(days.map { $0.within(.month) }) }
            if days.count <= 32 { expected.formUnion(days) }
            #expect(Set(touched) == expected, "seed \(seed): \(interval)")
        }
    }

    @Test(arguments: ["199", "1996", "199608", "19960823", "0033", "00990101"])
    func aPeriodIsReadFromItsDigits(_ digits: String) {
        let period = Array(digits.utf8).withUnsafeBufferPointer { DatePeriod(digits: $0[...]) }
        #expect(period.map { String(decoding: $0.digits, as: UTF8.self) } == digits)
    }

    @Test(arguments: ["1996082x", "/9960823", "1996:823", "199608 3", "-1960823", "\u{7f}9960823", "19968", ""])
    func whatIsNoDigitsIsNoPeriod(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer { DatePeriod(digits: $0[...]) } == nil)
    }

    @Test func allDaysAreReadFromTheirDigits() {
        for day in stride(from: CalendarDate.earliest.daysSinceEpoch, to: CalendarDate.latest.daysSinceEpoch, by: 997) {
            guard let day = CalendarDate(daysSinceEpoch: day) else { continue }
            let period = Array(day.basicDescription.utf8).withUnsafeBufferPointer { DatePeriod(digits: $0[...]) }
            #expect(period == DatePeriod(day), "\(day)")
        }
    }

    private static func days(of range: DateRange) -> [CalendarDate] {
        (range.first.daysSinceEpoch...range.last.daysSinceEpoch).compactMap { CalendarDate(daysSinceEpoch: $0) }
    }
}

extension SeededGenerator {
    /// A day from 1999 to 2003.
    fileprivate mutating func day() -> CalendarDate {
        CalendarDate(year: 1999, month: 1, day: 1)?.adding(days: below(1800)) ?? .earliest
    }

    /// Days, months, years and runs of any length.
    fileprivate mutating func range() -> DateRange {
        let day = day()
        let range: DateRange? =
            switch below(5) {
            case 0: DateRange(day)
            case 1: DateRange(year: day.year, month: day.month)
            case 2: DateRange(year: day.year)
            case 3: DateRange(first: day, last: day.adding(days: below(40)))
            default: DateRange(first: day, last: day.adding(days: below(900)))
            }
        return range ?? DateRange(day)
    }
}
