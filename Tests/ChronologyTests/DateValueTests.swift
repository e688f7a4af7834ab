import Chronology
import Testing

@Suite struct DateValueTests {
    @Test(arguments: [
        ("2025-05-09", "2025-05-09"), ("2025-05", "2025-05"), ("2025", "2025"), ("2024-W01", "2024-01-01/2024-01-07"),
        ("2020-W53", "2020-12-28/2021-01-03"), ("2025-Q1", "2025-01-01/2025-03-31"),
        ("2025-Q4", "2025-10-01/2025-12-31"),
        ("2024-SP", "2024-03-01/2024-05-31"), ("2023-WI", "2023-12-01/2024-02-29"), ("199", "1990-01-01/1999-12-31"),
        ("2015/2018-02", "2015-01-01/2018-02-28"), ("2025-05-07/2025-05-10", "2025-05-07/2025-05-10"),
    ])
    func valuesAreReadAndCoverTheirDays(text: String, range: String) throws {
        let value = try #require(DateValue(text))
        #expect(value.description == text)
        #expect(value.range == DateRange(range))
    }

    @Test(arguments: [
        "", "25", "2025-13", "2025-02-29", "2021-W53", "2025-W00", "2025-Q5", "2025-XX", "2018/2015", "1/2/3", "2025-",
        "19x",
        "2025-05-07/", "0000",
    ])
    func whatIsNoDateIsRefused(text: String) {
        #expect(DateValue(text) == nil)
    }

    @Test func everyDayLiesInItsWeek() throws {
        var day = try #require(CalendarDate("1999-01-01"))
        while day.year < 2012 {
            let range = try #require(DateValue.week(of: day).range)
            #expect(range.contains(day) && range.first.weekday == 1 && range.last.weekday == 7)
            day = day.adding(days: 1)
        }
    }
}
