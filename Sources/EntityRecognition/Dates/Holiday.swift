import Chronology

/// The days of holidays, by their numbers in `date-words.tsv`; American where countries differ.
enum Holiday {
    static let electionDay = 5
    static let goodFriday = 30
    static let christmasEve = 31
    static let newYearsEve = 32
    static let newYearsDay = 33

    /// Nil for a holiday that has no day in that year.
    static func day(_ holiday: Int, year: Int) -> CalendarDate? {
        switch holiday {
        case 1: nth(4, weekday: 4, month: 11, year: year)
        case 2: CalendarDate(year: year, month: 12, day: 25)
        case 3: easter(year: year)
        case 4: CalendarDate(year: year, month: 10, day: 31)
        case electionDay: nth(1, weekday: 1, month: 11, year: year)?.adding(days: 1)
        case 6: nth(1, weekday: 1, month: 9, year: year)
        case 7: CalendarDate(year: year, month: 5, day: 31).map { $0.adding(days: 1 - $0.weekday) }
        case 8: CalendarDate(year: year, month: 7, day: 4)
        case 9: CalendarDate(year: year, month: 11, day: 11)
        case 10: CalendarDate(year: year, month: 2, day: 14)
        case 11: CalendarDate(year: year, month: 12, day: 26)
        case 12: nth(2, weekday: 1, month: 10, year: year)
        case 13: nth(3, weekday: 1, month: 2, year: year)
        case 14: nth(2, weekday: 7, month: 5, year: year)
        case 15: nth(3, weekday: 7, month: 6, year: year)
        case 16: CalendarDate(year: year, month: 3, day: 17)
        case 17: CalendarDate(year: year, month: 3, day: 8)
        case 20: year % 4 == 1 ? CalendarDate(year: year, month: 1, day: 20) : nil
        case goodFriday: easter(year: year)?.adding(days: -2)
        case christmasEve: CalendarDate(year: year, month: 12, day: 24)
        case newYearsEve: CalendarDate(year: year, month: 12, day: 31)
        case newYearsDay: CalendarDate(year: year, month: 1, day: 1)
        default: nil
        }
    }

    private static func nth(_ count: Int, weekday: Int, month: Int, year: Int) -> CalendarDate? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (count - 1))
    }

    /// Western Easter by the anonymous Gregorian computus (Meeus, Jones, Butcher).
    private static func easter(year: Int) -> CalendarDate? {
        let golden = year % 19
        let (century, rest) = (year / 100, year % 100)
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let shift = (golden + 11 * moon + 22 * sunday) / 451
        let days = moon + sunday - 7 * shift + 114
        return CalendarDate(year: year, month: days / 31, day: days % 31 + 1)
    }
}
