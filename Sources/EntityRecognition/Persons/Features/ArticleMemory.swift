/// What an article shows of the words of its runs elsewhere.
package struct ArticleMemory {
    /// Signs of a name at one place.
    struct Traits: OptionSet {
        let rawValue: UInt8
        /// Last of two to four words whose first is a given name.
        static var lastAfterGiven: Traits { Traits(rawValue: 1) }
        /// First of such words.
        static var firstOfName: Traits { Traits(rawValue: 2) }
        static var behindTitle: Traits { Traits(rawValue: 4) }
        static var beforeSaying: Traits { Traits(rawValue: 8) }

        static let all: [Traits] = [.lastAfterGiven, .firstOfName, .behindTitle, .beforeSaying]
    }

    /// All places of one word.
    struct Group {
        var count = 0
        /// For each trait the number of places that show it.
        var shows = SIMD4<UInt16>()

        mutating func add(_ traits: Traits) {
            count += 1
            for (lane, trait) in Traits.all.enumerated() where traits.contains(trait) { shows[lane] &+= 1 }
        }

        /// The traits that a place other than the one given shows.
        func others(than own: Traits) -> Traits {
            var others: Traits = []
            for (lane, trait) in Traits.all.enumerated() where shows[lane] > (own.contains(trait) ? 1 : 0) {
                others.insert(trait)
            }
            return others
        }
    }

    /// For each word the index of its group.
    private(set) var groupIndex: [Int32] = []
    private(set) var groups: [Group] = []
    private(set) var traits: [Traits] = []
    private(set) var isWrittenSmall: [Bool] = []
    /// For each word the group of it and the one before it in its run; -1 for the first of a run.
    private(set) var pairIndex: [Int32] = []
    private(set) var pairCount = 0
    private var slots: [Int32] = []
    private var pairSlots: [(key: UInt64, group: Int32)] = []

    /// The traits of the same word at its other places.
    @inline(__always)
    func others(of index: Int) -> Traits { groups[Int(groupIndex[index])].others(than: traits[index]) }

    package init() {}

    mutating func fill(_ scanner: CandidateScanner) {
        assignGroups(scanner.words)
        assignPairs(scanner)
        traits.removeAll(keepingCapacity: true)
        traits.append(contentsOf: repeatElement([], count: scanner.words.count))
        isWrittenSmall.removeAll(keepingCapacity: true)
        isWrittenSmall.append(contentsOf: repeatElement(false, count: scanner.words.count))
        traits.withUnsafeMutableBufferPointer { traits in
            isWrittenSmall.withUnsafeMutableBufferPointer { isWrittenSmall in
                groups.withUnsafeMutableBufferPointer { groups in
                    for run in scanner.runs {
                        for index in run.words {
                            traits[index] = ArticleMemory.traits(of: index, in: run, scanner.words)
                            groups[Int(groupIndex[index])].add(traits[index])
                            isWrittenSmall[index] = scanner.isWrittenSmall(scanner.words[index].lastForm)
                        }
                    }
                }
            }
        }
    }

    private static func traits(of index: Int, in run: CandidateRun, _ words: [CandidateWord]) -> Traits {
        var traits: Traits = []
        let first = words[run.words.lowerBound]
        if (2...4).contains(run.words.count),
            first.statistics.given > 3 || first.statistics.isGiven == 1 || first.wordClass.contains(.surname)
        {
            if index + 1 == run.words.upperBound { traits.insert(.lastAfterGiven) }
            if index == run.words.lowerBound { traits.insert(.firstOfName) }
        }
        let before = index == run.words.lowerBound ? run.leftClass : words[index - 1].wordClass
        if before.contains(.title) { traits.insert(.behindTitle) }
        let after =
            index + 1 == run.words.upperBound ? run.rightClass.union(run.rightClass2) : words[index + 1].wordClass
        if after.contains(.saying) { traits.insert(.beforeSaying) }
        return traits
    }

    /// Numbers equal pairs of neighbours alike.
    private mutating func assignPairs(_ scanner: CandidateScanner) {
        pairIndex.removeAll(keepingCapacity: true)
        pairIndex.append(contentsOf: repeatElement(-1, count: scanner.words.count))
        pairCount = 0
        var size = 64
        while size < scanner.words.count * 2 { size *= 2 }
        pairSlots.removeAll(keepingCapacity: true)
        pairSlots.append(contentsOf: repeatElement((key: 0, group: -1), count: size))
        for run in scanner.runs {
            for index in run.words.dropFirst() {
                let key = UInt64(UInt32(bitPattern: groupIndex[index - 1])) << 32 | UInt64(groupIndex[index])
                var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 &>> 20) & (size - 1)
                while pairSlots[slot].group >= 0, pairSlots[slot].key != key { slot = (slot + 1) & (size - 1) }
                if pairSlots[slot].group < 0 {
                    pairSlots[slot] = (key, Int32(pairCount))
                    pairCount += 1
                }
                pairIndex[index] = pairSlots[slot].group
            }
        }
    }

    /// Numbers equal words alike, with a table of open addressing.
    private mutating func assignGroups(_ words: [CandidateWord]) {
        groups.removeAll(keepingCapacity: true)
        groupIndex.removeAll(keepingCapacity: true)
        groupIndex.append(contentsOf: repeatElement(0, count: words.count))
        var size = 64
        while size < words.count * 2 { size *= 2 }
        slots.removeAll(keepingCapacity: true)
        slots.append(contentsOf: repeatElement(-1, count: size))
        slots.withUnsafeMutableBufferPointer { slots in
            groupIndex.withUnsafeMutableBufferPointer { groupIndex in
                for index in words.indices {
                    let key = words[index].key
                    var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 &>> 20) & (size - 1)
                    while slots[slot] >= 0, words[Int(slots[slot])].key != key { slot = (slot &+ 1) & (size - 1) }
                    if slots[slot] < 0 {
                        slots[slot] = Int32(index)
                        groupIndex[index] = Int32(groups.count)
                        groups.append(Group())
                    } else {
                        groupIndex[index] = groupIndex[Int(slots[slot])]
                    }
                }
            }
        }
    }
}
