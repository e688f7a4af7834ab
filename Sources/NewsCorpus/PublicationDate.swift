public import Chronology

/// Reads the dates of metadata: the day as it is written, whatever the time and its zone.
///
/// Read are ISO 8601 (`2025-05-09T14:00:00+02:00`, `20250509`), the same order with slashes or dots, dates with the month's
/// English name (`Fri, 09 May 2025 14:00:00 GMT`, `May 9, 2025`, `9-May-2025`), and Unix time in seconds, milliseconds or
/// microseconds (its day in UTC). `25/12/2024` is read since only one number can be the month; `09/05/2025` is not.
public enum PublicationDate {
    public static func day(in text: String) -> CalendarDate? {
        if let day = isoDay(in: text) { return plausible(day) }
        let tokens = DateToken.tokens(of: text)
        guard let first = tokens.first else { return nil }
        if tokens.count <= 2, first.isNumber,
            let day = compactOrUnix(first, isAlone: tokens.count == 1 || tokens[1].isNumber)
        {
            return day
        }
        return plausible(compact(first) ?? yearFirst(tokens) ?? yearLast(tokens) ?? spelled(tokens))
    }

    /// `2025-05-09`, alone or with a time after it, as most are written.
    private static func isoDay(in text: String) -> CalendarDate? {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            // What follows is too short to hold anything that makes the text no date.
            guard (10...26).contains(bytes.count), bytes.count == 10 || bytes[10] == UInt8(ascii: "T") else {
                return nil
            }
            var number = 0
            for index in 0..<10 {
                if index == 4 || index == 7 {
                    guard bytes[index] == UInt8(ascii: "-") else { return nil }
                } else {
                    guard bytes[index] &- UInt8(ascii: "0") < 10 else { return nil }
                    number = number * 10 + Int(bytes[index] &- UInt8(ascii: "0"))
                }
            }
            return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
        } ?? nil
    }

    /// Programs write the year 1 for "no date".
    private static func plausible(_ day: CalendarDate?) -> CalendarDate? {
        guard let day, (1500...2999).contains(day.year) else { return nil }
        return day
    }

    private static func compactOrUnix(_ token: DateToken, isAlone: Bool) -> CalendarDate? {
        guard isAlone else { return nil }
        switch token.count {
        case 9, 10: return CalendarDate(daysSinceEpoch: token.value / 86_400)
        case 12, 13: return CalendarDate(daysSinceEpoch: token.value / 86_400_000)
        case 16: return CalendarDate(daysSinceEpoch: token.value / 86_400_000_000)
        default: return nil
        }
    }

    /// `20250509`, alone or with a time after it.
    private static func compact(_ token: DateToken) -> CalendarDate? {
        guard token.isNumber, token.count == 8 || token.count == 14 else { return nil }
        let day = token.count == 14 ? token.value / 1_000_000 : token.value
        return CalendarDate(year: day / 10_000, month: day / 100 % 100, day: day % 100)
    }

    /// `2025-05-09`, `2025/5/9`, `2025.05.09`, with anything after it.
    private static func yearFirst(_ tokens: [DateToken]) -> CalendarDate? {
        guard let (year, month, day) = numericDate(tokens), year.count == 4, month.count <= 2, day.count <= 2 else {
            return nil
        }
        return CalendarDate(year: year.value, month: month.value, day: day.value)
    }

    /// `25/12/2024` or `12/25/2024`, when only one order is possible.
    private static func yearLast(_ tokens: [DateToken]) -> CalendarDate? {
        guard let (one, two, year) = numericDate(tokens), year.count == 4, one.count <= 2, two.count <= 2 else {
            return nil
        }
        let dayFirst = CalendarDate(year: year.value, month: two.value, day: one.value)
        let monthFirst = CalendarDate(year: year.value, month: one.value, day: two.value)
        if let dayFirst, let monthFirst, dayFirst != monthFirst { return nil }
        return dayFirst ?? monthFirst
    }

    /// Three numbers at the start, joined by the same `-`, `/` or `.`.
    private static func numericDate(_ tokens: [DateToken]) -> (DateToken, DateToken, DateToken)? {
        guard tokens.count >= 3, tokens[0].isNumber, tokens[1].isNumber, tokens[2].isNumber,
            let joint = tokens[1].joint, "-/.".utf8.contains(joint), tokens[2].joint == joint
        else { return nil }
        return (tokens[0], tokens[1], tokens[2])
    }

    /// A month's name with the day before or after it, and a year; no words but those that belong to dates.
    private static func spelled(_ tokens: [DateToken]) -> CalendarDate? {
        let tokens = tokens.filter { !$0.isOrdinalParticle }
        guard tokens.allSatisfy({ $0.isNumber || $0.isDateWord }),
            let place = tokens.firstIndex(where: { $0.month != nil }), let month = tokens[place].month,
            let year = tokens.first(where: { $0.count == 4 && (1500...2999).contains($0.value) && !$0.isTime })
        else { return nil }
        let before = place > 0 ? dayNumber(tokens[place - 1]) : nil
        let after = place + 1 < tokens.count ? dayNumber(tokens[place + 1]) : nil
        // Both: one of them is a year in two digits.
        guard (before == nil) != (after == nil), let day = before ?? after else { return nil }
        return CalendarDate(year: year.value, month: month, day: day)
    }

    private static func dayNumber(_ token: DateToken) -> Int? {
        token.isNumber && token.count <= 2 && !token.isTime ? token.value : nil
    }
}
