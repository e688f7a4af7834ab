/// The features of the first pass that depend on what stands around the run, and on what the article shows of the word
/// elsewhere.
///
/// They come in groups; some have the key of all that their features depend on.
struct SurroundingFeatures {
    static let count = 18

    private let run: CandidateRun
    private let word: UnsafePointer<CandidateWord>
    private let others: ArticleMemory.Traits
    private let isWrittenSmall: Bool
    /// Places from the start and the end of the run.
    private let fromStart: UInt64
    private let fromEnd: UInt64
    private let length: UInt64

    /// - Parameters:
    ///   - words: those of the article.
    ///   - others: what the article shows of the word at its other places.
    ///   - isWrittenSmall: whether the article has the word in small letters too.
    @inline(__always)
    init(
        _ words: UnsafePointer<CandidateWord>, run: CandidateRun, index: Int, others: ArticleMemory.Traits,
        isWrittenSmall: Bool
    ) {
        self.run = run
        word = words + index
        self.others = others
        self.isWrittenSmall = isWrittenSmall
        fromStart = UInt64(truncatingIfNeeded: index &- run.words.lowerBound)
        fromEnd = UInt64(truncatingIfNeeded: run.words.upperBound &- 1 &- index)
        length = UInt64(truncatingIfNeeded: run.words.upperBound &- run.words.lowerBound)
    }

    @inline(__always)
    func add<Sink>(to features: inout Features<Sink>) {
        addLeft(to: &features)
        addRight(to: &features)
        addSides(to: &features)
        addSigns(to: &features)
    }

    @inline(__always)
    var leftKey: UInt64 {
        FeatureHash.pair(run.left1, UInt64(run.leftSuffix) << 8 | word.pointee.kind << 4 | min(fromStart, 3))
    }

    /// The word or sign before the run.
    @inline(__always)
    func addLeft<Sink>(to features: inout Features<Sink>) {
        features.add(.left, run.left1, min(fromStart, 3))
        features.add(.leftSuffix, UInt64(run.leftSuffix), min(fromStart, 3))
        features.add(.leftAndKind, word.pointee.kind, run.left1, min(fromStart, 3))
    }

    @inline(__always)
    var rightKey: UInt64 {
        FeatureHash.pair(run.right1, UInt64(run.rightSuffix) << 8 | word.pointee.kind << 4 | 8 | min(fromEnd, 3))
    }

    /// The word or sign behind the run.
    @inline(__always)
    func addRight<Sink>(to features: inout Features<Sink>) {
        features.add(.right, run.right1, min(fromEnd, 3))
        features.add(.rightSuffix, UInt64(run.rightSuffix), min(fromEnd, 3))
        features.add(.rightAndKind, word.pointee.kind, run.right1, min(fromEnd, 3))
    }

    /// Two words on one side, or one on each.
    @inline(__always)
    func addSides<Sink>(to features: inout Features<Sink>) {
        features.add(.twoLeft, run.left2, run.left1, min(fromStart, 2))
        features.add(.twoRight, run.right1, run.right2, min(fromEnd, 2))
        features.add(.leftAndRight, run.left1, run.right1, min(length, 5) << 3 | min(fromStart, 4))
        features.add(.secondLeft, run.left2, min(fromStart, 3))
        features.add(.secondRight, run.right2, min(fromEnd, 3))
    }

    @inline(__always)
    private var leftRoles: UInt64 { run.leftClass.role << 2 | run.leftClass2.role }
    @inline(__always)
    private var rightRoles: UInt64 { run.rightClass.role << 2 | run.rightClass2.role }
    private var familyLevel: UInt64 { UInt64(truncatingIfNeeded: word.pointee.statistics.family >> 1) }

    /// Roles of the words around, and what the article shows of the word.
    @inline(__always)
    func addSigns<Sink>(to features: inout Features<Sink>) {
        features.add(.roles, (leftRoles << 4 | rightRoles) << 4 | min(fromStart, 3) << 2 | min(fromEnd, 3))
        features.add(
            .nearRoles,
            (run.leftClass.role << 2 | run.rightClass.role) << 6 | min(length, 5) << 3 | min(fromStart, 4))
        features.add(.age, (run.precedesAge ? 4 : 0) | min(fromEnd, 3))
        features.add(.writtenSmall, (isWrittenSmall ? 2 : 0) | (word.pointee.isSentenceStart ? 1 : 0))
        features.add(
            .partElsewhere,
            (others.contains(.lastAfterGiven) ? 32 : 0) | (others.contains(.firstOfName) ? 16 : 0)
                | min(fromStart, 2) << 2 | min(fromEnd, 2))
        features.add(
            .signsElsewhere, (others.contains(.behindTitle) ? 2 : 0) | (others.contains(.beforeSaying) ? 1 : 0))
        features.add(.traitsElsewhere, UInt64(others.rawValue) << 5 | familyLevel << 2 | min(length, 3))
    }
}
