package import TextAnalysis

/// Tags the candidates of articles in two passes; the second sees what the first thought of the same words elsewhere.
///
/// The two-pass scheme is that of Krishnan and Manning 2006 (non-local dependencies).
package struct PersonTagger {
    package private(set) var scanner: CandidateScanner
    /// The features of the first pass, ``wordFeatureCount`` for each word.
    package private(set) var wordFeatures = FeatureBuffer()
    /// The features that the second pass has beside those of the first, ``agreementFeatureCount`` for each word.
    package private(set) var agreementFeatures = FeatureBuffer()
    private var memory = ArticleMemory()
    private var verdicts = Verdicts()
    private let weights: PersonWeights
    private var emissions: [SIMD8<Int32>] = []
    private var secondEmissions: [SIMD8<Int32>] = []

    package init(vocabulary: Vocabulary, names: NameTable, weights: PersonWeights) {
        scanner = CandidateScanner(vocabulary: vocabulary, names: names)
        self.weights = weights
    }

    package static let wordFeatureCount = 56
    package static let agreementFeatureCount = 20

    /// Finds the candidates of an article and the features of the first pass.
    package mutating func extract(_ text: RecognizableText, title: RecognizableText?) {
        scanner.scan(text, title: title)
        memory.fill(scanner)
        wordFeatures.removeAll()
        let words = scanner.words
        for run in scanner.runs {
            for index in run.words {
                WordFeatures(words, run: run, index: index, memory: memory).add(to: &wordFeatures)
            }
        }
    }

    /// Finds the features of the second pass, given the scores of each word's tags in the first.
    package mutating func extractAgreement(_ emissions: [SIMD8<Int32>], chain: LinearChain) {
        verdicts.removeAll()
        emissions.withUnsafeBufferPointer { emissions in
            for run in scanner.runs {
                chain.margins(UnsafeBufferPointer(rebasing: emissions[run.words]), into: &verdicts.margins)
            }
        }
        verdicts.summarize(memory)
        agreementFeatures.removeAll()
        let agreement = AgreementFeatures(
            words: scanner.words, runs: scanner.runs, verdicts: verdicts, memory: memory)
        for (runIndex, run) in scanner.runs.enumerated() {
            for index in run.words { agreement.add(index, run: runIndex, to: &agreementFeatures) }
        }
    }

    /// The tags of the candidates, in the order of the scanner's words.
    package mutating func tag(_ text: RecognizableText, title: RecognizableText?) -> [PersonTag] {
        extract(text, title: title)
        guard !scanner.words.isEmpty else { return [] }
        scoreWords()
        extractAgreement(emissions, chain: weights.first)
        scoreAgreement()
        var tags: [PersonTag] = []
        tags.reserveCapacity(scanner.words.count)
        secondEmissions.withUnsafeBufferPointer { emissions in
            for run in scanner.runs {
                tags += weights.second.decode(UnsafeBufferPointer(rebasing: emissions[run.words]))
            }
        }
        return tags
    }

    private mutating func scoreWords() {
        emissions.removeAll(keepingCapacity: true)
        secondEmissions.removeAll(keepingCapacity: true)
        wordFeatures.hashes.withUnsafeBufferPointer { hashes in
            for start in stride(from: 0, to: hashes.count, by: PersonTagger.wordFeatureCount) {
                let end = start + PersonTagger.wordFeatureCount
                let score = weights.score(UnsafeBufferPointer(rebasing: hashes[start..<end]))
                emissions.append(PersonTagger.lanes(score, from: 0))
                secondEmissions.append(PersonTagger.lanes(score, from: 5))
            }
        }
    }

    private mutating func scoreAgreement() {
        agreementFeatures.hashes.withUnsafeBufferPointer { hashes in
            for index in secondEmissions.indices {
                let start = index * PersonTagger.agreementFeatureCount
                let end = start + PersonTagger.agreementFeatureCount
                let score = weights.score(UnsafeBufferPointer(rebasing: hashes[start..<end]))
                secondEmissions[index] = secondEmissions[index] &+ PersonTagger.lanes(score, from: 5)
                secondEmissions[index][0] &-= weights.bias
            }
        }
    }

    private static func lanes(_ score: SIMD16<Int16>, from start: Int) -> SIMD8<Int32> {
        var lanes = SIMD8<Int32>()
        for lane in 0..<5 { lanes[lane] = Int32(score[start + lane]) }
        return lanes
    }
}
