/// Best readings of a run under tag scores and transition scores, in integers.
package struct LinearChain: Sendable {
    /// For each tag the scores of the tags behind it, and of those before it; ``impossible`` where the scheme forbids it.
    private let behind: Steps
    private let before: Steps

    static let impossible: Int32 = -1 << 20
    /// Margins are cut here: beyond, nothing depends on them.
    private static let limit: Int32 = 1 << 12

    /// A row for each tag.
    private struct Steps {
        var outside = SIMD8<Int32>(repeating: LinearChain.impossible)
        var first = SIMD8<Int32>(repeating: LinearChain.impossible)
        var inside = SIMD8<Int32>(repeating: LinearChain.impossible)
        var last = SIMD8<Int32>(repeating: LinearChain.impossible)
        var whole = SIMD8<Int32>(repeating: LinearChain.impossible)

        subscript(tag: PersonTag) -> SIMD8<Int32> {
            @inline(__always) get {
                switch tag {
                case .outside: outside
                case .first: first
                case .inside: inside
                case .last: last
                case .whole: whole
                }
            }
            set {
                switch tag {
                case .outside: outside = newValue
                case .first: first = newValue
                case .inside: inside = newValue
                case .last: last = newValue
                case .whole: whole = newValue
                }
            }
        }

        /// The best sums of a tag's score and the scores that lead on from it.
        @inline(__always)
        func best(_ scores: SIMD8<Int32>) -> SIMD8<Int32> {
            let left = greater(outside &+ scores[0], first &+ scores[1])
            let right = greater(inside &+ scores[2], last &+ scores[3])
            return greater(greater(left, right), whole &+ scores[4])
        }
    }

    /// - Parameter transitions: row by row; what the scheme forbids is left out of account.
    package init(transitions: [Int16]) {
        var (behind, before) = (Steps(), Steps())
        for left in PersonTag.allCases {
            for right in PersonTag.allCases where left.mayPrecede(right) {
                let score = Int32(transitions[left.rawValue * 5 + right.rawValue])
                behind[left][right.rawValue] = score
                before[right][left.rawValue] = score
            }
        }
        (self.behind, self.before) = (behind, before)
    }

    @inline(__always)
    private static var start: SIMD8<Int32> {
        SIMD8(0, 0, impossible, impossible, 0, impossible, impossible, impossible)
    }

    @inline(__always)
    private static var end: SIMD8<Int32> {
        SIMD8(0, impossible, impossible, 0, 0, impossible, impossible, impossible)
    }

    /// For each word the best scores of what stands before, ending with each tag there (Viterbi).
    private func forward(_ rows: Trellis.Rows, _ count: Int) {
        var row = LinearChain.start &+ rows.emissions[0]
        rows.forward[0] = row
        for index in 1..<count {
            row = behind.best(row) &+ rows.emissions[index]
            rows.forward[index] = row
        }
    }

    /// The tags of the best reading of the first so many words.
    func decode(_ rows: Trellis.Rows, _ count: Int, into tags: UnsafeMutablePointer<PersonTag>) {
        let emissions = rows.emissions
        if count == 1 {
            tags[0] = emissions[0][4] > emissions[0][0] ? .whole : .outside
            return
        }
        forward(rows, count)
        var scores = rows.forward[count - 1] &+ LinearChain.end
        for index in (0..<count).reversed() {
            let best = PersonTag(rawValue: LinearChain.best(of: scores)) ?? .outside
            tags[index] = best
            if index > 0 { scores = rows.forward[index - 1] &+ before[best] }
        }
    }

    /// The same as an array.
    package func reading(_ rows: Trellis.Rows, _ count: Int) -> [PersonTag] {
        var tags = [PersonTag](repeating: .outside, count: count)
        tags.withUnsafeMutableBufferPointer { tags in
            if let tags = tags.baseAddress { decode(rows, count, into: tags) }
        }
        return tags
    }

    /// For each of the first so many words the margins of its tags.
    func margins(_ rows: Trellis.Rows, _ count: Int, into margins: UnsafeMutablePointer<Verdicts.Margin>) {
        let emissions = rows.emissions
        if count == 1 {
            margins[0] = LinearChain.margin(whole: emissions[0][4] &- emissions[0][0])
            return
        }
        forward(rows, count)
        var after = LinearChain.end
        for index in (0..<count).reversed() {
            margins[index] = LinearChain.margin(rows.forward[index] &+ after)
            after = before.best(after &+ emissions[index])
        }
    }

    /// The first of the tags with the greatest score.
    @inline(__always)
    private static func best(of scores: SIMD8<Int32>) -> Int {
        var best = 0
        for tag in 1..<PersonTag.count where scores[tag] > scores[best] { best = tag }
        return best
    }

    /// The margins of a word that stands alone, for which there are two readings.
    @inline(__always)
    static func margin(whole: Int32) -> Verdicts.Margin {
        let person = Int16(truncatingIfNeeded: max(-limit, min(limit, whole)))
        let never = Int16(truncatingIfNeeded: -limit)
        return Verdicts.Margin(tags: SIMD8(person, never, never, never, person, 0, 0, 0), best: whole > 0 ? 4 : 0)
    }

    /// The margins from the best score that each tag reaches.
    private static func margin(_ scores: SIMD8<Int32>) -> Verdicts.Margin {
        let best = best(of: scores)
        var second = Int32.min
        for tag in 0..<5 where tag != best { second = max(second, scores[tag]) }
        var rivals = SIMD8<Int32>(repeating: scores[best])
        rivals[best] = second
        let margins = (scores &- rivals).clamped(
            lowerBound: SIMD8(repeating: -limit), upperBound: SIMD8(repeating: limit))
        var tags = SIMD8<Int16>(truncatingIfNeeded: margins)
        tags[0] = 0 &- tags[0]
        return Verdicts.Margin(tags: tags, best: UInt8(truncatingIfNeeded: best))
    }
}

/// The greater of two numbers in each place, whose difference must not overflow. Unlike the standard library's `pointwiseMax`
/// it costs no call, and unlike a choice by a mask it stays one operation for all places.
@inline(__always)
func greater(_ left: SIMD8<Int32>, _ right: SIMD8<Int32>) -> SIMD8<Int32> {
    let difference = right &- left
    return left &+ (difference & ~(difference &>> 31))
}
