package import TextAnalysis

/// Tags the candidates of articles in two passes; the second sees what the first thought of the same words elsewhere.
///
/// The two-pass scheme is that of Krishnan and Manning 2006 (non-local dependencies).
package struct PersonTagger {
    package private(set) var scanner: CandidateScanner
    private var memory = ArticleMemory()
    private var verdicts = Verdicts()
    private let weights: PersonWeights
    /// For each word the scores of its features so far.
    private var scores: [PersonScores] = []
    private var contents: ContentScorer
    /// For each run whether its words are certainly no names.
    private var isHopeless: [Bool] = []
    private let sides = ScoreCache(bits: 10)
    private let trellis = Trellis()
    private var consistency = NameConsistency()

    package init(vocabulary: Vocabulary, names: NameTable, weights: PersonWeights) {
        scanner = CandidateScanner(vocabulary: vocabulary, names: names)
        self.weights = weights
        contents = ContentScorer(weights)
    }

    /// The tags of the candidates, in the order of the scanner's words.
    package mutating func tag(_ text: RecognizableText, title: RecognizableText?) -> [PersonTag] {
        scanner.scan(text, title: title)
        guard !scanner.words.isEmpty else { return [] }
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(PersonScores(), count: scanner.words.count))
        scoreContents()
        for run in scanner.runs.indices where !contents.isHopeless[run] {
            scanner.addContext(run, of: run < scanner.titleRunCount ? title ?? text : text)
        }
        memory.fill(scanner)
        addSurroundings()
        judge()
        addAgreement()
        var tags = decide()
        consistency.agree(&tags, scanner, memory) { run in
            let scores = scores[scanner.runs[run].words.lowerBound].second
            return isHopeless[run] ? nil : scores[4] &- scores[0] &+ weights.bias
        }
        return tags
    }

    private mutating func scoreContents() {
        scanner.words.withUnsafeBufferPointer { words in
            scores.withUnsafeMutableBufferPointer { scores in
                guard let words = words.baseAddress, let scores = scores.baseAddress else { return }
                contents.score(words, scanner.runs, into: scores)
            }
        }
    }

    /// Adds the scores of what stands around the runs and of what the article shows of the words elsewhere.
    private mutating func addSurroundings() {
        scanner.words.withUnsafeBufferPointer { words in
            scores.withUnsafeMutableBufferPointer { scores in
                guard let words = words.baseAddress, let scores = scores.baseAddress else { return }
                for (runIndex, run) in scanner.runs.enumerated() where !contents.isHopeless[runIndex] {
                    for index in run.words {
                        let around = SurroundingFeatures(
                            words, run: run, index: index, others: memory.others(of: index),
                            isWrittenSmall: memory.isWrittenSmall[index])
                        let left = sides.scores(of: around.leftKey) { weights.score { around.addLeft(to: &$0) } }
                        let right = sides.scores(of: around.rightKey) { weights.score { around.addRight(to: &$0) } }
                        let rest = weights.score {
                            around.addSides(to: &$0)
                            around.addSigns(to: &$0)
                        }
                        scores[index] = scores[index] + left + right + rest
                    }
                }
            }
        }
    }

    private mutating func judge() {
        verdicts.begin(words: scanner.words.count)
        let chain = weights.first
        verdicts.margins.withUnsafeMutableBufferPointer { margins in
            guard let margins = margins.baseAddress else { return }
            for (runIndex, run) in scanner.runs.enumerated() where !contents.isHopeless[runIndex] {
                let first = run.words.lowerBound
                if run.words.count == 1 {
                    margins[first] = LinearChain.margin(whole: scores[first].firstOfWhole)
                } else {
                    let rows = trellis.rows(run.words) { scores[$0].first }
                    chain.margins(rows, run.words.count, into: margins + first)
                }
            }
        }
        verdicts.summarize(memory)
        verdicts.summarizePairs(memory)
    }

    /// Adds the scores of what the first pass thinks, and finds the runs that are hopeless after all.
    private mutating func addAgreement() {
        let agreement = Agreement(words: scanner.words, runs: scanner.runs, verdicts: verdicts, memory: memory)
        isHopeless.removeAll(keepingCapacity: true)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let scores = scores.baseAddress else { return }
            for (runIndex, run) in scanner.runs.enumerated() {
                isHopeless.append(contents.isHopeless[runIndex] || agreement.isHopeless(run))
                if isHopeless[runIndex] { continue }
                for index in run.words {
                    let agreed = AgreementFeatures(agreement, index: index, run: runIndex)
                    scores[index] = scores[index] + weights.score { agreed.add(to: &$0) }
                }
            }
        }
    }

    /// The tags that the second pass gives.
    private func decide() -> [PersonTag] {
        var tags = [PersonTag](repeating: .outside, count: scanner.words.count)
        let reading = RunReading(chain: weights.second, words: scanner.words)
        tags.withUnsafeMutableBufferPointer { tags in
            guard let start = tags.baseAddress else { return }
            for (runIndex, run) in scanner.runs.enumerated() where !isHopeless[runIndex] {
                let rows = trellis.rows(run.words) { index in
                    var emission = scores[index].second
                    emission[0] &-= weights.bias
                    return emission
                }
                reading.decide(run, rows, start + run.words.lowerBound)
            }
        }
        return tags
    }
}

extension PersonTagger {
    package static let wordFeatureCount = WordFeatures.count + SurroundingFeatures.count
    package static let agreementFeatureCount = AgreementFeatures.count

    /// Finds the candidates of an article, for training.
    ///
    /// - Returns: the features of the first pass, ``wordFeatureCount`` for each word.
    package mutating func wordFeatures(of text: RecognizableText) -> [UInt64] {
        scanner.scan(text, title: nil)
        for run in scanner.runs.indices { scanner.addContext(run, of: text) }
        memory.fill(scanner)
        var features = Features(FeatureList())
        scanner.words.withUnsafeBufferPointer { words in
            guard let start = words.baseAddress else { return }
            for run in scanner.runs {
                for index in run.words {
                    let around = SurroundingFeatures(
                        start, run: run, index: index, others: memory.others(of: index),
                        isWrittenSmall: memory.isWrittenSmall[index])
                    WordFeatures(start, run: run, index: index).add(to: &features)
                    around.add(to: &features)
                }
            }
        }
        return features.sink.hashes
    }

    /// The features that the second pass has beside those of the first, ``agreementFeatureCount`` for each word.
    ///
    /// - Parameter emissions: the scores of each word's tags in the first pass.
    package mutating func agreementFeatures(_ emissions: [SIMD8<Int32>], chain: LinearChain) -> [UInt64] {
        verdicts.begin(words: scanner.words.count)
        verdicts.margins.withUnsafeMutableBufferPointer { margins in
            guard let margins = margins.baseAddress else { return }
            for run in scanner.runs {
                let rows = trellis.rows(run.words) { emissions[$0] }
                chain.margins(rows, run.words.count, into: margins + run.words.lowerBound)
            }
        }
        verdicts.summarize(memory)
        verdicts.summarizePairs(memory)
        var features = Features(FeatureList())
        let agreement = Agreement(words: scanner.words, runs: scanner.runs, verdicts: verdicts, memory: memory)
        for (runIndex, run) in scanner.runs.enumerated() {
            for index in run.words {
                AgreementFeatures(agreement, index: index, run: runIndex).add(to: &features)
            }
        }
        return features.sink.hashes
    }
}
