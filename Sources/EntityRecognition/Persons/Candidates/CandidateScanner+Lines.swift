import TextAnalysis

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension CandidateScanner {
    /// Whether the lines of a text are broken by width: then many of them start with a small letter.
    func isWrapped(_ text: RecognizableText) -> Bool {
        guard let start = text.utf8.baseAddress else { return false }
        var breaks = 0
        var small = 0
        var position = 0
        while breaks < 200, let found = memchr(start + position, 0x0A, text.utf8.count - position) {
            position = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
            guard position < text.utf8.count else { break }
            let next = text.utf8[position]
            if next > 0x20 { breaks += 1 }
            if (0x61...0x7A).contains(next) { small += 1 }
        }
        return small * 4 > breaks
    }

    /// Whether the sentence at `start` is in capitals or in title case, as headlines are.
    func lineMode(_ tokens: UnsafeBufferPointer<Token>, from start: Int) -> LineMode {
        var upper = 0
        var capital = 0
        var small = 0
        var index = start
        while index < tokens.count, index == start || !tokens[index].flags.contains(.sentenceStart) {
            let token = tokens[index]
            index += 1
            if token.length < 2 || token.flags.contains(.containsDigit) { continue }
            if token.flags.contains(.allCaps) {
                upper += 1
            } else if token.flags.contains(.capitalized) {
                capital += 1
            } else if token.length > 3 {
                small += 1
                if small > 6 { return .sentence }
            }
        }
        if upper > 0, upper >= 4 * (capital + small) { return .upperCase }
        return .sentence
    }
}
