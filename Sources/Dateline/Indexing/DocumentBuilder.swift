import Chronology
import EntityRecognition
import NewsCorpus
import TextAnalysis
import Xapian

/// Turns articles into documents. Holds an analyzer; one a thread.
struct DocumentBuilder {
    /// Positions left free behind each sentence, and behind the title: words fewer positions apart than this are in one
    /// sentence, and no phrase spans two. The ends of longer sentences are indexed.
    static let sentenceGap: UInt32 = 50
    /// Known words are forgotten when they take more memory than this.
    private static let analyzerMemoryLimit = 48 << 20

    private let language: String
    private let makeRecognizer: ((Vocabulary) -> any EntityRecognizer)?
    private let facets: FacetDictionaryBuilder
    private var analyzer: Analyzer
    private var recognizer: (any EntityRecognizer)?
    private var gatherer = PostingGatherer()
    /// Words of the analyzer that were given to the list of words.
    private var listedWords = 0
    /// Words of an analyzer that is gone, not given to the list yet.
    private var forgottenWords = WordList()

    /// - Parameters:
    ///   - recognizer: makes the recogniser for a vocabulary; nil recognises nothing.
    ///   - facets: takes in the values to count.
    init(
        language: String,
        recognizer: ((Vocabulary) -> any EntityRecognizer)?,
        facets: FacetDictionaryBuilder
    ) throws(XapianError) {
        self.facets = facets
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
            self = try DocumentBuilder(language: language, recognizer: makeRecognizer, facets: facets)
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
                fingerprint: TextFingerprint(text, forms: analyzer.tokenizer.vocabulary),
                facets: facets
            )
            document.data = facts.stored(article).record
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
        let vocabulary = analyzer.tokenizer.vocabulary
        var (textString, titleString) = (article.text, article.title ?? "")
        return textString.withUTF8 { utf8 in
            titleString.withUTF8 { titleUTF8 in
                recognizer?.recognize(
                    RecognizableText(utf8: utf8, tokens: text, vocabulary: vocabulary),
                    title: title.isEmpty
                        ? nil : RecognizableText(utf8: titleUTF8, tokens: title, vocabulary: vocabulary),
                    published: article.published
                ) ?? Recognition()
            }
        }
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
        var sentenceStart: UInt32 = 1
        var longSentences: [UInt32] = []
        func endSentence() {
            if position >= sentenceStart + DocumentBuilder.sentenceGap { longSentences += [sentenceStart, position] }
        }
        var mentionPositions: [UInt32] = []
        for token in text.tokens {
            if token.flags.contains(.sentenceStart), position > 0 {
                endSentence()
                position += DocumentBuilder.sentenceGap
                sentenceStart = position + 1
            }
            position += 1
            gatherer.add(try analyzer.term(of: token), position: position, wdf: 1)
            while mentionPositions.count < mentions.count,
                mentions[mentionPositions.count].range.lowerBound < token.range.upperBound
            {
                mentionPositions.append(position)
            }
        }
        endSentence()
        gatherer.append(to: &document, prefix: "", stems: analyzer.stems)
        if !longSentences.isEmpty {
            document.addFilter(IndexSchema.Prefix.longSentence.term(""), at: longSentences)
        }
        return mentionPositions
    }
}
