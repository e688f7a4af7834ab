import Chronology
import EntityRecognition
import Testing

@Suite struct DateRecognizerTests {
    @Test(arguments: DateCase.all)
    func datesAreFoundAndPlacedOnTheCalendar(example: DateCase) {
        var reader = DateReader()
        let text = example.text
        let mentions = reader.read(text, published: example.published).mentions
        var marked = Array(text.utf8)
        for mention in mentions.reversed() {
            marked.insert(UInt8(ascii: "]"), at: mention.range.upperBound)
            marked.insert(UInt8(ascii: "["), at: mention.range.lowerBound)
        }
        #expect(String(decoding: marked, as: UTF8.self) == example.marked)
        #expect(mentions.map { $0.value ?? "-" } == example.values)
        #expect(mentions.allSatisfy { $0.kind == .date && !$0.rule.isEmpty })
    }

    @Test func eachDayThatATextSpeaksOfIsListedOnce() {
        var reader = DateReader()
        let about = reader.read(
            "On May 9, 2025, they marched. The parade of 9 May 2025 was the first since October 1944, in the third quarter of 2024.",
            published: nil
        ).about
        #expect(about.map(\.description) == ["2025-05-09", "1944-10", "2024-07-01/2024-09-30"])
    }

    @Test func aHistoryCarriesItsYearAlong() {
        var reader = DateReader()
        let text = """
            In 1914 war broke out. In August the first towns fell. In 1916, on July 1, the battle began. In 1917 and in \
            1918 it went on. On November 11 it ended. In 1919 peace came.
            """
        let values = reader.read(text, published: CalendarDate("2020-01-01")).mentions.map { $0.value }
        #expect(
            values == ["1914", "1914-08", "1916", "1916-07-01", "1917", "1918", "1918-11-11", "1919"])
    }

    @Test func theDaysOfMovableHolidaysAreComputed() {
        var reader = DateReader()
        func day(_ text: String) -> String? { reader.read(text, published: nil).mentions.first?.value }
        #expect(day("It was Easter Day 2019.") == "2019-04-21")
        #expect(day("On Good Friday 2000 it rained.") == "2000-04-21")
        #expect(day("On Labor Day 2021 it rained.") == "2021-09-06")
        #expect(day("On Memorial Day 2023 it rained.") == "2023-05-29")
    }

    @Test func mutatedTextsNeverBreakIt() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = DateTestGenerator(state: seed)
        var reader = DateReader()
        let pieces = [
            "1990", "-", "/", "May ", "last ", "31", "'s ", ", ", "–", " ago", "quarter ", "of ", "the ", "year ", "\n",
            "Friday ",
            "2025-05-09", "'80s ", ".", "from ", "to ", "and ", "week ", "third ", "é", "\u{0}", "9999 ", "next ",
            "ninety-",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<generator.next() % 12 {
                bytes += Array(pieces[Int(generator.next() % UInt64(pieces.count))].utf8)
            }
            if !bytes.isEmpty {
                bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next())
            }
            let published = CalendarDate(daysSinceEpoch: Int(generator.next() % 3_600_000) - 719_000)
            var end = 0
            for mention in reader.read(bytes, published: published).mentions {
                let isOrdered = end <= mention.range.lowerBound && mention.range.upperBound <= bytes.count
                #expect(isOrdered && !mention.range.isEmpty, "seed \(seed): \(bytes)")
                #expect(mention.value.map { DateValue($0) != nil } ?? true, "seed \(seed): \(bytes)")
                end = mention.range.upperBound
            }
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct DateTestGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
