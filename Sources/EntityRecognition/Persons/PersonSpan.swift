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

    /// Appends the names that the tags of some of the scanner's words make up.
    static func append(
        _ tags: [PersonTag], of scanner: CandidateScanner, words range: Range<Int>, text: RecognizableText,
        to spans: inout [PersonSpan]
    ) {
        let start = spans.count
        var index = range.lowerBound
        var lastEnd = 0
        while index < range.upperBound {
            if tags[index] == .outside {
                index += 1
                continue
            }
            var end = index + 1
            if tags[index] == .first { while end < range.upperBound, tags[end - 1] != .last { end += 1 } }
            let isTitled = end > index + 1 && isHyphenatedTitle(scanner.words[index].tokens, text)
            let first = Int(scanner.words[isTitled ? index + 1 : index].tokens.lowerBound)
            var upper = Int(scanner.words[end - 1].tokens.upperBound)
            if isSuffix(upper, in: text) { upper += 1 }
            // The suffix itself may have been taken for a name.
            if first >= lastEnd {
                spans.append(PersonSpan(tokens: first..<upper, bytes: bytes(of: first..<upper, in: text)))
                lastEnd = upper
            }
            index = end
        }
        joinNicknames(&spans, from: start, scanner.facts, text)
        for place in start..<spans.count {
            spans[place].isFemale = isFemale(before: spans[place].tokens.lowerBound, in: text)
            spans[place].hash = Vocabulary.hash(UnsafeBufferPointer(rebasing: text.utf8[spans[place].bytes]))
        }
    }

    /// Whether a word is one like `Major-General`.
    @inline(__always)
    private static func isHyphenatedTitle(_ tokens: Range<Int32>, _ text: RecognizableText) -> Bool {
        guard tokens.count > 1 else { return false }
        let hash = text.vocabulary.hash(of: text.tokens[Int(tokens.upperBound) - 1].form)
        return WordClass.byHash[hash].contains(.honorific)
    }

    static func bytes(of tokens: Range<Int>, in text: RecognizableText) -> Range<Int> {
        let last = text.tokens[tokens.upperBound - 1]
        let end = last.range.upperBound
        return Int(text.tokens[tokens.lowerBound].offset)..<(endsWithPoint(last, in: text) ? end + 1 : end)
    }

    /// Whether the point behind a name belongs to it: that of `Jr.`, or of an initial where no sentence ends.
    @inline(__always)
    private static func endsWithPoint(_ last: Token, in text: RecognizableText) -> Bool {
        let end = last.range.upperBound
        guard last.length <= 2, end < text.utf8.count, text.utf8[end] == UInt8(ascii: ".") else { return false }
        if last.length == 2 { return isJunior(last, text.utf8) }
        guard end + 2 < text.utf8.count else { return false }
        return text.utf8[end + 1] == UInt8(ascii: ",")
            || text.utf8[end + 1] == UInt8(ascii: " ") && (0x61...0x7A).contains(text.utf8[end + 2])
    }

    /// Whether a token is the `Jr` of `Martin Luther King, Jr.`
    @inline(__always)
    private static func isSuffix(_ index: Int, in text: RecognizableText) -> Bool {
        guard index < text.tokens.count, text.tokens[index].length == 2, isJunior(text.tokens[index], text.utf8) else {
            return false
        }
        let end = text.tokens[index - 1].range.upperBound
        return text.utf8[end] == UInt8(ascii: ",") && Int(text.tokens[index].offset) == end + 2
    }

    private static func isJunior(_ token: Token, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = utf8[Int(token.offset)]
        return (first == UInt8(ascii: "J") || first == UInt8(ascii: "S")) && utf8[Int(token.offset) + 1] | 0x20 == 0x72
    }

    private static func isFemale(before token: Int, in text: RecognizableText) -> Bool? {
        guard token > 0 else { return nil }
        let title = text.tokens[token - 1]
        guard title.flags.contains(.capitalized), title.length <= 4 else { return nil }
        return switch titles[text.vocabulary.hash(of: title.form)] {
        case 1: false
        case 2: true
        default: nil
        }
    }

    /// 1 for the titles of men, 2 for those of women.
    private static let titles: HashTable<UInt8> = {
        var titles = HashTable<UInt8>(absent: 0)
        for (number, words) in [["mr", "sir", "lord", "king"], ["mrs", "ms", "miss", "dame", "lady", "mme"]]
            .enumerated()
        {
            for var word in words { titles[word.withUTF8 { Vocabulary.hash($0) }] = UInt8(number + 1) }
        }
        return titles
    }()
}
