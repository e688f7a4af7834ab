import TextAnalysis

/// Brings the tags of an article's words into line with one another, where the model has decided on one run after the other.
struct NameConsistency {
    /// What the tags of all places of a word show.
    private struct Places {
        /// The first word of a full name.
        var isGivenName = false
        /// The last word of a full name.
        var isSurname = false
        var isWithinName = false
        /// Places where the word is a name alone.
        var alone: Int32 = 0
        /// Places where it is none.
        var outside: Int32 = 0
    }

    private var places: [Places] = []
    /// How often each pair of neighbours comes; empty until it is asked for.
    private var pairCounts: [Int32] = []

    private static let article = {
        var word = "the"
        return word.withUTF8 { Vocabulary.hash($0) }
    }()
    /// Certainty that a name of one word needs where most places of the word are none: odds of two to one, in units of the
    /// model's weights.
    private static let doubt: Int32 = 200
    /// Certainty that the surname of a full name needs to be a name alone: odds of one to sixteen.
    private static let hopeOfSurname: Int32 = -720
    /// The same for a given name, or for a surname that is a city or country too: odds of one to three.
    private static let hope: Int32 = -281

    /// - Parameters:
    ///   - tags: of the scanner's words.
    ///   - certainty: by how much the word of a run of one is rather a name, in units of the model's weights; nil where the
    ///     run is hopeless.
    mutating func agree(
        _ tags: inout [PersonTag], _ scanner: CandidateScanner, _ memory: ArticleMemory,
        certainty: (_ run: Int) -> Int32?
    ) {
        guard tags.contains(where: { $0 != .outside }) else { return }
        count(tags, memory)
        pairCounts.removeAll(keepingCapacity: true)
        scanner.words.withUnsafeBufferPointer { words in
            scanner.runs.withUnsafeBufferPointer { runs in
                for run in runs.indices where runs[run].mode == .sentence {
                    let first = runs[run].words.lowerBound
                    if runs[run].words.count > 1 {
                        joinGivenNames(runs[run].words, &tags, words, memory)
                        continue
                    }
                    let places = places[Int(memory.groupIndex[first])]
                    if tags[first] != .outside {
                        // None at most of its places, and no part of a full name.
                        if places.outside > places.alone, !places.isWithinName, !runs[run].leftClass.contains(.title),
                            let certainty = certainty(run), certainty < NameConsistency.doubt
                        {
                            tags[first] = .outside
                        }
                    } else if places.isWithinName || places.alone > 0,
                        isLoneName(words[first], places, behind: runs[run].left1, { certainty(run) })
                    {
                        tags[first] = .whole
                    }
                }
            }
        }
    }

    private mutating func count(_ tags: [PersonTag], _ memory: ArticleMemory) {
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(Places(), count: memory.groups.count))
        places.withUnsafeMutableBufferPointer { places in
            memory.groupIndex.withUnsafeBufferPointer { groups in
                for index in tags.indices {
                    let group = Int(groups[index])
                    switch tags[index] {
                    case .outside: places[group].outside &+= 1
                    case .whole: places[group].alone &+= 1
                    case .first: (places[group].isWithinName, places[group].isGivenName) = (true, true)
                    case .inside: places[group].isWithinName = true
                    case .last: (places[group].isWithinName, places[group].isSurname) = (true, true)
                    }
                }
            }
        }
    }

    /// Whether a word alone that the model takes for no name is the surname or given name of a full name of the article. Many
    /// surnames of East Asia are words or places too, which no count of names tells apart: of them any place in a name is
    /// enough.
    private func isLoneName(
        _ word: CandidateWord, _ places: Places, behind left: UInt64, _ certainty: () -> Int32?
    ) -> Bool {
        if word.isUpper { return false }
        if word.wordClass.contains(.surname) { return true }
        guard places.isSurname || places.isGivenName && !word.wordClass.contains(.title), !word.isCommon,
            left != NameConsistency.article, let certainty = certainty()
        else { return false }
        let isSurname = places.isSurname && word.statistics.place < 3
        return certainty > (isSurname ? NameConsistency.hopeOfSurname : NameConsistency.hope)
    }

    /// Lengthens names of one word by the word before them in their run, where that is a given name, or where each of both
    /// stands only beside the other and more than once: `Suu Kyi`.
    @inline(__always)
    private mutating func joinGivenNames(
        _ run: Range<Int>, _ tags: inout [PersonTag], _ words: UnsafeBufferPointer<CandidateWord>,
        _ memory: ArticleMemory
    ) {
        for index in run.dropFirst() where tags[index] == .whole && tags[index - 1] == .outside {
            let before = words[index - 1]
            guard before.wordClass.isEmpty, !before.isUpper, !before.isInitial else { continue }
            if before.isGiven && !before.isSentenceStart || isPair(index, memory) {
                (tags[index - 1], tags[index]) = (.first, .last)
            }
        }
    }

    /// Whether a word and the one before it come more than once, and neither without the other.
    private mutating func isPair(_ index: Int, _ memory: ArticleMemory) -> Bool {
        let count = memory.groups[Int(memory.groupIndex[index])].count
        guard count > 1, memory.groups[Int(memory.groupIndex[index - 1])].count == count else { return false }
        if pairCounts.isEmpty {
            pairCounts = [Int32](repeating: 0, count: memory.pairCount)
            for pair in memory.pairIndex where pair >= 0 { pairCounts[Int(pair)] += 1 }
        }
        return Int(pairCounts[Int(memory.pairIndex[index])]) == count
    }
}

extension CandidateWord {
    /// A word of the language sooner than a surname.
    fileprivate var isCommon: Bool {
        wordClass.contains(.organization)
            || statistics.small > 0 && max(statistics.given, statistics.family) < 4
    }

    /// A given name sooner than a surname, and no place.
    fileprivate var isGiven: Bool { statistics.given > statistics.family + 1 && statistics.place == 0 }
}
