import EntityRecognition

/// The form of a mention in the database: `person 120 14 full name|Vladimir Putin`, that is kind, first byte, bytes, rule
/// and, behind a bar, the value; without the bar there is no value.
extension Mention {
    init?(record: UnsafeBufferPointer<UInt8>) {
        let bar = record.firstIndex(of: UInt8(ascii: "|"))
        let head = record[..<(bar ?? record.count)]
        let fields = head.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, let kind = Mention.kind(fields[0]), let start = Mention.number(fields[1]),
            let count = Mention.number(fields[2])
        else { return nil }
        self.init(
            kind: kind,
            range: start..<start + count,
            value: bar.map { StoredArticle.unescaped(UnsafeBufferPointer(rebasing: record[($0 + 1)...])) },
            rule: StoredArticle.unescaped(UnsafeBufferPointer(rebasing: fields[3]))
        )
    }

    private static func kind(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> EntityKind? {
        EntityKind.allCases.first { $0.rawValue.utf8.elementsEqual(name) }
    }

    /// Decimal digits, at most ten: offsets are of 32 bits.
    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard !digits.isEmpty, digits.count <= 10 else { return nil }
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// Appends the form to a record, escaped as its other values.
    func append(to record: inout [UInt8]) {
        record.append(contentsOf: kind.rawValue.utf8)
        for number in [range.lowerBound, range.count] {
            record.append(UInt8(ascii: " "))
            Mention.append(number, to: &record)
        }
        record.append(UInt8(ascii: " "))
        StoredArticle.append(escaped: rule, to: &record)
        guard let value else { return }
        record.append(UInt8(ascii: "|"))
        StoredArticle.append(escaped: value, to: &record)
    }

    private static func append(_ number: Int, to record: inout [UInt8]) {
        var (first, rest) = (record.count, number)
        repeat {
            record.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        // The digits came from the last to the first.
        var last = record.count - 1
        while first < last {
            record.swapAt(first, last)
            (first, last) = (first + 1, last - 1)
        }
    }
}
