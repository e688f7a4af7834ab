/// Best readings of a run under tag scores and transition scores, in integers.
package struct LinearChain: Sendable {
    /// For each tag the scores of the tags behind it, and of those before it; ``impossible`` where the scheme forbids it.
    private let behind: [SIMD8<Int32>]
    private let before: [SIMD8<Int32>]

    static let impossible: Int32 = -1 << 20
    /// Margins are cut here: beyond, nothing depends on them.
    private static let limit: Int32 = 1 << 12

    /// - Parameter transitions: row by row; what the scheme forbids is left out of account.
    package init(transitions: [Int16]) {
        var behind = [SIMD8<Int32>](repeating: SIMD8(repeating: LinearChain.impossible), count: 5)
        var before = behind
        for left in PersonTag.allCases {
            for right in PersonTag.allCases where left.mayPrecede(right) {
                let score = Int32(transitions[left.rawValue * 5 + right.rawValue])
                behind[left.rawValue][right.rawValue] = score
                before[right.rawValue][left.rawValue] = score
            }
        }
        (self.behind, self.before) = (behind, before)
    }

    private static let start = SIMD8<Int32>(0, 0, impossible, impossible, 0, impossible, impossible, impossible)
    private static let end = SIMD8<Int32>(0, impossible, impossible, 0, 0, impossible, impossible, impossible)

    /// For each word the best scores of what stands before, ending with each tag there (Viterbi).
    private func forward(_ emissions: UnsafeBufferPointer<SIMD8<Int32>>, into rows: inout [SIMD8<Int32>]) {
        rows.removeAll(keepingCapacity: true)
        var row = LinearChain.start &+ emissions[0]
        rows.append(row)
        for emission in emissions.dropFirst() {
            row = LinearChain.best(behind, row) &+ emission
            rows.append(row)
        }
    }

    /// The best sums of a tag's score and the scores that lead on from it.
    @inline(__always)
    private static func best(_ steps: [SIMD8<Int32>], _ scores: SIMD8<Int32>) -> SIMD8<Int32> {
        var best = steps[0] &+ scores[0]
        for tag in 1..<5 { best = pointwiseMax(best, steps[tag] &+ scores[tag]) }
        return best
    }

    /// The tags of the best reading.
    ///
    /// - Parameter rows: scratch memory.
    package func decode(
        _ emissions: UnsafeBufferPointer<SIMD8<Int32>>, into tags: inout [PersonTag], rows: inout [SIMD8<Int32>]
    ) {
        if emissions.count == 1 { return tags.append(emissions[0][4] > emissions[0][0] ? .whole : .outside) }
        forward(emissions, into: &rows)
        let start = tags.count
        tags.append(contentsOf: repeatElement(.outside, count: rows.count))
        var scores = rows[rows.count - 1] &+ LinearChain.end
        for index in rows.indices.reversed() {
            var best = 0
            for tag in 1..<5 where scores[tag] > scores[best] { best = tag }
            tags[start + index] = PersonTag(rawValue: best) ?? .outside
            guard index > 0 else { break }
            scores = rows[index - 1] &+ before[best]
        }
    }

    /// For each word the margins of its tags.
    ///
    /// - Parameter rows: scratch memory.
    func margins(
        _ emissions: UnsafeBufferPointer<SIMD8<Int32>>, into margins: inout [Verdicts.Margin],
        rows: inout [SIMD8<Int32>]
    ) {
        if emissions.count == 1 { return margins.append(LinearChain.margin(whole: emissions[0][4] &- emissions[0][0])) }
        forward(emissions, into: &rows)
        var after = LinearChain.end
        let start = margins.count
        margins.append(contentsOf: repeatElement(Verdicts.Margin(), count: emissions.count))
        for index in emissions.indices.reversed() {
            margins[start + index] = LinearChain.margin(rows[index] &+ after)
            after = LinearChain.best(before, after &+ emissions[index])
        }
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
        var best = 0
        for tag in 1..<5 where scores[tag] > scores[best] { best = tag }
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
