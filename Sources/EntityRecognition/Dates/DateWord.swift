/// The kind of a word and its number: of the month, the weekday, the unit, the year …
struct DateWord {
    var kind: DateWordKind
    var value: Int32

    static let none = DateWord(kind: .none, value: 0)
}
