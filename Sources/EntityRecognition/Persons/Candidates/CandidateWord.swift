/// A word that may belong to a name: a token, or several that hyphens join.
package struct CandidateWord: Sendable {
    /// Token indices of the text.
    package var tokens: Range<Int32>
    /// The hash of the folded word.
    package var key: UInt64
    var statistics = NameStatistics()
    var wordClass: WordClass = []
    var suffix2: UInt32 = 0
    var suffix3: UInt32 = 0
    var suffix4: UInt32 = 0
    var prefix3: UInt32 = 0
    var prefix4: UInt32 = 0
    var length: UInt8 = 0
    /// Kinds of characters in their order, repetitions left out, three bits each.
    var shape: UInt32 = 0
    var isUpper = false
    /// What the statistics and the lists make of the word, in four bits.
    var kind: UInt64 = 0
    var isInitial = false
    var isPossessive = false
    var isSentenceStart = false
    /// The form of the last token, to ask whether the text has it in small letters.
    var lastForm: UInt32 = 0

    /// A word's kind by its statistics.
    func foundKind() -> UInt64 {
        if wordClass.contains(.organization) { return 1 }
        if wordClass.contains(.title) { return 2 }
        if wordClass.contains(.particle) { return 3 }
        if isInitial { return 4 }
        if wordClass.contains(.surname) { return 15 }
        let own = statistics
        if own.place >= 3 { return 5 }
        if own.smallness >= 4 { return own.given + own.family >= 8 ? 6 : 7 }
        if own.given + own.family > 0 {
            if own.given > own.family + 1 { return 8 }
            if own.family > own.given + 1 { return 9 }
            return own.given + own.family >= 6 ? 10 : 11
        }
        return own.place > 0 ? 12 : own.smallness > 0 ? 13 : 14
    }

    /// The key of a hyphenated word from those of what stands before and behind a hyphen.
    package static func joinedKey(_ left: UInt64, _ right: UInt64) -> UInt64 { FeatureHash.pair(left, right) }
}

/// Candidates in a row with nothing but blanks between them, and what stands around them.
package struct CandidateRun: Sendable {
    /// Indices of the words.
    package var words: Range<Int>
    var mode: LineMode = .sentence
    /// What separates the run from the one before, when it is little; 0 when it is much.
    var separator: UInt64 = 0

    /// Hashes of the two words or signs before and behind, the nearest first. These and the following are found by
    /// ``CandidateScanner/addContext(_:of:)``.
    var left1: UInt64 = 0
    var left2: UInt64 = 0
    var right1: UInt64 = 0
    var right2: UInt64 = 0
    var leftSuffix: UInt32 = 0
    var rightSuffix: UInt32 = 0
    var leftClass: WordClass = []
    var leftClass2: WordClass = []
    var rightClass: WordClass = []
    var rightClass2: WordClass = []
    /// A number of two digits between commas stands behind: an age.
    var precedesAge = false
}

/// How the sentence around a word is written.
enum LineMode: UInt64 {
    case sentence, titleCase, upperCase
}
