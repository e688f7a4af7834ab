/// The features of the first pass that the words of a run alone decide: the word, its neighbours, and their statistics.
///
/// They follow the templates usual for linear-chain name tagging (Ratinov and Roth 2009) with the words of the run only.
/// They come in groups; some have the key of all that their features depend on.
struct WordFeatures {
    static let count = 43

    private let run: CandidateRun
    /// The words of the run.
    private let words: UnsafeBufferPointer<CandidateWord>
    private let index: Int
    private let word: UnsafePointer<CandidateWord>
    private let previous: UnsafePointer<CandidateWord>?
    private let next: UnsafePointer<CandidateWord>?
    /// Places from the start and the end of the run.
    private let fromStart: UInt64
    private let fromEnd: UInt64

    /// - Parameter words: those of the article.
    @inline(__always)
    init(_ words: UnsafePointer<CandidateWord>, run: CandidateRun, index: Int) {
        self.run = run
        self.words = UnsafeBufferPointer(start: words + run.words.lowerBound, count: run.words.count)
        self.index = index &- run.words.lowerBound
        word = words + index
        previous = index > run.words.lowerBound ? words + index - 1 : nil
        next = index &+ 1 < run.words.upperBound ? words + index + 1 : nil
        fromStart = UInt64(truncatingIfNeeded: index &- run.words.lowerBound)
        fromEnd = UInt64(truncatingIfNeeded: run.words.upperBound &- 1 &- index)
    }

    @inline(__always)
    func add<Sink>(to features: inout Features<Sink>) {
        addOwn(to: &features)
        addPlace(to: &features)
        addKinds(to: &features)
        addStatistics(to: &features)
        addNeighbours(to: &features)
    }
}

extension WordFeatures {
    private var isAtSentenceStart: UInt64 { words[0].isSentenceStart ? 1 : 0 }
    private var isUpper: UInt64 { word.pointee.isUpper ? 1 : 0 }
    private var starts: UInt64 { word.pointee.isSentenceStart ? 1 : 0 }

    /// The word by itself, however it is written.
    @inline(__always)
    func addOwn<Sink>(to features: inout Features<Sink>) {
        let own = word.pointee.statistics
        features.add(.word, word.pointee.key)
        features.add(.suffix2, UInt64(word.pointee.suffix2))
        features.add(.suffix3, UInt64(word.pointee.suffix3))
        features.add(.suffix4, UInt64(word.pointee.suffix4))
        features.add(.prefix3, UInt64(word.pointee.prefix3))
        features.add(.prefix4, UInt64(word.pointee.prefix4))
        features.add(.given, UInt64(own.given))
        features.add(.family, UInt64(own.family))
        features.add(.middle, UInt64(own.middle) << 3 | UInt64(own.single))
        features.add(.givenAndFamily, UInt64(own.given << 4 | own.family))
        features.add(.town, UInt64(own.place))
        features.add(.townAndCounts, UInt64(own.place) << 7 | coarse)
        features.add(.smallness, UInt64(own.smallness))
        features.add(.timesSmall, UInt64(own.small))
    }

    @inline(__always)
    var ownKey: UInt64 { word.pointee.key }

    /// Coarse name counts in seven bits.
    private var coarse: UInt64 {
        UInt64((word.pointee.statistics.given >> 1) << 4 | word.pointee.statistics.family >> 1)
    }

    /// The word's place and how it is written there.
    @inline(__always)
    func addPlace<Sink>(to features: inout Features<Sink>) {
        let own = word.pointee.statistics
        let start = min(fromStart, 4)
        let place = min(fromStart, 2) << 2 | min(fromEnd, 2)
        features.add(.shape, UInt64(word.pointee.shape))
        features.add(.length, UInt64(min(word.pointee.length, 10)) << 1 | isUpper)
        features.add(.lineMode, run.mode.rawValue << 1 | isUpper)
        features.add(.placeInRun, start << 3 | min(fromEnd, 4))
        features.add(.placeAndSentence, start << 4 | min(fromEnd, 4) << 1 | isAtSentenceStart)
        features.add(
            .runLength,
            UInt64(min(words.count, 5)) << 4 | (fromStart == 0 ? 8 : 0) | run.mode.rawValue << 1 | isAtSentenceStart)
        features.add(.differenceAtPlace, UInt64(truncatingIfNeeded: 15 &+ own.given &- own.family) << 4 | place)
        features.add(.listsAtPlace, UInt64(own.isGiven << 1 | own.isFamily) << 4 | place)
        features.add(.countsAtPlace, (place << 1 | (fromStart == 0 ? starts : 0)) << 7 | coarse)
        features.add(.smallnessAndCounts, (UInt64(own.smallness) << 1 | starts) << 7 | coarse)
    }

