import TextAnalysis

extension SnippetMaker {
    /// Cuts the tokens of a text into fragments: neighbouring sentences of a paragraph while they fit, and equal pieces of
    /// sentences that are too long.
    static func fragments(of tokens: [Token]) -> [Range<Int>] {
        var fragments: [Range<Int>] = []
        var isWhole = false
        for sentence in TokenizedText(tokens: tokens).sentences {
            let bytes = byteCount(of: sentence, in: tokens)
            if bytes > targetBytes * 5 / 4 {
                fragments += pieces(of: sentence, count: (bytes + targetBytes - 1) / targetBytes)
                isWhole = false
            } else if isWhole, let last = fragments.last, !tokens[sentence.lowerBound].flags.contains(.paragraphStart),
                byteCount(of: last.lowerBound..<sentence.upperBound, in: tokens) <= targetBytes
            {
                fragments[fragments.count - 1] = last.lowerBound..<sentence.upperBound
            } else {
                fragments.append(sentence)
                isWhole = true
            }
        }
        return fragments
    }

    private static func byteCount(of tokenRange: Range<Int>, in tokens: [Token]) -> Int {
        tokens[tokenRange.upperBound - 1].range.upperBound - tokens[tokenRange.lowerBound].range.lowerBound
    }

    private static func pieces(of sentence: Range<Int>, count: Int) -> [Range<Int>] {
        let count = min(count, sentence.count)
        return (0..<count).map { piece in
            let first = sentence.lowerBound + sentence.count * piece / count
            return first..<(sentence.lowerBound + sentence.count * (piece + 1) / count)
        }
    }

    static func snippet(
        _ fragment: Range<Int>,
        of bytes: UnsafeBufferPointer<UInt8>,
        _ tokens: [Token],
        _ matches: [Match]
    ) -> Snippet {
        let isCutAtStart = !tokens[fragment.lowerBound].flags.contains(.sentenceStart)
        let isCutAtEnd =
            fragment.upperBound < tokens.count && !tokens[fragment.upperBound].flags.contains(.sentenceStart)
        let start =
            isCutAtStart
            ? tokens[fragment.lowerBound].range.lowerBound
            : opening(before: tokens[fragment.lowerBound].range.lowerBound, in: bytes)
        let lastByte = tokens[fragment.upperBound - 1].range.upperBound
        let limit = fragment.upperBound < tokens.count ? tokens[fragment.upperBound].range.lowerBound : bytes.count
        let end = isCutAtEnd ? lastByte : closing(from: lastByte, to: max(lastByte, limit), in: bytes)
        var highlights: [Range<Int>] = []
        for match in matches
        where fragment.lowerBound <= match.tokens.lowerBound && match.tokens.upperBound <= fragment.upperBound {
            let first = tokens[match.tokens.lowerBound].range.lowerBound - start
            let last = tokens[match.tokens.upperBound - 1].range.upperBound - start
            if let previous = highlights.last, first <= previous.upperBound {
                highlights[highlights.count - 1] = previous.lowerBound..<max(previous.upperBound, last)
            } else {
                highlights.append(first..<last)
            }
        }
        return Snippet(
            text: String(decoding: bytes[start..<end], as: UTF8.self),
            start: start,
            highlights: highlights,
            isCutAtStart: isCutAtStart,
            isCutAtEnd: isCutAtEnd
        )
    }

    /// Takes in an opening quote or bracket that stands right before the first word.
    private static func opening(before start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = start
        while at > 0, start - at < 4, !isSpace(bytes[at - 1]) { at -= 1 }
        return at > 0 && !isSpace(bytes[at - 1]) ? start : at
    }

    /// Takes in the punctuation behind the last word, up to the first white space.
    private static func closing(from end: Int, to limit: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var at = end
        while at < limit, at - end < 12, !isSpace(bytes[at]) { at += 1 }
        // A scalar is never cut: its later bytes begin with the bits 10.
        while at < bytes.count, at > end, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
