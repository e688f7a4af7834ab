/// The features of the second pass: what the first thought of the word, of its neighbours, and of the same word at the
/// article's other places.
struct AgreementFeatures {
    let words: [CandidateWord]
    let runs: [CandidateRun]
    let verdicts: Verdicts
    let memory: ArticleMemory

    /// Adds the features of a word of a run.
    func add(_ index: Int, run runIndex: Int, to features: inout FeatureBuffer) {
        features.begin(template: 100)
        let run = runs[runIndex]
        let own = verdicts.margins[index]
        let group = Int(memory.groupIndex[index])
        let others = verdicts.others(of: index, group: group)
        let ownLevel = Verdicts.level(own.person)
        let mean = others.count == 0 ? 9 : Verdicts.level(others.meanPerson)
        let most = others.count == 0 ? 9 : Verdicts.level(others.most.person)
        let count = UInt64(min(others.count, 4))
        let isFirst: UInt64 = index == run.words.lowerBound ? 1 : 0
        let isLast: UInt64 = index + 1 == run.words.upperBound ? 1 : 0
        let place = isFirst << 1 | isLast
        let best = UInt64(own.best)
        features.add(ownLevel)
        features.add(ownLevel << 3 | best)
        features.add(mean << 3 | count)
        features.add(most << 4 | (others.count == 0 ? 9 : Verdicts.level(others.leastPerson)))
        let tags =
            Verdicts.coarse(others.most.tags[3]) << 6 | Verdicts.coarse(others.most.tags[1]) << 4
            | Verdicts.coarse(others.most.tags[4]) << 2 | Verdicts.coarse(others.most.tags[2])
        let seen = others.count == 0 ? 1 << 12 : tags
        features.add(seen)
        features.add(seen >> 6, place)
        features.add(seen >> 4 & 3 | (seen >> 12) << 4, place)
        features.add(seen >> 2 & 3 | (seen >> 12) << 4, place)
        features.add(ownLevel << 4 | mean)
        features.add((ownLevel >> 1) << 8 | (most >> 1) << 4 | count << 1 | isLast, isFirst)
        addNeighbours(index, run, ownLevel: ownLevel, mean: mean, place: place, to: &features)
        features.add(best << 13 | seen)
        features.add(words[index].key, mean >> 1)
        addRuns(runIndex, ownLevel: ownLevel, to: &features)
        let before = verdicts.otherPairs(index, memory)
        let after = isLast == 1 ? 9 : verdicts.otherPairs(index + 1, memory)
        features.add(before << 4 | after)
        features.add(before << 4 | after, ownLevel)
        features.add(ownLevel << 9 | mean << 5 | most << 1 | (words[index].isUpper ? 1 : 0))
    }

    /// Whether the first pass is so certain that no word of a run belongs to a name, here or elsewhere, that the second
    /// need not be asked: log odds of 5.5 here and of 2.2 elsewhere.
    func isHopeless(_ run: CandidateRun) -> Bool {
        run.words.allSatisfy { index in
            guard verdicts.margins[index].person < -1400 else { return false }
            let others = verdicts.others(of: index, group: Int(memory.groupIndex[index]))
            return others.count == 0 || others.most.person < -563
        }
    }

    private func addNeighbours(
        _ index: Int, _ run: CandidateRun, ownLevel: UInt64, mean: UInt64, place: UInt64,
        to features: inout FeatureBuffer
    ) {
        let before = index > run.words.lowerBound ? Verdicts.level(verdicts.margins[index - 1].person) : 9
        let after = index + 1 < run.words.upperBound ? Verdicts.level(verdicts.margins[index + 1].person) : 9
        features.add(before << 4 | after)
        features.add(before << 8 | ownLevel << 4 | after)
        features.add(place << 12 | (mean >> 1) << 8 | before << 4 | after)
        features.add(meanOfOthers(index - 1, in: run) << 4 | meanOfOthers(index + 1, in: run), mean)
    }

    /// What the article's other places say of a neighbour.
    private func meanOfOthers(_ index: Int, in run: CandidateRun) -> UInt64 {
        guard run.words.contains(index) else { return 9 }
        let others = verdicts.others(of: index, group: Int(memory.groupIndex[index]))
        return others.count == 0 ? 8 : Verdicts.level(others.meanPerson)
    }

    /// The runs beside, when little separates them: names come in lists.
    private func addRuns(_ runIndex: Int, ownLevel: UInt64, to features: inout FeatureBuffer) {
        let before = runs[runIndex].separator
        let beforeLevel = before == 0 || runIndex == 0 ? 9 : verdicts.strongest(in: runs[runIndex - 1])
        let after = runIndex + 1 < runs.count ? runs[runIndex + 1].separator : 0
        let afterLevel = after == 0 ? 9 : verdicts.strongest(in: runs[runIndex + 1])
        features.add(before, beforeLevel)
        features.add(after, afterLevel)
        features.add(beforeLevel << 4 | afterLevel, ownLevel)
    }
}
