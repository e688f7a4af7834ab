import Chronology

extension DatePeriodReader {
    func namedDay(_ word: String) -> DateRange? {
        switch word {
        case "today": DateRange(today)
        case "yesterday": DateRange(today.adding(days: -1))
        case "tomorrow": DateRange(today.adding(days: 1))
        default: nil
        }
    }

    /// `this week`, `last month`, `next year`: the calendar's unit, weeks from Monday to Sunday.
    func calendarUnit(_ which: String, _ unit: String) -> DateRange? {
        let steps: Int
        switch which {
        case "this": steps = 0
        case "last": steps = -1
        case "next": steps = 1
        default: return nil
        }
        switch unit {
        case "week":
            let monday = today.adding(days: 1 - today.weekday + steps * 7)
            return DateRange(first: monday, last: monday.adding(days: 6))
        case "month":
            let months = today.year * 12 + today.month - 1 + steps
            return DateRange(year: months / 12, month: months % 12 + 1)
        case "year": return DateRange(year: today.year + steps)
        default: return nil
        }
    }

    /// `last 7 days`, `past 2 weeks`, `last 3 months`: so long a time up to today, which is its last day.
    func lastUnits(_ which: String, _ number: String, _ unit: String) -> DateRange? {
        guard which == "last" || which == "past", number.utf8.count <= 5,
            number.utf8.first != UInt8(ascii: "+"), let count = Int(number), count > 0
        else {
            return nil
        }
        let first: CalendarDate
        switch unit {
        case "day", "days": first = today.adding(days: 1 - count)
        case "week", "weeks": first = today.adding(days: 1 - count * 7)
        case "month", "months": first = today.dayAfter(monthsEarlier: count)
        case "year", "years": first = today.dayAfter(monthsEarlier: count * 12)
        default: return nil
        }
        return DateRange(first: first, last: today)
    }
}

extension CalendarDate {
    /// The day after the same day so many months earlier (or that month's last day), held within the calendar.
    fileprivate func dayAfter(monthsEarlier months: Int) -> CalendarDate {
        let index = year * 12 + month - 1 - months
        let (year, month) = (index / 12, index % 12 + 1)
        guard index >= 12,
            let date = CalendarDate(
                year: year, month: month, day: min(day, CalendarDate.daysInMonth(month, year: year)))
        else { return .earliest }
        return date.adding(days: 1)
    }
}

/// The English names of the months, whole or cut to three letters.
enum EnglishMonth {
    private static let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// 1...12 for a name in lower case, also `sept` and names with a full stop.
    static func number(_ name: String) -> Int? {
        let name = name.hasSuffix(".") ? String(name.dropLast()) : name
        if name == "sept" { return 9 }
        return names.firstIndex { $0 == name || $0.prefix(3) == name }.map { $0 + 1 }
    }
}
