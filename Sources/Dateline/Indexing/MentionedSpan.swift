/// Of the periods that an article mentions those that `DateHistogram.interval(of:)` needs: the first and the last day, and the
/// first and the last of months and years.
struct MentionedSpan {
    private struct End {
        /// The digits of the period made up to eight.
        var digits: UInt32
        var node: DateTerms.Node
    }

    private struct Ends {
        var first: End?
        var last: End?

        mutating func extend(first newFirst: End?, last newLast: End?) {
            if let newFirst, newFirst.digits < first?.digits ?? .max { first = newFirst }
            if let newLast, newLast.digits > last?.digits ?? 0 { last = newLast }
        }
    }

    private var days = Ends()
    private var others = Ends()

    /// Takes in a year, month or day; decades say nothing.
    mutating func extend(by node: DateTerms.Node) {
        let count = node.utf8.count
        guard (4...8).contains(count) else { return }
        // Digits compare as days do: a longer period begins before the shorter ones in it, which zeros for the digits that it
        // lacks tell, and ends behind them, which nines tell.
        var (first, last): (UInt32, UInt32) = (0, 0)
        for digit in node.utf8 {
            first = first * 10 + UInt32(digit - UInt8(ascii: "0"))
            last = last * 10 + UInt32(digit - UInt8(ascii: "0"))
        }
        for _ in count..<8 { (first, last) = (first * 10, last * 10 + 9) }
        let ends = (End(digits: first, node: node), End(digits: last, node: node))
        if count == 8 {
            days.extend(first: ends.0, last: ends.1)
        } else {
            others.extend(first: ends.0, last: ends.1)
        }
    }

    mutating func extend(by other: MentionedSpan) {
        days.extend(first: other.days.first, last: other.days.last)
        others.extend(first: other.others.first, last: other.others.last)
    }

    /// At most four; some may be the same.
    var ends: [DateTerms.Node] {
        [days.first, days.last, others.first, others.last].compactMap { $0?.node }
    }
}
