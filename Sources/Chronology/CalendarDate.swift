/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// News is dated by the day printed on it; instants and time zones would only make that less certain.
/// Years run from 1 to 9999. Days compare and hash by their order on the calendar.
public struct CalendarDate: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// The day, or nil when there is no such day (`2023-02-29`) or the year is outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CalendarDate.daysInMonth(month, year: year)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that lies `days` after 1970-01-01 (before it when negative), or nil outside the years 1...9999.
    ///
    /// The method is Howard Hinnant's `civil_from_days` (chrono-compatible date algorithms, 2021).
    public init?(daysSinceEpoch days: Int) {
        guard (-719_162...2_932_896).contains(days) else { return nil }
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// Days since 1970-01-01 (`days_from_civil` of the same source).
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day of the week as in ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int {
        let days = daysSinceEpoch + 3
        return (days % 7 + 7) % 7 + 1
    }

    /// The day `days` later (earlier when negative), held within the years 1...9999.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        if !overflow, let date = CalendarDate(daysSinceEpoch: sum) { return date }
        return days < 0 ? .earliest : .latest
    }

    public static let earliest = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
    public static let latest = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

    /// Days in a month of 1...12.
    public static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: LosslessStringConvertible {
    /// The day written as `YYYY-MM-DD`; nil for any other form and for days that do not exist.
    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3,
            let year = Int(digits: parts[0], count: 4),
            let month = Int(digits: parts[1], count: 2),
            let day = Int(digits: parts[2], count: 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// ISO 8601: `2025-05-09`.
    public var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            var rest = (year * 100 + month) * 100 + day
            for place in (0..<10).reversed() {
                let isDash = place == 4 || place == 7
                bytes[place] = isDash ? UInt8(ascii: "-") : UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                if !isDash { rest /= 10 }
            }
            return 10
        }
    }

    /// ISO 8601 basic form, which sorts as the days do: `20250509`.
    public var basicDescription: String { year.padded(to: 4) + month.padded(to: 2) + day.padded(to: 2) }
}

extension Int {
    /// The value of exactly `count` ASCII digits.
    init?(digits text: Substring, count: Int) {
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text)
    }

    /// At least `width` digits, of a number that is not negative.
    func padded(to width: Int) -> String {
        var (digits, rest) = (1, self / 10)
        while rest > 0 { (digits, rest) = (digits + 1, rest / 10) }
        digits = Swift.max(digits, width)
        return String(unsafeUninitializedCapacity: digits) { bytes in
            var rest = self
            for place in (0..<digits).reversed() {
                bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            return digits
        }
    }
}
