import Chronology
import EntityRecognition
import Testing
import TextAnalysis

@testable import FuzzAnnotate

/// `make fuzz` does the same a million times.
@Suite struct AnnotationFuzzTests {
    @Test func randomAndChangedTextsGiveSoundAnnotations() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let samples = GoldArticle.all.map { Array($0.text.utf8) }
        var mutator = TextMutator(samples: samples, seed: seed, lengths: 20...150)
        var check = AnnotationCheck()
        for number in 0..<2000 {
            let text = mutator.text()
            let published = mutator.below(3) == 0 ? nil : CalendarDate(daysSinceEpoch: mutator.below(40_000))
            let problem =
                number % 2 == 0
                ? check.problem(of: text, title: number % 8 == 0 ? mutator.text() : nil, published: published)
                : check.problemOfRaw(text, published: published)
            #expect(problem == nil, "seed \(seed), text \(number)")
        }
    }

    /// The recogniser remembers scores from text to text.
    @Test func whatIsRememberedFromOtherTextsChangesNothing() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var mutator = TextMutator(samples: GoldArticle.all.map { Array($0.text.utf8) }, seed: seed, lengths: 20...150)
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        var used = ArticleRecognizer(vocabulary: vocabulary)
        for number in 0..<150 {
            let text = mutator.text()
            let title = number % 3 == 0 ? mutator.text() : []
            text.withUnsafeBufferPointer { text in
                title.withUnsafeBufferPointer { title in
                    let body = RecognizableText(
                        utf8: text, tokens: tokenizer.tokenize(text).tokens, vocabulary: vocabulary)
                    let head = RecognizableText(
                        utf8: title, tokens: tokenizer.tokenize(title).tokens, vocabulary: vocabulary)
                    var fresh = ArticleRecognizer(vocabulary: vocabulary)
                    let expected = fresh.recognize(body, title: head, published: nil)
                    let found = used.recognize(body, title: head, published: nil)
                    #expect(found == expected, "seed \(seed), text \(number)")
                }
            }
        }
    }
}
