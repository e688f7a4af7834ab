import Chronology
import Testing

@testable import Dateline

@Suite struct DateExpressionTests {
    @Test(
        arguments: [
            ("today", "20250509-20250509"), ("Yesterday", "20250508-20250508"), ("tomorrow", "20250510-20250510"),
            ("this week", "20250505-20250511"), ("last week", "20250428-20250504"), ("next week", "20250512-20250518"),
            ("this month", "20250501-20250531"), ("last month", "20250401-20250430"),
            ("next month", "20250601-20250630"), ("this year", "20250101-20251231"),
            ("last year", "20240101-20241231"), ("last 7 days", "20250503-20250509"),
            ("last 1 day", "20250509-20250509"), ("past 2 weeks", "20250426-20250509"),
            ("last 3 months", "20250210-20250509"), ("LAST 2 YEARS", "20230510-20250509"),
            ("last 99999 years", "00010101-20250509"), ("May 2025", "20250501-20250531"),
            ("sept. 2024", "20240901-20240930"), ("9 May 2025", "20250509-20250509"),
            ("May 9, 2025", "20250509-20250509"), ("May 9th, 2025", "20250509-20250509"),
            ("1st Dec 2024", "20241201-20241201"), ("2025-5-9", "20250509-20250509"),
            ("2024-02", "20240201-20240229"), ("2025-Q2", "20250401-20250630"), ("2025-w19", "20250505-20250511"),
            ("2020-W53", "20201228-20210103"), ("1990s", "19900101-19991231"), (" 2025 .. today ", "20250101-20250509"),
            ("last month..today", "20250401-20250509"), ("May 2024 .. 9 May 2025", "20240501-20250509"),
            ("2025-05-07/2025-05-10", "20250507-20250510"), ("..last year", "*-20241231"),
            ("9 may 2025..", "20250509-*"),
            ("0001", "00010101-00011231"), ("9999-12-31", "99991231-99991231"),
        ])
    func readsDates(_ text: String, _ days: String) throws {
        let expression = try DateExpression(text, today: queryToday)
        #expect(compact(expression.bounds) == days)
        #expect(expression.relation == .overlapping)
    }

    @Test(
        arguments: [
            "", " ", "may", "week", "last", "last days", "last 0 days", "last -3 days", "last +3 days",
            "last 123456 days",
            "25", "202", "20250509", "2025-05-09T10:00", "2025/05/09", "9.5.2025", "05/09/2025", "2025-W54", "2025-Q5",
            "2025-Q0", "0000", "2025--1", "2025-", "-2025", "2025...", "2024..2023", "2021-W53", "30 feb 2024",
            "May 32, 2025",
            "the 9 May 2025", "２０２５", "none", "95s", "1995s", "2025-05-09-01",
        ])
    func refusesWhatItWouldHaveToGuess(_ text: String) {
        let error = #expect(throws: QueryError.self) { try DateExpression(text, today: queryToday) }
        guard let error else { return }
        #expect(error.reason == .badDate)
        #expect(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count)
    }

    @Test func relativeDatesCrossTheTurnOfTheYear() throws {
        let newYear = try #require(CalendarDate(year: 2025, month: 1, day: 1))
        func days(_ text: String) throws -> String { compact(try DateExpression(text, today: newYear).bounds) }
        #expect(try days("yesterday") == "20241231-20241231")
        #expect(try days("last month") == "20241201-20241231")
        #expect(try days("this week") == "20241230-20250105")
        #expect(try days("last 2 months") == "20241102-20250101")
    }

    @Test func relativeDatesStayWithinTheCalendar() throws {
        for day in [CalendarDate.earliest, .latest] {
            for text in ["yesterday", "tomorrow", "last 500 years", "last week", "next week", "last 90000 days"] {
                let bounds = try DateExpression(text, today: day).bounds
                #expect(bounds.first != nil && bounds.last != nil)
            }
        }
        #expect(throws: QueryError.self) { try DateExpression("last month", today: .earliest) }
        #expect(throws: QueryError.self) { try DateExpression("next year", today: .latest) }
    }

    @Test func overlapAndContainmentDifferAtTheEdges() throws {
        let may = try DateExpression("2025-05", today: queryToday)
        let within = try DateExpression("=2025-05", today: queryToday)
        let edge = try #require(DateRange("2025-04-30/2025-05-01"))
        let inside = try #require(DateRange("2025-05-07/2025-05-10"))
        let year = try #require(DateRange("2025"))
        let before = try #require(DateRange("2025-04"))
        #expect([edge, inside, year, before].map(may.matches) == [true, true, true, false])
        #expect([edge, inside, year, before].map(within.matches) == [false, true, false, false])
        let open = try DateExpression("..2025-04-30", today: queryToday)
        #expect([edge, inside, year, before].map(open.matches) == [true, false, true, true])
    }

    @Test func descriptionIsTheShortestForm() throws {
        for text in [
            "2025", "2025-05", "2025-05-09", "2025-05-01..2025-05-09", "..2020-12-31", "2024-01-01..", "=2025-05",
        ] {
            #expect(try DateExpression(text, today: queryToday).description == text)
        }
        #expect(try DateExpression("last year", today: queryToday).description == "2024")
    }
}
