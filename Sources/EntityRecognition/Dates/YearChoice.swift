/// Which year a date without one is of.
enum YearChoice {
    case named(Int)
    /// So many years from the year of publication: "last year" is -1.
    case relative(Int)
    case nearest
    /// The latest that is over.
    case past
    /// The next to come.
    case coming
}
