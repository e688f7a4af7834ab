import EntityRecognition
import TextAnalysis

/// Precision and recall of exact spans.
struct PersonMeasurement {
    private var recognizer: PersonRecognizer
    private var tokenizer: Tokenizer

    init(names: NameTable, weights: PersonWeights) {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        recognizer = PersonRecognizer(vocabulary: vocabulary, names: names, weights: weights)
    }

    mutating func measure(_ documents: [GoldDocument]) -> PersonScore {
        var score = PersonScore()
        for document in documents {
            let spans = document.text.withUnsafeBufferPointer { utf8 in
                let text = tokenizer.tokenize(utf8)
                return recognizer.recognize(
                    RecognizableText(utf8: utf8, tokens: text.tokens, vocabulary: tokenizer.vocabulary), title: nil
                ).mentions.map(\.range)
            }
            score.add(spans, document.persons)
        }
        return score
    }
}
