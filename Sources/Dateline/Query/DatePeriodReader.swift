import Chronology

/// Reads one period of whole days: a day, week, month, quarter, year or decade, by date or counted from today.
struct DatePeriodReader {
    let source: QueryBytes
    let today: CalendarDate

    func period(_ range: Range<Int>) throws(QueryError) -> DateRange {
        var words: [String] = []
        for word in source.words(in: range) where word.count <= 20 && words.count <= 4 {
            words += source.text(word).lowercased().split(separator: ",").map(String.init)
        }
        let period: DateRange? =
            switch words.count {
            case 1: try written(words[0], at: range) ?? namedDay(words[0])
            case 2: calendarUnit(words[0], words[1]) ?? month(words[0], words[1])
            case 3: lastUnits(words[0], words[1], words[2]) ?? day(words)
            default: nil
            }
        if let period { return period }
        let trimmed = (source.words(in: range).first?.lowerBound ?? range.lowerBound)..<range.upperBound
        throw QueryError(
            .badDate, trimmed, words.isEmpty ? "a date is missing" : "this is not a date",
            expected: "2025-05-09, 2025-05, 2025, 2025-05-01..2025-05-09, 2024.., ..2020, today, yesterday, "
                + "\"last week\", \"last 7 days\", \"May 2025\", \"9 May 2025\" (several words in quotes) or none")
    }

    /// `2025`, `2025-05`, `2025-05-09`, `2025-Q2`, `2025-W19`, `1990s`.
    private func written(_ word: String, at range: Range<Int>) throws(QueryError) -> DateRange? {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = Int(digits: parts[0], count: 4) else {
            return parts.count == 1 && word.hasSuffix("0s") ? decade(word.dropLast()) : nil
        }
        let period: DateRange?
        switch parts.count {
        case 1: period = DateRange(year: year)
        case 2 where parts[1].hasPrefix("q"): period = quarter(parts[1].dropFirst(), of: year)
        case 2 where parts[1].hasPrefix("w"): period = week(parts[1].dropFirst(), of: year)
        case 2:
            guard let month = Int(upToTwoDigits: parts[1]) else { return nil }
            period = DateRange(year: year, month: month)
        case 3:
            guard let month = Int(upToTwoDigits: parts[1]), let day = Int(upToTwoDigits: parts[2]) else { return nil }
            period = CalendarDate(year: year, month: month, day: day).map { DateRange($0) }
        default: return nil
        }
        if let period { return period }
        throw QueryError(.badDate, range, "the calendar has no \(word)", expected: "an existing date from 0001 to 9999")
    }

    private func decade(_ digits: Substring) -> DateRange? {
        guard let year = Int(digits: digits, count: 4), let first = CalendarDate(year: year, month: 1, day: 1),
            let last = CalendarDate(year: year + 9, month: 12, day: 31)
        else { return nil }
        return DateRange(first: first, last: last)
    }

    private func quarter(_ digits: Substring, of year: Int) -> DateRange? {
        guard let quarter = Int(digits: digits, count: 1), let from = DateRange(year: year, month: quarter * 3 - 2),
            let to = DateRange(year: year, month: quarter * 3)
        else { return nil }
        return DateRange(first: from.first, last: to.last)
    }

    /// ISO 8601: a year's first week is the one with 4 January; the last one holds 28 December.
    private func week(_ digits: Substring, of year: Int) -> DateRange? {
        guard let number = Int(upToTwoDigits: digits), number > 0,
            let fourth = CalendarDate(year: year, month: 1, day: 4),
            let end = CalendarDate(year: year, month: 12, day: 28)
        else { return nil }
        let monday = fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
        return monday <= end ? DateRange(first: monday, last: monday.adding(days: 6)) : nil
    }

    /// `may 2025`
    private func month(_ name: String, _ year: String) -> DateRange? {
        guard let month = EnglishMonth.number(name), let year = Int(digits: year[...], count: 4) else { return nil }
        return DateRange(year: year, month: month)
    }

    /// `9 may 2025`, `may 9 2025`, `9th may 2025`
    private func day(_ words: [String]) -> DateRange? {
        let (name, number) =
            words[0].utf8.first.map({ $0 <= 0x39 }) == true ? (words[1], words[0]) : (words[0], words[1])
        let digits = number.utf8.count > 2 ? dropOrdinal(number) : number[...]
        guard let month = EnglishMonth.number(name), let day = Int(upToTwoDigits: digits),
            let year = Int(digits: words[2][...], count: 4), let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return DateRange(date)
    }

    private func dropOrdinal(_ number: String) -> Substring {
        for suffix in ["st", "nd", "rd", "th"] where number.hasSuffix(suffix) { return number.dropLast(2) }
        return number[...]
    }
}

extension Int {
    /// The value of exactly `count` ASCII digits.
    fileprivate init?(digits text: Substring, count: Int) {
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text)
    }

    fileprivate init?(upToTwoDigits text: Substring) {
        self.init(digits: text, count: text.utf8.count == 1 ? 1 : 2)
    }
}
