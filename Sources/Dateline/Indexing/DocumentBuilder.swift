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

    private let language: String
    private let memoryLimit: Int
    private let makeRecognizer: ((Vocabulary) -> any EntityRecognizer)?
    private let dictionary: FacetDictionaryBuilder
    private var analyzer: Analyzer
    private var recognizer: (any EntityRecognizer)?
    private var gatherer = PostingGatherer()
    private var factGatherer: FactGatherer
    private var words: [AnalyzedWord] = []
    private var occurrences: [PostingGatherer.Occurrence] = []
    /// Words of the analyzer that were given to the list of words.
    private var listedWords = 0
    /// Words of an analyzer that is gone, not given to the list yet.
    private var forgottenWords = WordList()

    /// - Parameters:
    ///   - memoryLimit: bytes; when the known words take more, they are forgotten.
    ///   - recognizer: makes the recogniser for a vocabulary; nil recognises nothing.
    ///   - facets: takes in the values to count.
    init(
        language: String,
        memoryLimit: Int,
        recognizer: ((Vocabulary) -> any EntityRecognizer)?,
        facets: FacetDictionaryBuilder
    ) throws(XapianError) {
        dictionary = facets
        factGatherer = FactGatherer(facets)
        self.language = language
        self.memoryLimit = memoryLimit
        makeRecognizer = recognizer
        analyzer = try Analyzer(language: language)
        self.recognizer = recognizer?(analyzer.tokenizer.vocabulary)
    }

    /// What the words of the documents are of; others from time to time.
    var vocabularies: TermVocabularies {
        TermVocabularies(stems: analyzer.stems.terms, filters: factGatherer.filters.terms)
    }

    /// - Parameters:
    ///   - contentHash: of the article as read.
    ///   - times: gets the laps `analyze` and `entities`.
    mutating func document(
        for article: Article,
        contentHash: ContentHash,
        times: inout StageTimes
    ) throws -> IndexDocument {
        if analyzer.byteCount + factGatherer.byteCount > memoryLimit {
            let forgotten = takeNewWords()
            self = try DocumentBuilder(
                language: language,
                memoryLimit: memoryLimit,
                recognizer: makeRecognizer,
                facets: dictionary
            )
            forgottenWords = forgotten
        }
        var document = IndexDocument()
        let title = analyzer.tokenize(article.title ?? "").tokens
        let text = analyzer.tokenize(article.text).tokens
        times.lap(\.analyze)
        let recognition = recognize(article, title: title, text: text)
        times.lap(\.entities)
        let positions = try addWords(title: title, text: text, mentions: recognition.mentions, to: &document)
        let facts = ArticleFacts(article, recognition: recognition, analyzer: &analyzer)
        facts.add(
            to: &document,
            mentionPositions: positions,
            contentHash: contentHash,
            fingerprint: TextFingerprint(words[title.count...]),
            gatherer: &factGatherer
        )
        document.data = facts.stored(article, isRecognized: recognizer != nil, about: factGatherer.about).record
        times.lap(\.analyze)
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
                    published: article.published,
                    url: article.url
                ) ?? Recognition()
            }
        }
    }

    /// Adds the words of title and text with their positions, and leaves the words of both in `words`; returns the
    /// positions of the mentions' first words.
    private mutating func addWords(
        title: [Token],
        text: [Token],
        mentions: [Mention],
        to document: inout IndexDocument
    ) throws(XapianError) -> [UInt32] {
        words.removeAll(keepingCapacity: true)
        try analyzer.append(title, to: &words)
        try analyzer.append(text, to: &words)
        beginOccurrences(title: title.count)
        gatherer.gather(&occurrences, termCount: analyzer.stems.termCount, as: .title, to: &document)
        beginOccurrences(title: title.count)
        let mentionPositions = addOccurrences(of: text, from: title.count, mentions: mentions, to: &document)
        gatherer.gather(
            &occurrences,
            heavy: title.count,
            weight: Ranking.titleWeight,
            termCount: analyzer.stems.termCount,
            as: .text,
            to: &document
        )
        return mentionPositions
    }

    /// The words of the title, at the positions from 1 on.
    private mutating func beginOccurrences(title: Int) {
        occurrences.removeAll(keepingCapacity: true)
        occurrences.reserveCapacity(words.count)
        for index in 0..<title {
            occurrences.append(PostingGatherer.Occurrence(term: words[index].term, position: UInt32(index + 1)))
        }
    }

    /// Adds the words of the text, and the places where sentences longer than the gap between them begin and end; returns
    /// the positions of the mentions' first words.
    private mutating func addOccurrences(
        of text: [Token],
        from first: Int,
        mentions: [Mention],
        to document: inout IndexDocument
    ) -> [UInt32] {
        let start = occurrences.count
        occurrences.append(
            contentsOf: repeatElement(
                PostingGatherer.Occurrence(term: .omitted, position: 0), count: text.count))
        var layout = SentenceLayout(position: UInt32(first), mentions: mentions)
        occurrences.withUnsafeMutableBufferPointer { occurrences in
            words.withUnsafeBufferPointer { words in
                for index in text.indices {
                    let position = layout.position(of: text[index])
                    occurrences[start &+ index] = PostingGatherer.Occurrence(
                        term: words[first &+ index].term, position: position)
                }
            }
        }
        layout.endSentence()
        if !layout.longSentences.isEmpty {
            document.addFilter(IndexSchema.Prefix.longSentence.term(""), at: layout.longSentences)
        }
        return layout.mentionPositions
    }
}
