import Chronology
import Testing

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
}
