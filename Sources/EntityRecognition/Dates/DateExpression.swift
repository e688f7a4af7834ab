/// A date as it is written, before it is placed on the calendar.
struct DateExpression {
    /// Indices of its tokens.
    var tokens: Range<Int>
    var meaning: DateMeaning
    var rule: String
    /// The words around it speak of what is to come.
    var isFuture = false
}
