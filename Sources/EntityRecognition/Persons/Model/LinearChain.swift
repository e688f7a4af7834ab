/// Best readings of a run under tag scores and transition scores, in integers.
package struct LinearChain: Sendable {
    /// Row by row the score of a tag behind another; ``impossible`` where the scheme forbids it.
    package let transitions: [Int32]

    static let impossible: Int32 = -1 << 20
    /// Margins are cut here: beyond, nothing depends on them.
    private static let limit: Int32 = 1 << 12

    /// - Parameter transitions: row by row; what the scheme forbids is left out of account.
    package init(transitions: [Int16]) {
        self.transitions = (0..<25).map { place in
            let isAllowed = PersonTag(rawValue: place / 5).flatMap { left in
                PersonTag(rawValue: place % 5).map(left.mayPrecede)
            }
            return isAllowed == true ? Int32(transitions[place]) : LinearChain.impossible
        }
    }

    private static let start = SIMD8<Int32>(0, 0, impossible, impossible, 0, impossible, impossible, impossible)
    private static let end = SIMD8<Int32>(0, impossible, impossible, 0, 0, impossible, impossible, impossible)

    /// For each tag the best score of what stands before, ending with the emission there (Viterbi).
    private func forward(_ emissions: UnsafeBufferPointer<SIMD8<Int32>>) -> [SIMD8<Int32>] {
        var rows: [SIMD8<Int32>] = []
        rows.reserveCapacity(emissions.count)
        var row = LinearChain.start &+ emissions[0]
        rows.append(row)
        for emission in emissions.dropFirst() {
            var best = SIMD8<Int32>(repeating: LinearChain.impossible)
            for right in 0..<5 {
                for left in 0..<5 {
                    best[right] = max(best[right], row[left] &+ transitions[left * 5 + right])
                }
            }
            row = best &+ emission
            rows.append(row)
        }
        return rows
    }

    /// The tags of the best reading.
    package func decode(_ emissions: UnsafeBufferPointer<SIMD8<Int32>>) -> [PersonTag] {
        if emissions.count == 1 { return [emissions[0][4] > emissions[0][0] ? .whole : .outside] }
        let rows = forward(emissions)
        var tags = [PersonTag](repeating: .outside, count: rows.count)
        var scores = rows[rows.count - 1] &+ LinearChain.end
        for index in rows.indices.reversed() {
            var best = 0
            for tag in 1..<5 where scores[tag] > scores[best] { best = tag }
            tags[index] = PersonTag(rawValue: best) ?? .outside
            guard index > 0 else { break }
            for left in 0..<5 { scores[left] = rows[index - 1][left] &+ transitions[left * 5 + best] }
        }
        return tags
    }

    /// For each word the margins of its tags.
    func margins(_ emissions: UnsafeBufferPointer<SIMD8<Int32>>, into margins: inout [Verdicts.Margin]) {
        if emissions.count == 1 {
            let whole = emissions[0][4] &- emissions[0][0]
            var scores = SIMD8<Int32>(repeating: LinearChain.impossible)
            scores[0] = 0
            scores[4] = whole
            return margins.append(LinearChain.margin(scores))
        }
        let before = forward(emissions)
        var after = LinearChain.end
        let start = margins.count
        margins.append(contentsOf: repeatElement(Verdicts.Margin(), count: emissions.count))
        for index in emissions.indices.reversed() {
            margins[start + index] = LinearChain.margin(before[index] &+ after)
            let behind = after &+ emissions[index]
            for left in 0..<5 {
                var best = LinearChain.impossible
                for right in 0..<5 { best = max(best, behind[right] &+ transitions[left * 5 + right]) }
                after[left] = best
            }
        }
    }

    /// The margins from the best score that each tag reaches.
    private static func margin(_ scores: SIMD8<Int32>) -> Verdicts.Margin {
        var margin = Verdicts.Margin()
        for tag in 1..<5 where scores[tag] > scores[margin.best] { margin.best = tag }
        var second = Int32.min
        for tag in 0..<5 where tag != margin.best { second = max(second, scores[tag]) }
        for tag in 0..<5 {
            let rival = tag == margin.best ? second : scores[margin.best]
            margin.tags[tag] = max(-limit, min(limit, scores[tag] &- rival))
        }
        margin.person = 0 &- margin.tags[0]
        return margin
    }
}
