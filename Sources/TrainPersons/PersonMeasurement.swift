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

    mutating func measure(_ documents: [GoldDocument]) -> String {
        var right = 0
        var found = 0
        var gold = 0
        for document in documents {
            let spans = document.text.withUnsafeBufferPointer { utf8 in
                let text = tokenizer.tokenize(utf8)
                return recognizer.recognize(
                    RecognizableText(utf8: utf8, tokens: text.tokens, vocabulary: tokenizer.vocabulary), title: nil
                ).mentions.map(\.range)
            }
            right += Set(spans).intersection(document.persons).count
            found += spans.count
            gold += document.persons.count
        }
        func three(_ value: Double) -> String { "\(Double(Int(value * 1000 + 0.5)) / 1000)" }
        let precision = Double(right) / Double(max(1, found))
        let recall = Double(right) / Double(max(1, gold))
        return "precision \(three(precision)) recall \(three(recall)) "
            + "F1 \(three(2 * precision * recall / (precision + recall)))"
    }
}
