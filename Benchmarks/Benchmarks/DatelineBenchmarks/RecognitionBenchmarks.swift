import Benchmark
import Dateline
import EntityRecognition
import NewsCorpus
import TextAnalysis

/// What recognition costs, part by part, on one thread: wall clock a pass over the corpus, and bytes of text a second.
///
/// The parts add up to `Annotate`, but for the joining of mentions, the reading and the output.
let recognitionBenchmarks: @Sendable () -> Void = {
    let corpus = "\(Corpora.textBytes) bytes"

    passes("Recognition: tokens, \(corpus)") { texts in
        var tokenizer = Tokenizer(vocabulary: Vocabulary())
        var tokens = TokenizedText()
        return {
            var count = 0
            for text in texts {
                text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &tokens) }
                count += tokens.tokens.count
            }
            return count
        }
    }

    passes("Recognition: persons, \(corpus)") { texts in
        let corpus = TokenizedCorpus(texts)
        var recognizer = PersonRecognizer(vocabulary: corpus.vocabulary)
        return { corpus.sum { recognizer.recognize($0, title: nil).mentions.count } }
    }

    passes("Recognition: countries, \(corpus)") { texts in
        let corpus = TokenizedCorpus(texts)
        var recognizer = CountryRecognizer(vocabulary: corpus.vocabulary)
        return { corpus.sum { recognizer.recognize($0, title: nil, persons: []).mentions.count } }
    }

    passes("Recognition: dates, \(corpus)") { texts in
        let corpus = TokenizedCorpus(texts)
        var recognizer = DateRecognizer(vocabulary: corpus.vocabulary)
        return { corpus.sum { recognizer.recognize($0, published: nil).mentions.count } }
    }

    passes("Recognition: day of publication, \(corpus)") { texts in
        let corpus = TokenizedCorpus(texts)
        var recognizer = DateRecognizer(vocabulary: corpus.vocabulary)
        return { corpus.sum { recognizer.publicationDay(of: $0) == nil ? 1 : 2 } }
    }

    passes("Annotate, without output, \(corpus)") { _ in
        let articles = Corpora.articles
        var annotator = Annotator()
        return {
            articles.reduce(0) { count, article in
                count
                    + annotator.annotate(
                        id: article.id, title: article.title, text: article.text, published: article.published,
                        url: article.url
                    ).recognition.mentions.count
            }
        }
    }

    passes("Annotate: JSON output alone, \(corpus)") { _ in
        var annotator = Annotator()
        let annotations = Corpora.articles.map {
            annotator.annotate(id: $0.id, title: $0.title, text: $0.text, published: $0.published, url: $0.url)
        }
        var bytes: [UInt8] = []
        return {
            bytes.removeAll(keepingCapacity: true)
            for annotation in annotations { annotation.appendJSON(to: &bytes) }
            return bytes.count
        }
    }
}

/// A benchmark of which each iteration is one pass over the corpus, after one that fills caches. The passes must agree.
private func passes(_ name: String, _ make: @escaping @Sendable ([[UInt8]]) -> () -> Int) {
    Benchmark(name) { benchmark in
        let pass = make(Corpora.articles.map { Array($0.text.utf8) })
        let expected = pass()
        precondition(expected > 0)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            let found = pass()
            precondition(found == expected)
        }
        benchmark.stopMeasurement()
    }
}

/// Texts with their tokens, so that recognisers are measured without the tokenizer.
private struct TokenizedCorpus {
    let vocabulary: Vocabulary
    private let texts: [(bytes: [UInt8], tokens: [Token])]

    init(_ texts: [[UInt8]]) {
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        self.texts = texts.map { text in (text, text.withUnsafeBufferPointer { tokenizer.tokenize($0).tokens }) }
        self.vocabulary = vocabulary
    }

    func sum(_ recognize: (RecognizableText) -> Int) -> Int {
        texts.reduce(0) { count, text in
            text.bytes.withUnsafeBufferPointer {
                count + recognize(RecognizableText(utf8: $0, tokens: text.tokens, vocabulary: vocabulary))
            }
        }
    }
}
