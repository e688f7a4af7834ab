public import Chronology
import EntityRecognition
import TextAnalysis

/// Recognises persons, countries and dates in texts, without an index. Used by one thread.
public struct Annotator {
    /// Known words are forgotten when they take more memory than this.
    private static let memoryLimit = 48 << 20

    private var tokenizer: Tokenizer
    private var recognizer: ArticleRecognizer
    private var titleTokens = TokenizedText()
    private var textTokens = TokenizedText()

    public init() {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        recognizer = ArticleRecognizer(vocabulary: vocabulary)
    }

    /// - Parameters:
    ///   - published: the day from which relative dates are counted; nil takes the one that the address or the text states.
    ///   - url: the text's address, in which a day of publication may stand.
    public mutating func annotate(
        id: String,
        title: String?,
        text: String,
        published: CalendarDate?,
        url: String? = nil
    ) -> Annotation {
        if tokenizer.vocabulary.byteCount > Annotator.memoryLimit { self = Annotator() }
        var (text, title) = (text, title ?? "")
        let recognition = text.withUTF8 { text in
            title.withUTF8 { title in
                tokenizer.tokenize(title, into: &titleTokens)
                tokenizer.tokenize(text, into: &textTokens)
                return recognizer.recognize(
                    recognizable(text, textTokens),
                    title: titleTokens.tokens.isEmpty ? nil : recognizable(title, titleTokens),
                    published: published,
                    url: url
                )
            }
        }
        return Annotation(id: id, text: text, recognition: recognition)
    }

    private func recognizable(_ utf8: UnsafeBufferPointer<UInt8>, _ text: TokenizedText) -> RecognizableText {
        RecognizableText(utf8: utf8, tokens: text.tokens, vocabulary: tokenizer.vocabulary)
    }
}
