/// What the first pass thinks of each word, as differences of scores, and for each group of equal words together.
struct Verdicts {
    /// By how much the best reading with a tag beats the best one without it, in units of the model's weights.
    struct Margin {
        var tags = SIMD8<Int32>()
        /// The same for any tag but the one outside names.
        var person: Int32 = 0
        /// The tag of the best reading.
        var best = 0
    }

    struct Others {
        var count = 0
        var meanPerson: Int32 = 0
        var leastPerson: Int32 = 0
        var most = Margin()
    }

    private struct Summary {
        var count = 0
        var sum = 0
        var least = (Int32.max, Int32.max)
        /// The greatest margins and the next ones; the lane for outside holds the one for a person.
        var most = SIMD8<Int32>(repeating: .min)
        var next = SIMD8<Int32>(repeating: .min)

        mutating func add(_ margin: Margin) {
            count += 1
            sum += Int(margin.person)
            if margin.person < least.0 {
                least = (margin.person, least.0)
            } else if margin.person < least.1 {
                least.1 = margin.person
            }
            let values = Summary.lanes(margin)
            let isGreater = values .> most
            next = next.replacing(with: most, where: isGreater)
            let isBetween = (values .> next) .& .!isGreater
            next = next.replacing(with: values, where: isBetween)
            most = most.replacing(with: values, where: isGreater)
        }

        static func lanes(_ margin: Margin) -> SIMD8<Int32> {
            var lanes = margin.tags
            lanes[0] = margin.person
            return lanes
        }

        func without(_ margin: Margin) -> Others {
            guard count > 1 else { return Others() }
            let values = Summary.lanes(margin)
            var rest = Margin()
            rest.tags = most.replacing(with: next, where: values .== most)
            rest.person = rest.tags[0]
            return Others(
                count: count - 1, meanPerson: Int32((sum - Int(margin.person)) / (count - 1)),
                leastPerson: margin.person == least.0 ? least.1 : least.0, most: rest)
        }
    }

    var margins: [Margin] = []
    private var summaries: [Summary] = []
    /// For each pair of neighbours how certainly it lies within one name, at the best place and the next.
    private var pairs: [(most: Int32, next: Int32)] = []

    mutating func removeAll() { margins.removeAll(keepingCapacity: true) }

    mutating func summarize(_ memory: ArticleMemory) {
        summaries.removeAll(keepingCapacity: true)
        summaries.append(contentsOf: repeatElement(Summary(), count: memory.groups.count))
        for index in margins.indices { summaries[Int(memory.groupIndex[index])].add(margins[index]) }
    }

    mutating func summarizePairs(_ memory: ArticleMemory) {
        pairs.removeAll(keepingCapacity: true)
        pairs.append(contentsOf: repeatElement((most: .min, next: .min), count: memory.pairCount))
        for index in margins.indices where memory.pairIndex[index] >= 0 {
            let pair = Int(memory.pairIndex[index])
            let joint = joint(index)
            if joint > pairs[pair].most {
                pairs[pair] = (joint, pairs[pair].most)
            } else if joint > pairs[pair].next {
                pairs[pair].next = joint
            }
        }
    }

    /// How certainly a word and the one before it lie within one name.
    @inline(__always)
    private func joint(_ index: Int) -> Int32 {
        let tags = margins[index].tags
        return min(max(tags[2], tags[3]), margins[index - 1].person)
    }

    /// The same of the pair's other places, as a level; 9 for no pair and 8 for one that comes only here.
    @inline(__always)
    func otherPairs(_ index: Int, _ memory: ArticleMemory) -> UInt64 {
        let group = memory.pairIndex[index]
        guard group >= 0 else { return 9 }
        let pair = pairs[Int(group)]
        let others = joint(index) == pair.most ? pair.next : pair.most
        return others == .min ? 8 : Verdicts.level(others)
    }

    /// The verdicts on the same word at its other places.
    @inline(__always)
    func others(of index: Int, group: Int) -> Others { summaries[group].without(margins[index]) }

    /// The level of the word of a run that is most likely one of a person.
    func strongest(in run: CandidateRun) -> UInt64 {
        Verdicts.level(run.words.reduce(Int32.min) { max($0, margins[$1].person) })
    }

    /// Steps at the probabilities .03 .1 .25 .5 .75 .9 .97, in units of 1/256 of log odds.
    @inline(__always)
    static func level(_ margin: Int32) -> UInt64 {
        var level: UInt64 = 0
        for bound: Int32 in [-890, -563, -281, 0, 281, 563, 890] where margin > bound { level += 1 }
        return level
    }

    @inline(__always)
    static func coarse(_ margin: Int32) -> UInt64 { margin < -563 ? 0 : margin < 0 ? 1 : margin < 563 ? 2 : 3 }
}
