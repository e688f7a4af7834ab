import Chronology
import Testing

@Suite struct CalendarDateTests {
    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var previous = try #require(CalendarDate(year: 1600, month: 12, day: 31))
        var weekday = previous.weekday
        while previous.year < 2001 {
            let day = try #require(CalendarDate(daysSinceEpoch: previous.daysSinceEpoch + 1))
            #expect(day > previous)
            #expect(day.day == previous.day + 1 || day.day == 1)
            #expect(day.weekday == weekday % 7 + 1)
            #expect(CalendarDate(day.description) == day)
            previous = day
            weekday = day.weekday
        }
    }

    @Test func knownDaysFallOnTheirWeekdays() {
        #expect(CalendarDate("2025-05-09")?.weekday == 5)
        #expect(CalendarDate("1970-01-01")?.weekday == 4)
        #expect(CalendarDate("0001-01-01")?.weekday == 1)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "24-01-01", "2024-01-32", "", "2024-01",
        "０２０２-01-01",
    ])
    func daysThatDoNotExistAreRefused(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func arithmeticStopsAtTheEndsOfTheCalendar() {
        #expect(CalendarDate.latest.adding(days: 1) == .latest)
        #expect(CalendarDate.earliest.adding(days: -1) == .earliest)
        #expect(CalendarDate("2024-02-28")?.adding(days: 2).description == "2024-03-01")
    }
}

@Suite struct DateRangeTests {
    @Test(arguments: ["2025", "2025-05", "2025-05-09", "2025-05-07/2025-05-10", "2024-02-29"])
    func formsAreReadAndWrittenAlike(text: String) {
        #expect(DateRange(text)?.description == text)
    }

    @Test func joinedFormsReachFromStartToEnd() throws {
        let range = try #require(DateRange("2024/2025-02"))
        #expect(range.first.description == "2024-01-01")
        #expect(range.last.description == "2025-02-28")
    }

    @Test(arguments: ["2025-13", "2025-05-10/2025-05-07", "1/2", "May", "2025-05-09/", ""])
    func otherFormsAreRefused(text: String) {
        #expect(DateRange(text) == nil)
    }
}
