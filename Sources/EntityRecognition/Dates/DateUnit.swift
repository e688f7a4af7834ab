/// The units of calendars, with their numbers in `date-words.tsv`.
enum DateUnit: Int {
    case day, week, month, year, decade, quarter, weekend
}
