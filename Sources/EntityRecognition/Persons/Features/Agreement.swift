/// What the first pass thinks of an article's words.
struct Agreement {
    let words: [CandidateWord]
    let runs: [CandidateRun]
    let verdicts: Verdicts
    let memory: ArticleMemory

    /// Whether the first pass is so certain that no word of a run belongs to a name, here or elsewhere, that the second
    /// need not be asked: log odds of 5.5 here and of 2.2 elsewhere.
    func isHopeless(_ run: CandidateRun) -> Bool {
        for index in run.words {
            guard verdicts.margins[index].person < -1400 else { return false }
            let others = verdicts.others(of: index, group: Int(memory.groupIndex[index]))
            guard others.count == 0 || others.most[0] < -563 else { return false }
        }
        return true
    }

    /// The level of a word at the article's other places; 8 where it has none.
    @inline(__always)
    func meanOfOthers(_ index: Int) -> UInt64 {
        let others = verdicts.others(of: index, group: Int(memory.groupIndex[index]))
        return others.count == 0 ? 8 : Verdicts.level(others.meanPerson)
    }
}
