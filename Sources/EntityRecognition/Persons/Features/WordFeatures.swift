/// The features of the first pass: the word, its neighbours in the run, what stands around the run, and the statistics.
///
/// They follow the templates usual for linear-chain name tagging (Ratinov and Roth 2009) with the words of the run only.
struct WordFeatures {
    private let run: CandidateRun
    /// The words of the run.
    private let words: Slice<UnsafeBufferPointer<CandidateWord>>
    private let index: Int
    private let word: CandidateWord
    private let previous: CandidateWord?
    private let next: CandidateWord?
    /// Places from the start and the end of the run.
    private let fromStart: UInt64
    private let fromEnd: UInt64

    /// Features that the words of the run alone decide, which come first, and those of what stands around it.
    static let contentCount = 43
    static let surroundingsCount = 18

    @inline(__always)
    init(_ words: UnsafeBufferPointer<CandidateWord>, run: CandidateRun, index: Int) {
        self.run = run
        self.words = words[run.words]
        self.index = index
        word = words[index]
        previous = index > run.words.lowerBound ? words[index - 1] : nil
        next = index + 1 < run.words.upperBound ? words[index + 1] : nil
        fromStart = UInt64(index - run.words.lowerBound)
        fromEnd = UInt64(run.words.upperBound - 1 - index)
    }

    func addContent(to features: inout FeatureBuffer) {
        features.begin(template: 0)
        addWords(to: &features)
        addAffixes(to: &features)
        addShapes(to: &features)
        addNames(to: &features)
        addPlaces(to: &features)
        addKinds(to: &features)
    }

    /// - Parameters:
    ///   - others: what the article shows of the word at its other places.
    ///   - isWrittenSmall: whether the article has the word in small letters too.
    func addSurroundings(
        _ others: ArticleMemory.Traits, isWrittenSmall: Bool, to features: inout FeatureBuffer
    ) {
        features.begin(template: 60)
        addContext(to: &features)
        addRoles(to: &features)
        addArticle(others, isWrittenSmall, to: &features)
    }

    /// The key of a word of the run; small numbers stand for its edges.
    @inline(__always)
    private func key(_ offset: Int) -> UInt64 {
        let place = index + offset
        if place < run.words.lowerBound { return 1 }
        return place < run.words.upperBound ? words[place].key : 2
    }

    private func addWords(to features: inout FeatureBuffer) {
        features.add(word.key)
        features.add(key(-1))
        features.add(key(1))
        features.add(key(-2))
        features.add(key(2))
        features.add(key(-1), word.key)
        features.add(word.key, key(1))
        features.add(key(-1), key(1))
    }

    private func addAffixes(to features: inout FeatureBuffer) {
        features.add(UInt64(word.suffix2))
        features.add(UInt64(word.suffix3))
        features.add(UInt64(word.suffix4))
        features.add(UInt64(word.prefix3))
        features.add(UInt64(word.prefix4))
        features.add(UInt64(previous?.suffix3 ?? 1))
        features.add(UInt64(next?.suffix3 ?? 1))
    }

    private func addShapes(to features: inout FeatureBuffer) {
        let shape = UInt64(word.shape)
        let around = UInt64(previous?.shape ?? 0) << 32 | UInt64(next?.shape ?? 0)
        let start = min(fromStart, 4)
        let end = min(fromEnd, 4)
        let isStart: UInt64 = words[run.words.lowerBound].isSentenceStart ? 1 : 0
        features.add(shape)
        features.add(shape, around)
        features.add(UInt64(min(word.length, 10)) << 1 | (word.isUpper ? 1 : 0))
        features.add(run.mode.rawValue << 1 | (word.isUpper ? 1 : 0))
        features.add(start << 3 | end)
        features.add(start << 4 | end << 1 | isStart)
        features.add(isStart << 8 | UInt64(min(run.words.count, 5)) << 1 | (fromStart == 0 ? 1 : 0), run.mode.rawValue)
    }

    private func addNames(to features: inout FeatureBuffer) {
        let own = word.statistics
        let before = previous?.statistics
        let after = next?.statistics
        let given = UInt64(own.given)
        let family = UInt64(own.family)
        let lists = UInt64(own.isGiven << 1 | own.isFamily)
        let place = min(fromStart, 2) << 2 | min(fromEnd, 2)
        features.add(given)
        features.add(family)
        features.add(UInt64(own.middle) << 3 | UInt64(own.single))
        features.add(given << 4 | family)
        features.add(UInt64(bitPattern: Int64(own.given - own.family)), place)
        features.add(before.map { UInt64($0.given) } ?? 31, family)
        features.add(given, after.map { UInt64($0.family) } ?? 31)
        features.add(halves(before) << 8 | halves(after))
        features.add(lists << 4 | place)
        features.add((given >> 1) << 4 | family >> 1, place, (fromStart == 0 && word.isSentenceStart ? 1 : 0))
    }

