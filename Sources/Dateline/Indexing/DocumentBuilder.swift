import Chronology
import EntityRecognition
import NewsCorpus
import TextAnalysis
import Xapian

/// Turns articles into documents. Holds an analyzer; one a thread.
struct DocumentBuilder {
    /// Positions left free behind each sentence, and behind the title: words fewer positions apart than this are in one
    /// sentence, and no phrase spans two.
    static let sentenceGap: UInt32 = 50
    /// Known words are forgotten when they take more memory than this.
    private static let analyzerMemoryLimit = 48 << 20

    private let language: String
    private let makeRecognizer: ((Vocabulary) -> any EntityRecognizer)?
    private var analyzer: Analyzer
    private var recognizer: (any EntityRecognizer)?
    private var gatherer = PostingGatherer()
    /// Words of the analyzer that were given to the list of words.
    private var listedWords = 0
    /// Words of an analyzer that is gone, not given to the list yet.
    private var forgottenWords = WordList()

    /// - Parameter recognizer: makes the recogniser for a vocabulary; nil recognises nothing.
    init(language: String, recognizer: ((Vocabulary) -> any EntityRecognizer)?) throws(XapianError) {
        self.language = language
        makeRecognizer = recognizer
        analyzer = try Analyzer(language: language)
        self.recognizer = recognizer?(analyzer.tokenizer.vocabulary)
    }

    /// - Parameter contentHash: of the article as read.
    mutating func document(
        for article: Article,
        contentHash: ContentHash,
        times: inout StageTimes
    ) throws -> IndexDocument {
        if analyzer.byteCount > DocumentBuilder.analyzerMemoryLimit {
            let forgotten = takeNewWords()
            self = try DocumentBuilder(language: language, recognizer: makeRecognizer)
            forgottenWords = forgotten
        }
        var document = IndexDocument()
        let (title, text) = times.measure(\.analyze) {
            (analyzer.tokenize(article.title ?? ""), analyzer.tokenize(article.text))
        }
        let recognition = times.measure(\.entities) { recognize(article, title: title.tokens, text: text.tokens) }
        try times.measure(\.analyze) {
            let positions = try addWords(title: title, text: text, mentions: recognition.mentions, to: &document)
            let facts = ArticleFacts(article, recognition: recognition, analyzer: &analyzer)
            facts.addFilters(to: &document, mentionPositions: positions)
            document.values = facts.values(
                contentHash: contentHash,
                fingerprint: TextFingerprint(text, forms: analyzer.tokenizer.vocabulary)
            )
            document.data = facts.stored(article, isRecognized: recognizer != nil).record
        }
        return document
    }

    /// The words met since this was called last.
    mutating func takeNewWords() -> WordList {
        let words = WordList(bytes: forgottenWords.bytes + analyzer.words(from: listedWords).bytes)
        forgottenWords = WordList()
        listedWords = analyzer.wordCount
        return words
    }

    private mutating func recognize(_ article: Article, title: [Token], text: [Token]) -> Recognition {
        guard recognizer != nil else { return Recognition() }
        let publication = article.published == nil ? article.url.flatMap { PublicationDay(url: $0) } : nil
        let vocabulary = analyzer.tokenizer.vocabulary
        var (textString, titleString) = (article.text, article.title ?? "")
        var recognition = textString.withUTF8 { utf8 in
            titleString.withUTF8 { titleUTF8 in
                recognizer?.recognize(
                    RecognizableText(utf8: utf8, tokens: text, vocabulary: vocabulary),
                    title: title.isEmpty
                        ? nil : RecognizableText(utf8: titleUTF8, tokens: title, vocabulary: vocabulary),
                    published: article.published ?? publication?.day
                ) ?? Recognition()
            }
        }
        if let publication { recognition.publication = publication }
        return recognition
    }

    /// Adds the words of title and text with their positions; returns the positions of the mentions' first words.
    private mutating func addWords(
        title: TokenizedText,
        text: TokenizedText,
        mentions: [Mention],
        to document: inout IndexDocument
    ) throws(XapianError) -> [UInt32] {
        document.positions.reserveCapacity(2 * title.tokens.count + text.tokens.count)
        gatherer.beginDocument()
        for (index, token) in title.tokens.enumerated() {
            gatherer.add(try analyzer.term(of: token), position: UInt32(index + 1), wdf: 1)
        }
        gatherer.append(to: &document, prefix: IndexSchema.Prefix.title.rawValue, stems: analyzer.stems)

        gatherer.beginDocument()
        for (index, token) in title.tokens.enumerated() {
            gatherer.add(try analyzer.term(of: token), position: UInt32(index + 1), wdf: Ranking.titleWeight)
        }
        var position = UInt32(title.tokens.count)
        var mentionPositions: [UInt32] = []
        for token in text.tokens {
            if token.flags.contains(.sentenceStart), position > 0 { position += DocumentBuilder.sentenceGap }
            position += 1
            gatherer.add(try analyzer.term(of: token), position: position, wdf: 1)
            while mentionPositions.count < mentions.count,
                mentions[mentionPositions.count].range.lowerBound < token.range.upperBound
            {
                mentionPositions.append(position)
            }
        }
        gatherer.append(to: &document, prefix: "", stems: analyzer.stems)
        return mentionPositions
    }
}
