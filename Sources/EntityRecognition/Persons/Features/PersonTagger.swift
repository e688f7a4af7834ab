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
    private let signs = ScoreCache(bits: 10)
    private let levels = ScoreCache(bits: 10)
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
                        let signs = signs.scores(of: around.signsKey) { weights.score { around.addSigns(to: &$0) } }
                        let both = weights.score { around.addSides(to: &$0) }
                        scores[index] = scores[index] + left + right + signs + both
                    }
                }
            }
        }
    }

    private mutating func judge() {
        verdicts.begin(words: scanner.words.count)
        verdicts.margins.withUnsafeMutableBufferPointer { margins in
            guard let margins = margins.baseAddress else { return }
            for (runIndex, run) in scanner.runs.enumerated() where !contents.isHopeless[runIndex] {
                let first = run.words.lowerBound
                if run.words.count == 1 {
                    margins[first] = LinearChain.margin(whole: scores[first].firstOfWhole)
                } else {
                    let rows = trellis.rows(run.words.count)
                    for index in run.words { rows.emissions[index - first] = scores[index].first }
                    weights.first.margins(rows, run.words.count, into: margins + first)
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
                    let own = levels.scores(of: agreed.ownKey) { weights.score { agreed.addOwn(to: &$0) } }
                    let beside = levels.scores(of: agreed.neighboursKey) {
                        weights.score { agreed.addNeighbours(to: &$0) }
                    }
                    let pairs = levels.scores(of: agreed.pairsKey) { weights.score { agreed.addPairs(to: &$0) } }
                    let words = weights.score { agreed.addWords(to: &$0) }
                    scores[index] = scores[index] + own + beside + pairs + words
                }
            }
        }
    }

    /// The tags that the second pass gives.
    private mutating func decide() -> [PersonTag] {
        var tags = [PersonTag](repeating: .outside, count: scanner.words.count)
        tags.withUnsafeMutableBufferPointer { tags in
            guard let start = tags.baseAddress else { return }
            for (runIndex, run) in scanner.runs.enumerated() where !isHopeless[runIndex] {
                let (first, count) = (run.words.lowerBound, run.words.count)
                let rows = trellis.rows(count)
                for index in run.words {
                    var emission = scores[index].second
                    emission[0] &-= weights.bias
                    rows.emissions[index - first] = emission
                }
                weights.second.decode(rows, count, into: start + first)
                if count > 1 { dropDoubtful(run, rows, start + first) }
                if count > 2 { takeCompatriot(run, rows, start + first) }
            }
        }
        return tags
    }

    /// Drops names of one word within a longer run, of which the model is seldom right to be nearly undecided: those that the
    /// best reading leaves out when they score less.
    ///
    /// - Parameter tags: of the run.
    private func dropDoubtful(_ run: CandidateRun, _ rows: Trellis.Rows, _ tags: UnsafeMutablePointer<PersonTag>) {
        let count = run.words.count
        guard (0..<count).contains(where: { tags[$0] == .whole }) else { return }
        for place in 0..<count { rows.emissions[place][4] &-= PersonTagger.partPenalty }
        let second = reading(rows, count)
        for (place, index) in run.words.enumerated() where tags[place] == .whole && second[place] == .outside {
            let before = place == 0 ? run.leftClass : scanner.words[index - 1].wordClass
            if !before.contains(.title) { tags[place] = .outside }
        }
    }

    private func reading(_ rows: Trellis.Rows, _ count: Int) -> [PersonTag] {
        var tags = [PersonTag](repeating: .outside, count: count)
        tags.withUnsafeMutableBufferPointer { tags in
            if let tags = tags.baseAddress { weights.second.decode(rows, count, into: tags) }
        }
        return tags
    }
}

extension PersonTagger {
    /// Takes what stands behind a nationality for a name, `the Guatemalan Kenneth Molina`, unless a word of it is of another kind
    /// or the odds are below one to 150: few texts to learn from have a name there without a title between.
    ///
    /// - Parameter tags: of the run.
    private func takeCompatriot(_ run: CandidateRun, _ rows: Trellis.Rows, _ tags: UnsafeMutablePointer<PersonTag>) {
        let words = scanner.words[run.words]
        guard words[run.words.lowerBound].statistics.place == 4, run.mode == .sentence, words.count < 7,
            !words.indices.contains(where: { tags[$0 - words.startIndex] != .outside }),
            words.allSatisfy({ $0.wordClass.isSubset(of: [.particle, .leading]) && !$0.isUpper })
        else { return }
        let share = PersonTagger.compatriotBonus / Int32(words.count - 1)
        for place in 1..<words.count { rows.emissions[place][0] &-= share }
        let second = reading(rows, words.count)
        if second[0] == .outside, second[1] == .first, second.firstIndex(of: .last) == second.count - 1 {
            for (place, tag) in second.enumerated() { tags[place] = tag }
        }
    }

    /// In units of the model's weights.
    private static let partPenalty: Int32 = 150
    private static let compatriotBonus: Int32 = 1280
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
                let rows = trellis.rows(run.words.count)
                for index in run.words { rows.emissions[index - run.words.lowerBound] = emissions[index] }
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
