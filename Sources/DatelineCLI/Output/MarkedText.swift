import Dateline

/// Text with emphasised places, to be wrapped word by word: no emphasis spans a line break.
struct MarkedText {
    struct Mark {
        /// UTF-8 bytes of the text.
        var range: Range<Int>
        var emphasis: (String) -> String
        /// What stands around the place where there are no colours.
        var brackets: (String, String) = ("", "")
    }

    private let bytes: [UInt8]
    private let marks: [Mark]

    /// - Parameter marks: in the order of the text, not overlapping.
    init(_ text: String, marks: [Mark]) {
        bytes = Array(text.utf8)
        self.marks = marks
    }

    func add(to wrapper: inout LineWrapper) {
        add(0..<bytes.count, to: &wrapper)
    }

    /// Adds the words of a part of the text.
    func add(_ part: Range<Int>, to wrapper: inout LineWrapper) {
        var start = part.lowerBound
        var next = marks.firstIndex { $0.range.upperBound > start } ?? marks.endIndex
        while start < part.upperBound {
            if bytes[start] <= 0x20 {
                start += 1
                continue
            }
            let end = bytes[start..<part.upperBound].firstIndex { $0 <= 0x20 } ?? part.upperBound
            while next < marks.endIndex, marks[next].range.upperBound <= start { next += 1 }
            let (styled, columns) = word(start..<end, marks: marks[next...])
            let around = next < marks.endIndex && marks[next].range.lowerBound < start ? marks[next] : nil
            wrapper.add(styled: styled, columns: columns, space: around?.emphasis(" ") ?? " ")
            start = end
        }
    }

    private func word(_ word: Range<Int>, marks: ArraySlice<Mark>) -> (String, columns: Int) {
        var styled = ""
        var columns = 0
        var at = word.lowerBound
        func take(_ range: Range<Int>, _ mark: Mark? = nil) {
            var text = String(decoding: bytes[range], as: UTF8.self).printable
            if let mark {
                if range.lowerBound == mark.range.lowerBound { text = mark.brackets.0 + text }
                if range.upperBound == mark.range.upperBound { text += mark.brackets.1 }
            }
            styled += mark?.emphasis(text) ?? text
            columns += text.columns
        }
        for mark in marks {
            guard mark.range.lowerBound < word.upperBound else { break }
            let place = mark.range.clamped(to: word)
            guard !place.isEmpty else { continue }
            if at < place.lowerBound { take(at..<place.lowerBound) }
            take(place, mark)
            at = place.upperBound
        }
        if at < word.upperBound { take(at..<word.upperBound) }
        return (styled, columns)
    }
}
