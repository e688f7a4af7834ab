/// Scores the features that the words of a run alone decide, and finds the runs of which they say that they are no names,
/// whatever stands around.
///
/// What it finds is remembered from article to article.
struct ContentScorer {
    /// For each run whether its words alone make a name so unlikely that nothing else need be asked.
    private(set) var isHopeless: [Bool] = []

    private let weights: PersonWeights
    private let words = ScoreCache(bits: 12)
    private let kinds = ScoreCache(bits: 10)
    /// Keys of runs; the lowest bit says that the run is hopeless. A newer run takes the place of an older one.
    private var verdicts = [UInt64](repeating: 0, count: 1 << ContentScorer.verdictBits)
    /// The runs of which it is not known whether they are hopeless, with their keys.
    private var openRuns: [(place: Int, key: UInt64)] = []
    private let trellis = Trellis()
    private var margins: [Verdicts.Margin] = []

    private static let verdictBits = 13
    /// Log odds of 4 against a name. Of 120,000 names in news, what stands around and the second pass save 55 of such runs.
    private static let threshold: Int32 = -1024
    /// What counts as the first pass's verdict on the words of such a run: about the mean of those that it would give.
    static let hopeless = LinearChain.margin(whole: -1536)

    init(_ weights: PersonWeights) {
        self.weights = weights
    }

    /// Sets the scores of the words; those of hopeless runs may be left out.
    mutating func score(
        _ words: UnsafePointer<CandidateWord>, _ runs: [CandidateRun], into scores: UnsafeMutablePointer<PersonScores>
    ) {
        isHopeless.removeAll(keepingCapacity: true)
        isHopeless.append(contentsOf: repeatElement(false, count: runs.count))
        openRuns.removeAll(keepingCapacity: true)
        for (place, run) in runs.enumerated() {
            let key = ContentScorer.key(of: run, words)
            let known = verdicts[ContentScorer.slot(key)]
            if known == key | 1 {
                isHopeless[place] = true
                continue
            }
            for index in run.words { scores[index] = score(WordFeatures(words, run: run, index: index), run) }
            if known != key { openRuns.append((place, key)) }
        }
        let chain = weights.first
        for (place, key) in openRuns {
            isHopeless[place] = isHopeless(runs[place], scores, chain)
            verdicts[ContentScorer.slot(key)] = isHopeless[place] ? key | 1 : key
        }
    }

    @inline(__always)
    private func score(_ word: WordFeatures, _ run: CandidateRun) -> PersonScores {
        let kinds = kinds.scores(of: word.kindsKey) { weights.score { word.addKinds(to: &$0) } }
        let rest =
            kinds
            + weights.score {
                word.addPlace(to: &$0)
                word.addStatistics(to: &$0)
            }
        if run.words.count == 1 {
            return rest + words.scores(of: word.aloneKey) { weights.score { word.addOwnAndNeighbours(to: &$0) } }
        }
        let own = words.scores(of: word.ownKey) { weights.score { word.addOwn(to: &$0) } }
        return rest + own + weights.score { word.addNeighbours(to: &$0) }
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key &>> UInt64(64 - verdictBits)) }

    private mutating func isHopeless(
        _ run: CandidateRun, _ scores: UnsafePointer<PersonScores>, _ chain: LinearChain
    ) -> Bool {
        if run.words.count == 1 { return scores[run.words.lowerBound].firstOfWhole < ContentScorer.threshold }
        let count = run.words.count
        let rows = trellis.rows(run.words) { scores[$0].first }
        if margins.count < count {
            margins.append(contentsOf: repeatElement(Verdicts.Margin(), count: count - margins.count))
        }
        return margins.withUnsafeMutableBufferPointer { margins in
            guard let start = margins.baseAddress else { return false }
            chain.margins(rows, count, into: start)
            return margins.prefix(count).allSatisfy { $0.person < ContentScorer.threshold }
        }
    }

    /// Everything about a run that the features of its content depend on; its lowest bit is 0.
    @inline(__always)
    private static func key(of run: CandidateRun, _ words: UnsafePointer<CandidateWord>) -> UInt64 {
        var key = run.mode.rawValue &+ 1
        for index in run.words {
            let word = words[index]
            let form = UInt64(word.shape) << 2 | (word.isUpper ? 2 : 0) | (word.isSentenceStart ? 1 : 0)
            key = FeatureHash.pair(FeatureHash.pair(key, word.key), form)
        }
        return FeatureHash.mix(1, key) & ~1
    }
}
