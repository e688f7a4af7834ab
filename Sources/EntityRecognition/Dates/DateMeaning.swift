import Chronology

/// What an expression says, as far as its own words go.
enum DateMeaning {
    case value(DateValue)
    /// A day without its year.
    case day(month: Int, day: Int, YearChoice)
    /// From one day to another of a year that is not named.
    case days(from: MonthDay, to: MonthDay, YearChoice)
    case month(Int, YearChoice)
    case months(from: Int, to: Int, YearChoice)
    case season(Season, YearChoice)
    case holiday(Int, YearChoice)
    case weekday(Int, WeekdayChoice)
    /// The week of a day without its year.
    case week(month: Int, day: Int, YearChoice)
    /// The last weekend, or the one that is on or (with a word of the future) to come.
    case weekend
    /// So many units from the publication day.
    case shift(DateUnit, Int)
    /// So many units from the last date of that unit in the text: "that year", "the following month".
    case anchored(DateUnit, Int)
    /// A quarter by its number, or (nil) the one that the text is about.
    case quarter(Int?, YearChoice)
    /// "A year earlier": a year before the quarter or the year that the text is about.
    case yearEarlier
    case period(YearChoice)
    /// The first or second half of a year.
    case half(Int, YearChoice)
    /// `9/5/2025`: which of the two is the month depends on the text.
    case numeric(Int, Int, year: Int)
}
