/// Which of all Fridays.
enum WeekdayChoice {
    case nearest, last, next, previous
    /// Of the week so many weeks from that of publication.
    case week(Int)
}
