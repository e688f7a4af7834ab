/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours
/// (Damerau, 1964; no part is edited twice).
enum EditDistance {
    /// Whether one sequence becomes the other with at most `limit` edits.
    static func isWithin<Element: Equatable>(_ limit: Int, _ left: [Element], _ right: [Element]) -> Bool {
        guard abs(left.count - right.count) <= limit else { return false }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        var previousBest = 0
        for row in left.indices {
            current[0] = row + 1
            var best = current[0]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current[column + 1] = cost
                best = min(best, cost)
            }
            // A swap looks two rows back, so one hopeless row is not the end.
            if best > limit, previousBest > limit { return false }
            previousBest = best
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[right.count] <= limit
    }
}
