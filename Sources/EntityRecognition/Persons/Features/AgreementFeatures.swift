/// The features of the second pass: what the first thought of a word, of its neighbours, and of the same word at the
/// article's other places.
struct AgreementFeatures {
    static let count = 22

    private let word: UInt64
    private let ownLevel: UInt64
    private let best: UInt64
    /// 9 where the word comes only here.
    private let mean: UInt64
    private let most: UInt64
    private let least: UInt64
    private let othersCount: UInt64
    /// Which tags the other places have had, in eight bits; 256 where there are none.
    private let seen: UInt64
    private let isFirst: UInt64
    private let isLast: UInt64
    private let isUpper: UInt64
    /// Levels of the neighbours in the run, here and elsewhere, and of the pairs with them; 9 for none.
    private let before: UInt64
    private let after: UInt64
    private let othersBefore: UInt64
    private let othersAfter: UInt64
    private let pairBefore: UInt64
    private let pairAfter: UInt64
    /// Levels of the runs beside, when little separates them.
    private let levelOfRunBefore: UInt64
    private let levelOfRunAfter: UInt64
    private let separatorBefore: UInt64
    private let separatorAfter: UInt64

    private var place: UInt64 { isFirst << 1 | isLast }

    /// - Parameter agreement: what the first pass thinks of the article.
    @inline(__always)
    init(_ agreement: Agreement, index: Int, run runIndex: Int) {
        let verdicts = agreement.verdicts
        let memory = agreement.memory
        let runs = agreement.runs
        let run = runs[runIndex]
        let own = verdicts.margins[index]
        let others = verdicts.others(of: index, group: Int(memory.groupIndex[index]))
        let isAlone = others.count == 0
        word = agreement.words[index].key
        isUpper = agreement.words[index].isUpper ? 1 : 0
        ownLevel = Verdicts.level(own.person)
        best = UInt64(own.best)
        mean = isAlone ? 9 : Verdicts.level(others.meanPerson)
        most = isAlone ? 9 : Verdicts.level(Int32(others.most[0]))
        least = isAlone ? 9 : Verdicts.level(others.leastPerson)
        othersCount = UInt64(truncatingIfNeeded: min(others.count, 4))
        seen =
            isAlone
            ? 1 << 8
            : Verdicts.coarse(others.most[3]) << 6 | Verdicts.coarse(others.most[1]) << 4
                | Verdicts.coarse(others.most[4]) << 2 | Verdicts.coarse(others.most[2])
        let hasBefore = index > run.words.lowerBound
        let hasAfter = index + 1 < run.words.upperBound
        (isFirst, isLast) = (hasBefore ? 0 : 1, hasAfter ? 0 : 1)
        before = hasBefore ? Verdicts.level(verdicts.margins[index - 1].person) : 9
        after = hasAfter ? Verdicts.level(verdicts.margins[index + 1].person) : 9
        othersBefore = hasBefore ? agreement.meanOfOthers(index - 1) : 9
        othersAfter = hasAfter ? agreement.meanOfOthers(index + 1) : 9
        pairBefore = verdicts.otherPairs(index, memory)
        pairAfter = hasAfter ? verdicts.otherPairs(index + 1, memory) : 9
        separatorBefore = run.separator
        levelOfRunBefore = separatorBefore == 0 || runIndex == 0 ? 9 : verdicts.strongest(in: runs[runIndex - 1])
        separatorAfter = runIndex + 1 < runs.count ? runs[runIndex + 1].separator : 0
        levelOfRunAfter = separatorAfter == 0 ? 9 : verdicts.strongest(in: runs[runIndex + 1])
    }

    @inline(__always)
    func add<Sink>(to features: inout Features<Sink>) {
        addOwn(to: &features)
        addNeighbours(to: &features)
        addPairs(to: &features)
        addWords(to: &features)
    }

    @inline(__always)
    func addOwn<Sink>(to features: inout Features<Sink>) {
        features.add(.level, ownLevel)
        features.add(.levelAndTag, ownLevel << 3 | best)
        features.add(.meanAndCount, mean << 3 | othersCount)
        features.add(.mostAndLeast, most << 4 | least)
        features.add(.tagsElsewhere, seen)
        features.add(.edgesElsewhere, (seen >> 6) << 2 | place)
        features.add(.wholeElsewhere, ((seen >> 8) << 2 | (seen >> 4) & 3) << 2 | place)
        features.add(.lastElsewhere, ((seen >> 8) << 2 | (seen >> 2) & 3) << 2 | place)
        features.add(.levelAndMean, ownLevel << 4 | mean)
        features.add(.levelAndMost, (ownLevel >> 1) << 9 | (most >> 1) << 5 | othersCount << 2 | isLast << 1 | isFirst)
        features.add(.tagAndTagsElsewhere, best << 9 | seen)
        features.add(.levelsAndCase, ownLevel << 9 | mean << 5 | most << 1 | isUpper)
    }

    @inline(__always)
    func addNeighbours<Sink>(to features: inout Features<Sink>) {
        features.add(.neighbours, before << 4 | after)
        features.add(.levelAndNeighbours, before << 8 | ownLevel << 4 | after)
        features.add(.placeAndNeighbours, (mean >> 1) << 10 | place << 8 | before << 4 | after)
        features.add(.neighboursElsewhere, mean << 8 | othersBefore << 4 | othersAfter)
    }

    /// The pairs with the neighbours at the article's other places, and the runs beside.
    @inline(__always)
    func addPairs<Sink>(to features: inout Features<Sink>) {
        features.add(.runsAround, levelOfRunBefore << 8 | levelOfRunAfter << 4 | ownLevel)
        features.add(.pairs, pairBefore << 4 | pairAfter)
        features.add(.pairsAndLevel, pairBefore << 8 | pairAfter << 4 | ownLevel)
    }

    /// Names come in lists: what separates the run from those beside it. And the word itself.
    @inline(__always)
    func addWords<Sink>(to features: inout Features<Sink>) {
        features.add(.wordAndMean, word, mean >> 1)
        features.add(.runBefore, separatorBefore, levelOfRunBefore)
        features.add(.runAfter, separatorAfter, levelOfRunAfter)
    }
}
