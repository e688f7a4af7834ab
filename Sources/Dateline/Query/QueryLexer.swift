/// Cuts a query into tokens, from left to right and each byte once.
struct QueryLexer {
    let source: QueryBytes
    private var position = 0
    /// Whether the last token was a field name, after which a word is a value whatever it looks like.
    private var expectsValue = false

    init(_ source: QueryBytes) { self.source = source }

    /// The next token; `.end` for ever after the last.
    mutating func next() throws(QueryError) -> QueryToken {
        let start = source.skippingSpace(from: position)
        let isValue = expectsValue && start == position
        expectsValue = false
        guard let byte = source[start] else { return token(.end, start..<start) }
        if byte == UInt8(ascii: "(") { return token(.open, start..<start + 1) }
        if byte == UInt8(ascii: ")") { return token(.close, start..<start + 1) }
        if source.quoteLength(at: start) > 0 { return try quoted(from: start) }
        let word = start..<source.endOfWord(from: start)
        if isValue { return token(.word, word) }
        if byte == UInt8(ascii: "-") { return try minus(word) }
        if let name = fieldName(at: start) {
            expectsValue = true
            return token(.field(name: name), start..<name.upperBound + 1)
        }
        return token(try wordKind(word), word)
    }

    private mutating func token(_ kind: QueryToken.Kind, _ range: Range<Int>) -> QueryToken {
        position = range.upperBound
        return QueryToken(kind: kind, range: range)
    }

    private mutating func quoted(from start: Int) throws(QueryError) -> QueryToken {
        let inner = start + source.quoteLength(at: start)
        var end = inner
        while end < source.count, source.quoteLength(at: end) == 0 { end += 1 }
        guard end < source.count else {
            throw QueryError(.unbalancedQuote, start..<inner, "this quote is never closed", expected: "a closing quote")
        }
        let close = end + source.quoteLength(at: end)
        let hasSuffix = source.isASCII("~", at: close) || source.isASCII("@", at: close)
        let suffix = close..<(hasSuffix ? source.endOfWord(from: close) : close)
        return token(.quoted(inner: inner..<end, suffix: suffix), start..<suffix.upperBound)
    }

    private mutating func minus(_ word: Range<Int>) throws(QueryError) -> QueryToken {
        let next = word.lowerBound + 1
        if word.count == 1, source.isASCII("(", at: next) || source.quoteLength(at: next) > 0 {
            return token(.minus, word)
        }
        guard word.count > 1, source.bytes[next] != UInt8(ascii: "-") else {
            throw QueryError(
                .loneMinus, word.lowerBound..<next, "`-` must touch what it excludes",
                expected: "a word, a phrase, a field or a parenthesis right after one `-`")
        }
        return token(.minus, word.lowerBound..<next)
    }

    /// The letters before a colon at `start`, unless they are the scheme of a URL.
    private func fieldName(at start: Int) -> Range<Int>? {
        var end = start
        while let byte = source[end], (0x61...0x7A).contains(byte | 0x20) { end += 1 }
        guard end > start, source.isASCII(":", at: end) else { return nil }
        let name = source.text(start..<end).lowercased()
        return name == "http" || name == "https" ? nil : start..<end
    }

    private func wordKind(_ word: Range<Int>) throws(QueryError) -> QueryToken.Kind {
        guard word.count <= 3 else { return .word }
        switch source.text(word) {
        case "AND": return .and
        case "OR": return .or
        case "NOT": return .not
        case "/s", "/S": return .sameSentence
        case "&&":
            throw QueryError(.unsupportedOperator, word, "`&&` is not an operator", suggestion: "AND")
        case "||":
            throw QueryError(.unsupportedOperator, word, "`||` is not an operator", suggestion: "OR")
        default: return .word
        }
    }
}