    /// The kinds of the run's first words.
    private var pattern: UInt64 {
        var pattern: UInt64 = 1
        for word in words.prefix(6) { pattern = pattern << 4 | word.kind }
        return pattern
    }
    private var kinds: UInt64 {
        (previous?.pointee.kind ?? 0) << 8 | word.pointee.kind << 4 | (next?.pointee.kind ?? 0)
    }
    @inline(__always)
    private var roles: UInt64 {
        (previous?.pointee.wordClass.role ?? 0) << 4 | word.pointee.wordClass.role << 2
            | (next?.pointee.wordClass.role ?? 0)
    }

    @inline(__always)
    var kindsKey: UInt64 {
        // Behind the sixth word the pattern does not have the kinds.
        let places = min(fromStart, 63) << 2 | min(fromEnd, 3)
        return pattern << 32 | kinds << 16 | roles << 8 | places
    }

    @inline(__always)
    func addKinds<Sink>(to features: inout Features<Sink>) {
        features.add(.rolesInRun, roles)
        features.add(.kinds, kinds)
        features.add(.kindsAtPlace, kinds, min(fromStart, 3) << 2 | min(fromEnd, 3))
        features.add(.pattern, pattern, min(fromStart, 63))
    }

    @inline(__always)
    private var placesAround: UInt64 {
        UInt64(previous?.pointee.statistics.place ?? 6) << 6 | UInt64(word.pointee.statistics.place) << 3
            | UInt64(next?.pointee.statistics.place ?? 6)
    }
    @inline(__always)
    private var smallnessAround: UInt64 {
        UInt64(previous?.pointee.statistics.smallness ?? 6) << 6 | UInt64(word.pointee.statistics.smallness) << 3
            | UInt64(next?.pointee.statistics.smallness ?? 6)
    }

    /// Name counts of the word and its neighbours.
    @inline(__always)
    func addStatistics<Sink>(to features: inout Features<Sink>) {
        let own = word.pointee.statistics
        let before = previous?.pointee.statistics
        let after = next?.pointee.statistics
        features.add(.givenBefore, (before.map { UInt64($0.given) } ?? 31) << 4 | UInt64(own.family))
        features.add(.familyBehind, UInt64(own.given) << 5 | (after.map { UInt64($0.family) } ?? 31))
        features.add(.countsAround, halves(before) << 8 | halves(after))
        features.add(.townsAround, placesAround)
        features.add(.smallnessAround, smallnessAround)
    }

    /// Coarse name counts; 255 for no word.
    private func halves(_ statistics: NameStatistics?) -> UInt64 {
        guard let statistics else { return 255 }
        return UInt64((statistics.given >> 1) << 4 | statistics.family >> 1)
    }

    /// The features of a word that is a run of its own: they depend on no other.
    @inline(__always)
    func addOwnAndNeighbours<Sink>(to features: inout Features<Sink>) {
        addOwn(to: &features)
        addNeighbours(to: &features)
    }

    @inline(__always)
    var aloneKey: UInt64 { FeatureHash.pair(word.pointee.key, UInt64(word.pointee.shape) | 1 << 62) }

    /// The key of a word of the run; small numbers stand for its edges.
    @inline(__always)
    private func key(_ offset: Int) -> UInt64 {
        let place = index &+ offset
        return place < 0 ? 1 : place < words.count ? words[place].key : 2
    }

    @inline(__always)
    func addNeighbours<Sink>(to features: inout Features<Sink>) {
        features.add(.previousWord, key(-1))
        features.add(.nextWord, key(1))
        features.add(.secondPreviousWord, key(-2))
        features.add(.secondNextWord, key(2))
        features.add(.previousAndWord, key(-1), word.pointee.key)
        features.add(.wordAndNext, word.pointee.key, key(1))
        features.add(.previousAndNext, key(-1), key(1))
        features.add(.previousSuffix, UInt64(previous?.pointee.suffix3 ?? 1))
        features.add(.nextSuffix, UInt64(next?.pointee.suffix3 ?? 1))
        features.add(
            .shapesAround,
            UInt64(word.pointee.shape),
            UInt64(previous?.pointee.shape ?? 0) << 32 | UInt64(next?.pointee.shape ?? 0))
    }
}
