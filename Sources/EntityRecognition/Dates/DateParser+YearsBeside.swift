import TextAnalysis

/// Years that belong to the words before them.
extension DateParser {
    /// The year behind a month and a day, and where the expression ends: `, 2009`, ` 2009`, ` '09`.
    func yearBehind(_ index: Int) -> (Int?, end: Int) {
        guard index < tokens.count, follows(index, allowing: [.comma, .hyphen, .apostrophe]), !gap(index).isEmpty else {
            return (nil, index)
        }
        if kind(index) == .year, tokens[index].length == 4, isYearHere(index) { return (value(index), index + 1) }
        if kind(index) == .of, kind(index + 1) == .year, follows(index + 1) { return (value(index + 1), index + 2) }
        if kind(index) == .of, follows(index + 1), let (year, end) = spelledYear(index + 1) { return (year, end) }
        if kind(index) == .number, gap(index).contains(.apostrophe), tokens[index].length == 2 {
            return (DateParser.century(of: value(index)), index + 1)
        }
        if let (year, end) = spelledYear(index) { return (year, end) }
        return (nil, index)
    }

    /// The year behind a month: as behind a day, and "of 2009".
    func yearOfMonth(_ index: Int) -> (Int, end: Int)? {
        guard index < tokens.count else { return nil }
        if kind(index) == .year, tokens[index].length == 4,
            follows(index, allowing: [.comma, .point, .hyphen, .slash]),
            isYearHere(index)
        {
            return (value(index), index + 1)
        }
        guard case (let year?, let end) = yearBehind(index) else { return nil }
        return (year, end)
    }

    /// The digits are not the start of something longer: a price, a time of four digits.
    private func isYearHere(_ index: Int) -> Bool {
        let byte = byte(after: index)
        guard byte != UInt8(ascii: "%"), byte != UInt8(ascii: "/") else { return false }
        guard kind(index + 1) == .measured, follows(index + 1) else { return true }
        return !(1000..<1900).contains(value(index)) && value(index) < 2040 && byte == UInt8(ascii: ",")
    }

    /// "Last year", "of this year", "a year ago" behind a word.
    func relativeYear(_ index: Int) -> (YearChoice, end: Int)? {
        guard index < tokens.count, follows(index, allowing: .comma) else { return nil }
        let first = [.of, .in].contains(kind(index)) && follows(index + 1) ? index + 1 : index
        if kind(first) == .article, kind(first + 1) == .unit, value(first + 1) == 3, kind(first + 2) == .ago,
            follows(first + 1), follows(first + 2)
        {
            return (.relative(-1), first + 3)
        }
        guard kind(first + 1) == .unit, value(first + 1) == DateUnit.year.rawValue, follows(first + 1),
            let shift = shift(of: kind(first)), !gap(index).contains(.comma)
        else { return nil }
        return (.relative(shift), first + 2)
    }

    /// What "last", "this" and "next" add.
    func shift(of kind: DateWordKind) -> Int? {
        switch kind {
        case .last: -1
        case .current: 0
        case .next, .coming: 1
        default: nil
        }
    }

    /// `nineteen ninety-four`, `two thousand`.
    func spelledYear(_ index: Int) -> (Int, end: Int)? {
        guard kind(index) == .count else { return nil }
        if value(index) == 2, kind(index + 1) == .thousand, follows(index + 1) { return (2000, index + 2) }
        guard [18, 19, 20].contains(value(index)), kind(index + 1) == .count, follows(index + 1),
            value(index + 1) >= 10,
            value(index + 1) % 10 == 0 || value(index + 1) < 20
        else { return nil }
        let century = value(index) * 100
        if value(index + 1) >= 20, kind(index + 2) == .count, value(index + 2) < 10,
            follows(index + 2, allowing: .hyphen)
        {
            return (century + value(index + 1) + value(index + 2), index + 3)
        }
        // "Twenty ten" is rather a count in speech.
        return (century + value(index + 1), index + 2)
    }

    /// The weekday before a day: "Friday, Oct. 23".
    func weekdayBefore(_ index: Int) -> Int {
        let place = index - 1
        guard kind(place) == .weekday, follows(index, allowing: [.comma, .point]) else { return index }
        return place
    }

    /// Two digits: 70 to 99 are of the last century.
    static func century(of number: Int) -> Int { number >= 50 ? 1900 + number : 2000 + number }
}
