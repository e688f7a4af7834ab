import Chronology

/// A quarter of a year, for counting in quarters.
struct QuarterNumber {
    var year: Int
    var quarter: Int

    init(year: Int, quarter: Int) {
        self.year = year
        self.quarter = quarter
    }

    init(_ day: CalendarDate) { self.init(year: day.year, quarter: (day.month + 2) / 3) }

    func adding(_ quarters: Int) -> QuarterNumber {
        let count = year * 4 + quarter - 1 + quarters
        return QuarterNumber(year: count / 4, quarter: count % 4 + 1)
    }

    var value: DateValue { .quarter(year: year, quarter: quarter) }
}
