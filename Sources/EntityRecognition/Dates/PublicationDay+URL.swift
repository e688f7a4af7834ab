import Chronology

extension PublicationDay {
    /// Years that a publisher's address can bear; numbers beyond them are something else.
    private static let years = 1990...2099
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The day in the path of an article's address; nil when there is none, or no day of the calendar.
    ///
    /// `/2025/05/09/…`, `/2025/may/9/…`, `/2025-05-09/…`, `/2025-05-09-title`, `/title-2025-05-09.html`, `/20250509/…`,
    /// `/2025/0509/…`. Host, query and fragment do not count.
    public init?(url: String) {
        let bytes = Array(url.utf8)
        let parts = PublicationDay.parts(of: bytes)
        for index in parts.indices {
            guard let (day, last) = PublicationDay.day(parts[index...]) else { continue }
            self.init(day: day, range: parts[index].range.lowerBound..<last, rule: .url)
            return
        }
        return nil
    }

    /// A run of letters or digits of the path.
    private struct Part {
        var range: Range<Int>
        /// nil for a word.
        var number: Int?
        var month: Int?
        /// What stands before it: a slash starts a segment.
        var separator: UInt8
        /// Whether the segment, but for an extension, ends with it.
        var endsSegment = false

        var count: Int { range.count }
    }

    private static func parts(of bytes: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var index = pathStart(of: bytes)
        while index < bytes.count, bytes[index] != UInt8(ascii: "?"), bytes[index] != UInt8(ascii: "#") {
            let start = index
            while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
            guard index > start else {
                if bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "."), !parts.isEmpty {
                    parts[parts.count - 1].endsSegment = true
                }
                index += 1
                continue
            }
            var part = Part(range: start..<index, separator: bytes[start - 1])
            if part.count <= 8 { part.number = number(bytes[part.range]) }
            part.month = month(bytes[part.range])
            parts.append(part)
        }
        if !parts.isEmpty { parts[parts.count - 1].endsSegment = true }
        return parts
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard isDigit(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// The number of a month by its name or the first three letters of it.
    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard (3...9).contains(word.count) else { return nil }
        let place = months.firstIndex { name in
            (word.count == 3 || word.count == name.utf8.count)
                && zip(word, name.utf8).allSatisfy { $0 | 0x20 == $1 }
        }
        return place.map { $0 + 1 }
    }

    /// Behind the host; an address without a scheme starts with its path.
    private static func pathStart(of bytes: [UInt8]) -> Int {
        for index in bytes.indices.dropLast(2)
        where bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == UInt8(ascii: "/")
            && bytes[index + 2] == UInt8(ascii: "/")
        {
            return bytes[(index + 3)...].firstIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? bytes.count
        }
        return (bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count - 1) + 1
    }

    /// The day that starts with the first of the parts, and where it ends.
    private static func day(_ parts: ArraySlice<Part>) -> (CalendarDate, end: Int)? {
        guard let first = parts.first, let number = first.number else { return nil }
        let startsSegment = first.separator == UInt8(ascii: "/")
        if first.count == 8, startsSegment || first.endsSegment {
            return date(number / 10_000, number / 100 % 100, number % 100).map { ($0, first.range.upperBound) }
        }
        guard first.count == 4 else { return nil }
        let rest = parts.dropFirst().prefix(2)
        guard let second = rest.first else { return nil }
        if startsSegment, first.endsSegment, let value = second.number, second.count == 4, second.endsSegment {
            return date(number, value / 100, value % 100).map { ($0, second.range.upperBound) }
        }
        guard rest.count == 2, let third = rest.last, let day = third.number, third.count <= 2,
            second.separator == third.separator, let month = second.month ?? second.number,
            second.month != nil || second.count <= 2,
            second.separator != UInt8(ascii: "."), startsSegment || third.endsSegment
        else { return nil }
        // Within a segment all numbers have their zeros: `top-2025-5-1` is a list.
        guard second.separator == UInt8(ascii: "/") || (second.count >= 2 && third.count == 2) else { return nil }
        return date(number, month, day).map { ($0, third.range.upperBound) }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
        years.contains(year) ? CalendarDate(year: year, month: month, day: day) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
    }
}
