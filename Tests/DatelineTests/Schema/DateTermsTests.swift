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
        #expect(DateTerms.cover(try #require(DateRange(range))) == nodes)
    }

    @Test func allDaysOfTheCalendarAreItsYears() throws {
        let range = try #require(DateRange(first: .earliest, last: .latest))
        #expect(DateTerms.cover(range).count == 9999)
    }

    @Test func aCoverIsTheRangeDayByDay() throws {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let range = random.range()
            let days = try DateTerms.cover(range).flatMap { node in Self.days(of: try #require(Self.range(of: node))) }
            #expect(days == Self.days(of: range), "seed \(seed): \(range)")
        }
    }

    @Test func aDayOfPublicationIsFoundExactlyByTheRangesThatHoldIt() throws {
        for seed in UInt64(1)...2000 {
            var random = SeededGenerator(seed: seed)
            let range = random.range()
            let day = random.oneIn(2) ? random.day() : range.first.adding(days: random.below(3) - 1)
            let digits = day.basicDescription
            let terms = Set([4, 6, 8].map { DateTerms.publishedTerm(String(digits.prefix($0))) })
            let isFound = !terms.isDisjoint(with: DateTerms.cover(range).map { DateTerms.publishedTerm($0) })
            #expect(isFound == range.contains(day), "seed \(seed): \(day) in \(range)")
        }
    }

    @Test func anIntervalIsFoundExactlyByTheRangesThatItOverlaps() {
        var overlapping = 0
        for seed in UInt64(1)...4000 {
            var random = SeededGenerator(seed: seed)
            let (mentioned, asked) = (random.range(), random.range())
            let isFound = !DateTerms.aboutTerms(mentioned).isDisjoint(with: DateTerms.overlapTerms(asked))
            #expect(isFound == mentioned.overlaps(asked), "seed \(seed): \(mentioned) asked \(asked)")
            if isFound { overlapping += 1 }
        }
        #expect((500...3500).contains(overlapping), "\(overlapping) of 4000 overlap: the ranges test little")
    }

    private static func range(of node: String) -> DateRange? {
        let parts = [node.prefix(4), node.dropFirst(4).prefix(2), node.dropFirst(6)].filter { !$0.isEmpty }
        return DateRange(parts.joined(separator: "-"))
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
