import TextAnalysis

/// The place of a name in a text.
struct PersonSpan {
    var tokens: Range<Int>
    /// UTF-8 bytes of the text.
    var bytes: Range<Int>
    /// What a title before the name says.
    var isFemale: Bool?
    /// Of the bytes as written.
    var hash: UInt64 = 0

    /// The names that the tags of some of the scanner's words make up.
    static func spans(
        _ tags: [PersonTag], of scanner: CandidateScanner, words range: Range<Int>, text: RecognizableText
    ) -> [PersonSpan] {
        var spans: [PersonSpan] = []
        var index = range.lowerBound
        while index < range.upperBound {
            var end = index + 1
            if tags[index] == .first { while end < range.upperBound, tags[end - 1] != .last { end += 1 } }
            if tags[index] != .outside {
                let tokens = Int(scanner.words[index].tokens.lowerBound)..<Int(scanner.words[end - 1].tokens.upperBound)
                add(PersonSpan(tokens: tokens, bytes: bytes(of: tokens, in: text)), to: &spans, scanner, text)
            }
            index = end
        }
        for place in spans.indices {
            spans[place].isFemale = isFemale(before: spans[place].tokens.lowerBound, in: text)
            spans[place].hash = Vocabulary.hash(UnsafeBufferPointer(rebasing: text.utf8[spans[place].bytes]))
        }
        return spans
    }

    /// Adds a span, or lengthens the one before over a nickname in quotes: `Roberto “Tata” Martino`.
    private static func add(
        _ span: PersonSpan, to spans: inout [PersonSpan], _ scanner: CandidateScanner, _ text: RecognizableText
    ) {
        var span = span
        let opensBehind = span.tokens.lowerBound
        if scanner.gap(before: opensBehind, of: text).isQuote {
            // The nickname itself may have been taken for a name.
            for (place, first) in spans.enumerated().suffix(2)
            where (1...4).contains(opensBehind - first.tokens.upperBound)
                && scanner.gap(before: first.tokens.upperBound, of: text).isQuote
                && isOneName(first.tokens.upperBound..<opensBehind, in: text)
            {
                span.tokens = first.tokens.lowerBound..<span.tokens.upperBound
                span.bytes = first.bytes.lowerBound..<span.bytes.upperBound
                spans.removeSubrange(place...)
                break
            }
        }
        spans.append(span)
    }

    /// Whether words between quotes may be a nickname: the first has a capital, and no other sign stands between them.
    private static func isOneName(_ tokens: Range<Int>, in text: RecognizableText) -> Bool {
        text.tokens[tokens.lowerBound].flags.contains(.capitalized)
            && tokens.allSatisfy { !text.tokens[$0].flags.contains(.sentenceStart) }
    }

    private static func bytes(of tokens: Range<Int>, in text: RecognizableText) -> Range<Int> {
        let last = text.tokens[tokens.upperBound - 1]
        return Int(text.tokens[tokens.lowerBound].offset)..<last.range.upperBound
    }

    private static func isFemale(before token: Int, in text: RecognizableText) -> Bool? {
        guard token > 0 else { return nil }
        let title = text.tokens[token - 1]
        guard title.flags.contains(.capitalized), title.length <= 4 else { return nil }
        return text.vocabulary.withBytes(of: title.form) { bytes in
            switch String(decoding: bytes, as: UTF8.self) {
            case "mr", "sir", "lord", "king": false
            case "mrs", "ms", "miss", "dame", "lady", "mme": true
            default: nil
            }
        }
    }
}