    /// Coarse name counts; 255 for no word.
    private func halves(_ statistics: NameStatistics?) -> UInt64 {
        guard let statistics else { return 255 }
        return UInt64((statistics.given >> 1) << 4 | statistics.family >> 1)
    }

    private func addPlaces(to features: inout FeatureBuffer) {
        let own = word.statistics
        let names = UInt64((own.given >> 1) << 4 | own.family >> 1)
        let start: UInt64 = word.isSentenceStart ? 1 : 0
        let smallness = UInt64(own.smallness)
        features.add(UInt64(own.place))
        features.add(UInt64(own.place), names)
        features.add(
            UInt64(previous?.statistics.place ?? 6) << 6 | UInt64(own.place) << 3 | UInt64(next?.statistics.place ?? 6))
        features.add(smallness)
        features.add(smallness << 1 | start, names)
        features.add(UInt64(own.small))
        features.add(
            UInt64(previous?.statistics.smallness ?? 6) << 6 | smallness << 3 | UInt64(next?.statistics.smallness ?? 6))
    }

    private func addKinds(to features: inout FeatureBuffer) {
        let own = word.kind
        let before = previous?.kind ?? 0
        let after = next?.kind ?? 0
        features.add(
            role(previous?.wordClass ?? []) << 4 | role(word.wordClass) << 2 | role(next?.wordClass ?? []))
        features.add(before << 8 | own << 4 | after)
        features.add(before << 8 | own << 4 | after, min(fromStart, 3) << 2 | min(fromEnd, 3))
        var pattern: UInt64 = 1
        for word in words.prefix(6) { pattern = pattern << 4 | word.kind }
        features.add(pattern, fromStart)
    }
}

extension WordFeatures {
    private func addContext(to features: inout FeatureBuffer) {
        let length = UInt64(min(run.words.count, 5))
        features.add(run.left1, min(fromStart, 3))
        features.add(run.left2, run.left1, min(fromStart, 2))
        features.add(run.right1, min(fromEnd, 3))
        features.add(run.right1, run.right2, min(fromEnd, 2))
        features.add(UInt64(run.leftSuffix), min(fromStart, 3))
        features.add(UInt64(run.rightSuffix), min(fromEnd, 3))
        features.add(run.left1, run.right1, length << 3 | min(fromStart, 4))
        features.add(run.left2, min(fromStart, 3))
        features.add(run.right2, min(fromEnd, 3))
        features.add(word.kind, run.left1, min(fromStart, 3))
        features.add(word.kind, run.right1, min(fromEnd, 3))
    }

    private func addRoles(to features: inout FeatureBuffer) {
        let left = role(run.leftClass) << 2 | role(run.leftClass2)
        let right = role(run.rightClass) << 2 | role(run.rightClass2)
        features.add(left << 4 | right, min(fromStart, 3) << 2 | min(fromEnd, 3))
        features.add(
            role(run.leftClass) << 2 | role(run.rightClass), UInt64(min(run.words.count, 5)) << 3 | min(fromStart, 4))
        features.add((run.precedesAge ? 4 : 0) | min(fromEnd, 3))
    }

    private func role(_ wordClass: WordClass) -> UInt64 {
        if wordClass.contains(.title) { return 1 }
        if wordClass.contains(.saying) { return 2 }
        return wordClass.contains(.particle) ? 3 : 0
    }

    private func addArticle(
        _ others: ArticleMemory.Traits, _ isWrittenSmall: Bool, to features: inout FeatureBuffer
    ) {
        features.add((isWrittenSmall ? 2 : 0) | (word.isSentenceStart ? 1 : 0))
        features.add(
            (others.contains(.lastAfterGiven) ? 2 : 0) | (others.contains(.firstOfName) ? 1 : 0),
            min(fromStart, 2) << 2 | min(fromEnd, 2))
        features.add((others.contains(.behindTitle) ? 2 : 0) | (others.contains(.beforeSaying) ? 1 : 0))
        features.add(UInt64(others.rawValue), UInt64(word.statistics.family >> 1), UInt64(min(run.words.count, 3)))
    }
}
