/// A day of any year.
struct MonthDay {
    var month: Int
    var day: Int
}
