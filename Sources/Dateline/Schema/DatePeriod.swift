import Chronology

/// A decade, year, month or day as the number that its digits are: `199`, `1996`, `199608` or `19960823`.
///
/// A number rather than a text, because a histogram goes through tens of thousands.
struct DatePeriod: Hashable, Comparable {
    var interval: Facet.Interval
    var number: Int

    init(_ interval: Facet.Interval, _ number: Int) {
        (self.interval, self.number) = (interval, number)
    }

    init(_ day: CalendarDate) {
        self.init(.day, day.year * 10_000 + day.month * 100 + day.day)
    }

    /// Reads what ``digits`` gives.
    init?(digits: Slice<UnsafeBufferPointer<UInt8>>) {
        let digits = UnsafeBufferPointer(rebasing: digits)
        if digits.count == 8, let day = DatePeriod.number(ofEight: digits) {
            self.init(.day, day)
            return
        }
        var number = 0
        for index in 0..<min(8, digits.count) {
            let digit = digits[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number &* 10 &+ Int(digit)
        }
        switch digits.count {
        case 3: self.init(.decade, number)
        case 4: self.init(.year, number)
        case 6: self.init(.month, number)
        case 8: self.init(.day, number)
        default: return nil
        }
    }

    /// Eight digits at once: pairs, fours and all of them put together by multiplication (Lemire, 2022).
    private static func number(ofEight digits: UnsafeBufferPointer<UInt8>) -> Int? {
        let bytes = UnsafeRawBufferPointer(digits).loadUnaligned(as: UInt64.self).littleEndian
        var value = bytes &- 0x3030_3030_3030_3030
        guard (value | (bytes &+ 0x4646_4646_4646_4646)) & 0x8080_8080_8080_8080 == 0 else { return nil }
        value = value &* 10 &+ value &>> 8
        let (first, second) = (value & 0x0000_00FF_0000_00FF, value &>> 16 & 0x0000_00FF_0000_00FF)
        let sum = first &* 0x000F_4240_0000_0064 &+ second &* 0x0000_2710_0000_0001
        return Int(sum &>> 32)
    }

    /// Three, four, six or eight, in ASCII: how terms and facet values have it.
    var digits: Digits {
        let count =
            switch interval {
            case .decade: 3
            case .year: 4
            case .month: 6
            case .day: 8
            }
        return Digits(number: number, count: count)
    }

    struct Digits: RandomAccessCollection {
        /// The first digit in the lowest byte.
        private var bytes: UInt64 = 0
        let count: Int
        var startIndex: Int { 0 }
        var endIndex: Int { count }

        fileprivate init(number: Int, count: Int) {
            self.count = count
            var rest = number
            for _ in 0..<count {
                bytes = bytes << 8 | UInt64(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            }
        }

        subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> UInt64(8 * index)) }

        func withContiguousStorageIfAvailable<Result>(
            _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
        ) rethrows -> Result? {
            try withUnsafeBytes(of: bytes.littleEndian) {
                try body(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self)[..<count]))
            }
        }
    }

    /// The longer period that it lies in; itself where `interval` is not longer than its own.
    func within(_ interval: Facet.Interval) -> DatePeriod {
        guard DatePeriod.unit(interval) > DatePeriod.unit(self.interval) else { return self }
        return DatePeriod(interval, number * DatePeriod.unit(self.interval) / DatePeriod.unit(interval))
    }

    /// `YYYYMMDD` with zeros, and with nines, for the digits that it lacks: no day in it lies before or behind these.
    var bounds: ClosedRange<Int> {
        let unit = DatePeriod.unit(interval)
        return number * unit...(number + 1) * unit - 1
    }

    /// What one of a period counts in numbers of days `YYYYMMDD`.
    private static func unit(_ interval: Facet.Interval) -> Int {
        switch interval {
        case .decade: 100_000
        case .year: 10_000
        case .month: 100
        case .day: 1
        }
    }

    /// As their digits are ordered as texts.
    static func < (left: DatePeriod, right: DatePeriod) -> Bool {
        let (leftStart, rightStart) = (left.bounds.lowerBound, right.bounds.lowerBound)
        return leftStart == rightStart ? left.bounds.upperBound > right.bounds.upperBound : leftStart < rightStart
    }

    /// `199`, `1996`, `1996-08` or `1996-08-23`.
    var key: String {
        switch interval {
        case .decade: DatePeriod.padded(number, 3)
        case .year: DatePeriod.padded(number, 4)
        case .month: DatePeriod.padded(number / 100, 4) + "-" + DatePeriod.padded(number % 100, 2)
        case .day:
            DatePeriod.padded(number / 10_000, 4) + "-" + DatePeriod.padded(number / 100 % 100, 2) + "-"
                + DatePeriod.padded(number % 100, 2)
        }
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `1990s`, `1996`, `August 1996` or `23 August 1996`.
    var label: String {
        func month(_ number: Int) -> String {
            (1...12).contains(number) ? DatePeriod.months[number - 1] : String(number)
        }
        return switch interval {
        case .decade: key + "0s"
        case .year: key
        case .month: "\(month(number % 100)) \(number / 100)"
        case .day: "\(number % 100) \(month(number / 100 % 100)) \(number / 10_000)"
        }
    }

    var range: DateRange? { DateHistogram.range(of: key) }
}
