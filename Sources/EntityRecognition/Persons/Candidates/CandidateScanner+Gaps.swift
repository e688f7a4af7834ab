import TextAnalysis

extension CandidateScanner {
    @inline(__always)
    func gap(before index: Int, of text: RecognizableText) -> Gap {
        isBlank(before: index, of: text) ? Gap() : signs(before: index, of: text)
    }

    /// Whether one blank and no more stands before a token, as most often.
    @inline(__always)
    private func isBlank(before index: Int, of text: RecognizableText) -> Bool {
        guard index > 0, index < text.tokens.count else { return false }
        let previous = text.tokens[index - 1]
        let end = Int(previous.offset) + Int(previous.length)
        return end + 1 == Int(text.tokens[index].offset) && text.utf8[end] == UInt8(ascii: " ")
            && !previous.flags.contains(.possessive)
    }

    private func signs(before index: Int, of text: RecognizableText) -> Gap {
        let previous = index > 0 ? text.tokens[index - 1] : nil
        let start = previous?.range.upperBound ?? 0
        let end = index < text.tokens.count ? Int(text.tokens[index].offset) : text.utf8.count
        // Signs farther away than this say nothing.
        return Gap(
            text.utf8, start..<min(max(start, end), start + 24),
            isBehindPossessive: previous?.flags.contains(.possessive) == true)
    }
}
