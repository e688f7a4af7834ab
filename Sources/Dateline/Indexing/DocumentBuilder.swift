import Chronology
import EntityRecognition
import NewsCorpus
import TextAnalysis
import Xapian

/// An article on its way to a document, with the tokens of one ``DocumentBuilder``.
struct AnalyzedArticle {
    let article: Article
    let contentHash: ContentHash
    let title: [Token]
    let text: [Token]
    var recognition = Recognition()
}

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

    /// Tokenizes articles and recognises what they name: some dozens side by side, so that the code and the tables that a
    /// step needs are brought into the processor's caches once for all of them.
    ///
    /// - Parameters:
    ///   - articles: with the hashes of their content as read.
    ///   - times: gets the laps `analyze` and `entities`.
    mutating func analyze(
        _ articles: [(article: Article, contentHash: ContentHash)],
        times: inout StageTimes
    ) throws(XapianError) -> [AnalyzedArticle] {
        guard !articles.isEmpty else { return [] }
        try forgetWordsIfMany()
        var analyzed: [AnalyzedArticle] = []
        analyzed.reserveCapacity(articles.count)
        for (article, contentHash) in articles {
            let title = analyzer.tokenize(article.title ?? "").tokens
            let text = analyzer.tokenize(article.text).tokens
            analyzed.append(AnalyzedArticle(article: article, contentHash: contentHash, title: title, text: text))
        }
        times.lap(\.analyze)
        for index in analyzed.indices { analyzed[index].recognition = recognize(analyzed[index]) }
        times.lap(\.entities)
        return analyzed
    }

    private mutating func forgetWordsIfMany() throws(XapianError) {
        guard analyzer.byteCount + factGatherer.byteCount > memoryLimit else { return }
        let forgotten = takeNewWords()
        self = try DocumentBuilder(
            language: language,
            memoryLimit: memoryLimit,
            recognizer: makeRecognizer,
            facets: dictionary
        )
        forgottenWords = forgotten
    }

    /// - Parameters:
    ///   - analyzed: of the last ``analyze(_:times:)``.
    ///   - times: gets the lap `analyze`.
    mutating func document(of analyzed: AnalyzedArticle, times: inout StageTimes) throws(XapianError) -> IndexDocument {
        var document = IndexDocument()
        let (article, recognition) = (analyzed.article, analyzed.recognition)
        let positions = try addWords(of: analyzed, to: &document)
        let facts = ArticleFacts(article, recognition: recognition, analyzer: &analyzer)
        facts.add(
            to: &document,
            mentionPositions: positions,
            contentHash: analyzed.contentHash,
            fingerprint: TextFingerprint(words[analyzed.title.count...]),
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

    private mutating func recognize(_ analyzed: AnalyzedArticle) -> Recognition {
        guard recognizer != nil else { return Recognition() }
        let (article, title, text) = (analyzed.article, analyzed.title, analyzed.text)
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
        of analyzed: AnalyzedArticle,
        to document: inout IndexDocument
    ) throws(XapianError) -> [UInt32] {
        let (title, text, mentions) = (analyzed.title, analyzed.text, analyzed.recognition.mentions)
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
