import Chronology

/// A month of a year, for counting in months.
struct MonthNumber {
    var year: Int
    var month: Int

    init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    init(_ day: CalendarDate) { self.init(year: day.year, month: day.month) }

    func adding(_ months: Int) -> MonthNumber {
        let count = year * 12 + month - 1 + months
        return MonthNumber(year: count / 12, month: count % 12 + 1)
    }

    var value: DateValue { .month(year: year, month: month) }
}
