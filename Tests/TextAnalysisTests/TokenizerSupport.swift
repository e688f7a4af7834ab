import TextAnalysis

/// A token with its form spelled out.
struct SpelledToken: Equatable, CustomStringConvertible {
    var range: Range<Int>
    var form: String
    var flags: TokenFlags

    var description: String { "\(range.lowerBound)..\(range.upperBound) \(form) \(String(flags.rawValue, radix: 2))" }
}

func spelledTokens(_ bytes: [UInt8]) -> [SpelledToken] {
    let vocabulary = Vocabulary()
    var tokenizer = Tokenizer(vocabulary: vocabulary)
    return bytes.withUnsafeBufferPointer { tokenizer.tokenize($0) }.tokens.map {
        SpelledToken(range: $0.range, form: vocabulary.string(of: $0.form), flags: $0.flags)
    }
}

func spelledTokens(_ text: String) -> [SpelledToken] { spelledTokens(Array(text.utf8)) }

func forms(_ text: String) -> [String] { spelledTokens(text).map(\.form) }

extension TokenFlags {
    static let byName: [String: TokenFlags] = [
        "capitalized": .capitalized, "allCaps": .allCaps, "containsDigit": .containsDigit, "numeric": .numeric,
        "sentenceStart": .sentenceStart, "paragraphStart": .paragraphStart, "possessive": .possessive,
        "joined": .joined, "acronym": .acronym, "truncated": .truncated, "bigram": .bigram,
    ]
}
