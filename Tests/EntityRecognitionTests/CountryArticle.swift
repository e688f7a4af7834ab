import EntityRecognition
import TextAnalysis

/// A text with the countries that are found in it.
struct AnnotatedArticle {
    let bytes: [UInt8]
    let mentions: [Mention]
    let countries: [CountryEntity]

    /// In both, ⏎ stands for a line break.
    init(title: String? = nil, text: String, persons: [Mention] = []) {
        self.init(
            title: title.map { Array(CaseTable.unescaped($0).utf8) }, text: Array(CaseTable.unescaped(text).utf8),
            persons: persons)
    }

    init(title: [UInt8]?, text: [UInt8], persons: [Mention] = []) {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var recognizer = CountryRecognizer(vocabulary: vocabulary)
        bytes = text
        (mentions, countries) = text.withUnsafeBufferPointer { body in
            (title ?? []).withUnsafeBufferPointer { head in
                let tokens = tokenizer.tokenize(body).tokens
                let titleTokens = tokenizer.tokenize(head).tokens
                return recognizer.recognize(
                    RecognizableText(utf8: body, tokens: tokens, vocabulary: vocabulary),
                    title: title == nil
                        ? nil : RecognizableText(utf8: head, tokens: titleTokens, vocabulary: vocabulary),
                    persons: persons)
            }
        }
    }

    func text(of mention: Mention) -> String { String(decoding: bytes[mention.range], as: UTF8.self) }
}
