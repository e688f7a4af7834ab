/// What the first pass thinks of each word, as differences of scores, and for each group of equal words together.
struct Verdicts {
    /// By how much the best reading with a tag beats the best one without it, in units of the model's weights.
    struct Margin {
        /// By ``PersonTag``; in the place of the tag outside names the margin of any other.
        var tags = SIMD8<Int16>()
        /// The tag of the best reading.
        var best: UInt8 = 0

        /// The margin of all tags but the one outside names.
        @inline(__always)
        var person: Int32 { Int32(tags[0]) }
    }

    struct Others {
        var count = 0
        var meanPerson: Int32 = 0
        var leastPerson: Int32 = 0
        /// The greatest margins, as those of ``Margin``.
        var most = SIMD8<Int16>()
    }

    private struct Summary {
        var count: Int32 = 0
        var sum: Int32 = 0
        var least: (Int16, Int16) = (.max, .max)
        /// The greatest margins and the next ones.
        var most = SIMD8<Int16>(repeating: Summary.none)
        var next = SIMD8<Int16>(repeating: Summary.none)

        /// Below all margins.
        private static var none: Int16 { -1 << 14 }

        @inline(__always)
        mutating func add(_ margin: Margin) {
            count &+= 1
            let person = margin.tags[0]
            sum &+= Int32(person)
            least = (min(person, least.0), min(max(person, least.0), least.1))
            // What margin.tags exceeds `most` by, in the places where it does; differences do not overflow.
            let difference = margin.tags &- most
            let excess = difference & ~(difference &>> 15)
            let lesser = margin.tags &- excess
            let difference2 = lesser &- next
            next = next &+ (difference2 & ~(difference2 &>> 15))
            most = most &+ excess
        }

        @inline(__always)
        func without(_ margin: Margin) -> Others {
            guard count > 1 else { return Others() }
            let person = margin.tags[0]
            return Others(
                count: Int(count) - 1, meanPerson: (sum - Int32(person)) / (count - 1),
                leastPerson: Int32(person == least.0 ? least.1 : least.0),
                most: most.replacing(with: next, where: margin.tags .== most))
        }
    }

    var margins: [Margin] = []
    private var summaries: [Summary] = []
    /// For each pair of neighbours how certainly it lies within one name, at the best place and the next.
    private var pairs: [(most: Int32, next: Int32)] = []

    /// Begins anew, with the margins of words that are certainly no names.
    mutating func begin(words count: Int) {
        margins.removeAll(keepingCapacity: true)
        margins.append(contentsOf: repeatElement(ContentScorer.hopeless, count: count))
    }

    mutating func summarize(_ memory: ArticleMemory) {
        summaries.removeAll(keepingCapacity: true)
        summaries.append(contentsOf: repeatElement(Summary(), count: memory.groups.count))
        summaries.withUnsafeMutableBufferPointer { summaries in
            for (margin, group) in zip(margins, memory.groupIndex) { summaries[Int(group)].add(margin) }
        }
    }

    mutating func summarizePairs(_ memory: ArticleMemory) {
        pairs.removeAll(keepingCapacity: true)
        pairs.append(contentsOf: repeatElement((most: .min, next: .min), count: memory.pairCount))
        guard !pairs.isEmpty else { return }
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
        return min(Int32(max(tags[2], tags[3])), margins[index - 1].person)
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
    @inline(__always)
    func strongest(in run: CandidateRun) -> UInt64 {
        var strongest = Int32.min
        for index in run.words { strongest = max(strongest, margins[index].person) }
        return Verdicts.level(strongest)
    }

    /// Steps at the probabilities .03 .1 .25 .5 .75 .9 .97, in units of 1/256 of log odds.
    @inline(__always)
    static func level(_ margin: Int32) -> UInt64 {
        let low = (margin > -890 ? 1 : 0) + (margin > -563 ? 1 : 0) + (margin > -281 ? 1 : 0) + (margin > 0 ? 1 : 0)
        return UInt64(low + (margin > 281 ? 1 : 0) + (margin > 563 ? 1 : 0) + (margin > 890 ? 1 : 0))
    }

    @inline(__always)
    static func coarse(_ margin: Int16) -> UInt64 { margin < -563 ? 0 : margin < 0 ? 1 : margin < 563 ? 2 : 3 }
}
