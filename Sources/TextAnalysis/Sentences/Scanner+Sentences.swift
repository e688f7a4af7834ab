extension Scanner {
    /// Longer lines than this are not wrapped by hand: a line break there ends a paragraph.
    private static let wrappedLineLimit = 120
    /// A line that leaves room for the next word within this width was broken on purpose.
    private static let shortLineLimit = 50
    private static let headingTokenLimit = 16

    /// Whether the token at `start..<end` begins a sentence or a paragraph, after a gap that holds more than spaces.
    mutating func sentenceFlags(start: Int, end: Int, _ flags: TokenFlags, _ form: FormID) -> TokenFlags {
        if isAfterBlankLine(start) {
            context.followsAcronym = false
            beginLine(at: start)
            return [.sentenceStart, .paragraphStart]
        }
        let gap = GapReading(reader, gapStart..<start, followsAcronym: context.followsAcronym)
        context.followsAcronym = false
        let line = LineSoFar(start: context.lineStart, firstToken: context.lineFirstToken)
        if let lineStart = gap.lineStart { beginLine(at: lineStart) }
        guard let last = lastToken else { return [.sentenceStart, .paragraphStart] }
        if gap.lineBreaks >= 2 { return [.sentenceStart, .paragraphStart] }
        let next = NextToken(start: start, end: end, flags: flags, hash: forms.pointee.hash(of: form.rawValue))
        let isAfterStop = endsSentence(gap, last: last, next: next)
        guard let lineBreak = gap.firstLineBreak else { return isAfterStop ? .sentenceStart : [] }
        if gap.hasBullet { return .sentenceStart }
        let length = context.origin + lineBreak - line.start
        if length > Scanner.wrappedLineLimit { return [.sentenceStart, .paragraphStart] }
        if isAfterStop { return gap.indentation >= 2 ? [.sentenceStart, .paragraphStart] : .sentenceStart }
        let isBroken = !gap.lineEndsOpen && !isLower(at: start) && isDeliberateBreak(line, length: length, next)
        return isBroken ? .sentenceStart : []
    }

    /// Whether a blank line comes right before, as before most paragraphs: all else in the gap is of no account then.
    private func isAfterBlankLine(_ start: Int) -> Bool {
        start >= gapStart + 2 && text[start - 1] == 0x0A && text[start - 2] == 0x0A
    }

    private mutating func beginLine(at position: Int) {
        context.lineStart = context.origin + position
        context.lineFirstToken = tokenCount
    }

    private struct LineSoFar {
        var start: Int
        var firstToken: Int
    }

    private struct NextToken {
        var start: Int
        var end: Int
        var flags: TokenFlags
        var hash: UInt64
    }

    @inline(__always)
    private func isLower(at position: Int) -> Bool { reader.entry(at: position).entry.isLower }

    @inline(__always)  // A call would copy the scanner.
    private func endsSentence(_ gap: GapReading, last: Token, next: NextToken) -> Bool {
        switch gap.stop {
        case .none: return false
        case .ideographic: return true
        case .mark: return !isLower(at: next.start)
        case .acronym: return startsSentenceUsually(next)
        case .point:
            if isLower(at: next.start) { return false }
            guard gap.pointFollowsWord, last.range.upperBound == context.origin + gapStart else { return true }
            return !isAbbreviation(last, before: next)
        }
    }

    /// Whether the point after `last` belongs to it rather than to the sentence.
    @inline(__always)  // A call would copy the scanner.
    private func isAbbreviation(_ last: Token, before next: NextToken) -> Bool {
        if last.flags.contains(.joined) { return false }
        let isCapitalized = last.flags.contains(.capitalized)
        if isCapitalized, isSingleLetter(last) { return !startsSentenceUsually(next) }
        let hash = forms.pointee.hash(of: last.form.rawValue)
        switch Abbreviation.kind(hash: hash, isCapitalized: isCapitalized) {
        case nil: return false
        case .title: return true
        case .ending: return !startsSentenceUsually(next)
        case .numbering: return next.flags.contains(.containsDigit) || isSingleLetter(last)
        }
    }

    private func isSingleLetter(_ token: Token) -> Bool {
        forms.pointee.bytes(of: token.form.rawValue).count == 1 && !token.flags.contains(.containsDigit)
            || token.length == 2 && token.flags.contains(.capitalized)
                && forms.pointee.bytes(of: token.form.rawValue).first.map { $0 >= 0x80 } == true
    }

    /// A usual first word with a capital that is no initial (`A. Smith`).
    private func startsSentenceUsually(_ next: NextToken) -> Bool {
        guard next.flags.contains(.capitalized), Abbreviation.isUsualFirstWord(hash: next.hash) else { return false }
        return next.end - next.start > 1 || next.end >= end || text[next.end] != UInt8(ascii: ".")
    }

    /// Whether the line before was ended on purpose: with room left, as a heading in capitals, or as one in title case
    /// before a line that starts as sentences do (hard-wrapped prose may break within a name).
    private mutating func isDeliberateBreak(_ line: LineSoFar, length: Int, _ next: NextToken) -> Bool {
        guard tokenCount - line.firstToken <= Scanner.headingTokenLimit else { return false }
        if length + 1 + next.end - next.start < Scanner.shortLineLimit { return true }
        flush()
        let tokens = output.tokens[line.firstToken...]
        let isNextAllCaps = next.flags.contains(.allCaps)
        if tokens.allSatisfy({ !$0.flags.isDisjoint(with: [.allCaps, .containsDigit]) || $0.length == 1 }) {
            return !isNextAllCaps
        }
        return (isNextAllCaps || startsSentenceUsually(next))
            && tokens.allSatisfy { token in
                token.length < 4 || !token.flags.isDisjoint(with: [.capitalized, .containsDigit, .joined])
            }
    }
}
