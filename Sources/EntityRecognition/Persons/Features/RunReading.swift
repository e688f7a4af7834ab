/// Reads names out of the scores of a run's words in the second pass: the best reading, and two rules for what it is seldom
/// right about.
struct RunReading {
    let chain: LinearChain
    /// Those of the article.
    let words: [CandidateWord]

    /// In units of the model's weights.
    private static let partPenalty: Int32 = 150
    private static let compatriotBonus: Int32 = 1280

    /// - Parameters:
    ///   - rows: the scores of the run's words; spoilt by the call.
    ///   - tags: to be set, one for each word of the run.
    func decide(_ run: CandidateRun, _ rows: Trellis.Rows, _ tags: UnsafeMutablePointer<PersonTag>) {
        let count = run.words.count
        chain.decode(rows, count, into: tags)
        if count > 1 { dropDoubtful(run, rows, tags) }
        if count > 2 { takeCompatriot(run, rows, tags) }
    }

    /// Drops names of one word within a longer run, of which the model is seldom right to be nearly undecided: those that the
    /// best reading leaves out when they score less.
    private func dropDoubtful(_ run: CandidateRun, _ rows: Trellis.Rows, _ tags: UnsafeMutablePointer<PersonTag>) {
        let count = run.words.count
        guard (0..<count).contains(where: { tags[$0] == .whole }) else { return }
        for place in 0..<count { rows.emissions[place][4] &-= RunReading.partPenalty }
        let second = chain.reading(rows, count)
        for (place, index) in run.words.enumerated() where tags[place] == .whole && second[place] == .outside {
            let before = place == 0 ? run.leftClass : words[index - 1].wordClass
            if !before.contains(.title) { tags[place] = .outside }
        }
    }

    /// Takes what stands behind a nationality for a name, `the Guatemalan Kenneth Molina`, unless a word of it is of another kind
    /// or the odds are below one to 150: few texts to learn from have a name there without a title between.
    private func takeCompatriot(_ run: CandidateRun, _ rows: Trellis.Rows, _ tags: UnsafeMutablePointer<PersonTag>) {
        let count = run.words.count
        guard words[run.words.lowerBound].statistics.place == 4, run.mode == .sentence, count < 7,
            !(0..<count).contains(where: { tags[$0] != .outside }),
            words[run.words].allSatisfy({ $0.wordClass.isSubset(of: [.particle, .leading]) && !$0.isUpper })
        else { return }
        let share = RunReading.compatriotBonus / Int32(count - 1)
        for place in 1..<count { rows.emissions[place][0] &-= share }
        let second = chain.reading(rows, count)
        if second[0] == .outside, second[1] == .first, second.firstIndex(of: .last) == count - 1 {
            for (place, tag) in second.enumerated() { tags[place] = tag }
        }
    }
}
