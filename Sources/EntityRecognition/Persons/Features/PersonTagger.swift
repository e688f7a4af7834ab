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
    private var cache = ContentCache()
    private let weights: PersonWeights
    private var emissions: [SIMD8<Int32>] = []
    private var secondEmissions: [SIMD8<Int32>] = []
    private var rows: [SIMD8<Int32>] = []

    package init(vocabulary: Vocabulary, names: NameTable, weights: PersonWeights) {
        scanner = CandidateScanner(vocabulary: vocabulary, names: names)
        self.weights = weights
    }

    package static let wordFeatureCount = WordFeatures.contentCount + WordFeatures.surroundingsCount
    package static let agreementFeatureCount = 22

    /// Finds the candidates of an article and the features of the first pass.
    package mutating func extract(_ text: RecognizableText, title: RecognizableText?) {
        scanner.scan(text, title: title)
        memory.fill(scanner)
        wordFeatures.removeAll()
        scanner.words.withUnsafeBufferPointer { words in
            for run in scanner.runs {
                for index in run.words {
                    let features = WordFeatures(words, run: run, index: index)
                    features.addContent(to: &wordFeatures)
                    features.addSurroundings(
                        memory.others(of: index), isWrittenSmall: memory.isWrittenSmall[index], to: &wordFeatures)
                }
            }
        }
    }

    /// Finds the features of the second pass, given the scores of each word's tags in the first.
    package mutating func extractAgreement(_ emissions: [SIMD8<Int32>], chain: LinearChain) {
        judge(emissions, chain: chain)
        agreementFeatures.removeAll()
        let agreement = AgreementFeatures(
            words: scanner.words, runs: scanner.runs, verdicts: verdicts, memory: memory)
        for (runIndex, run) in scanner.runs.enumerated() {
            for index in run.words { agreement.add(index, run: runIndex, to: &agreementFeatures) }
        }
    }

    private mutating func judge(_ emissions: [SIMD8<Int32>], chain: LinearChain) {
        verdicts.removeAll()
        emissions.withUnsafeBufferPointer { emissions in
            for run in scanner.runs {
                chain.margins(UnsafeBufferPointer(rebasing: emissions[run.words]), into: &verdicts.margins, rows: &rows)
            }
        }
        verdicts.summarize(memory)
        verdicts.summarizePairs(memory)
    }

    /// The tags of the candidates, in the order of the scanner's words.
    package mutating func tag(_ text: RecognizableText, title: RecognizableText?) -> [PersonTag] {
        scanner.scan(text, title: title)
        guard !scanner.words.isEmpty else { return [] }
        memory.fill(scanner)
        scoreWords()
        judge(emissions, chain: weights.first)
        var tags = decide()
        addLoneSurnames(to: &tags)
        return tags
    }

    private mutating func scoreWords() {
        emissions.removeAll(keepingCapacity: true)
        secondEmissions.removeAll(keepingCapacity: true)
        scanner.words.withUnsafeBufferPointer { words in
            for run in scanner.runs {
                let key = ContentCache.key(of: run, words)
                for index in run.words {
                    let features = WordFeatures(words, run: run, index: index)
                    wordFeatures.removeAll()
                    features.addSurroundings(
                        memory.others(of: index), isWrittenSmall: memory.isWrittenSmall[index], to: &wordFeatures)
                    var scores = wordFeatures.hashes.withUnsafeBufferPointer(weights.score)
                    scores =
                        scores
                        + cache.scores(of: key, at: index - run.words.lowerBound) {
                            wordFeatures.removeAll()
                            features.addContent(to: &wordFeatures)
                            return wordFeatures.hashes.withUnsafeBufferPointer(weights.score)
                        }
                    emissions.append(scores.first)
                    secondEmissions.append(scores.second)
                }
            }
        }
    }

    /// The tags that the second pass gives.
    private mutating func decide() -> [PersonTag] {
        var tags: [PersonTag] = []
        tags.reserveCapacity(scanner.words.count)
        let agreement = AgreementFeatures(words: scanner.words, runs: scanner.runs, verdicts: verdicts, memory: memory)
        for (runIndex, run) in scanner.runs.enumerated() {
            if agreement.isHopeless(run) {
                tags.append(contentsOf: repeatElement(.outside, count: run.words.count))
                continue
            }
            for index in run.words {
                agreementFeatures.removeAll()
                agreement.add(index, run: runIndex, to: &agreementFeatures)
                let scores = agreementFeatures.hashes.withUnsafeBufferPointer(weights.score)
                secondEmissions[index] = secondEmissions[index] &+ scores.second
                secondEmissions[index][0] &-= weights.bias
            }
            secondEmissions.withUnsafeBufferPointer { emissions in
                weights.second.decode(UnsafeBufferPointer(rebasing: emissions[run.words]), into: &tags, rows: &rows)
            }
        }
        return tags
    }

    /// Takes surnames of East Asia that stand alone for names where the article has them in a name elsewhere: many are words or
    /// places too, which no count of names tells apart.
    private func addLoneSurnames(to tags: inout [PersonTag]) {
        var surnames: [UInt64] = []
        for (index, word) in scanner.words.enumerated() where word.wordClass.contains(.surname) {
            if tags[index] != .outside { surnames.append(word.key) }
        }
        guard !surnames.isEmpty else { return }
        for run in scanner.runs where run.words.count == 1 && run.mode == .sentence {
            let word = scanner.words[run.words.lowerBound]
            guard tags[run.words.lowerBound] == .outside, word.wordClass.contains(.surname), !word.isUpper else {
                continue
            }
            if surnames.contains(word.key) { tags[run.words.lowerBound] = .whole }
        }
    }
}
