import Testing

@testable import Dateline

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("lukashenka", "lukashenko", 1), ("zelensky", "zelenskiy", 1), ("teh", "the", 1), ("ca", "abc", 3),
        ("", "ab", 2),
        ("same", "same", 0), ("kitten", "sitting", 3),
    ])
    func knownDistances(left: String, right: String, distance: Int) {
        #expect(EditDistance.isWithin(distance, Array(left), Array(right)))
        #expect(!EditDistance.isWithin(distance - 1, Array(left), Array(right)))
    }

    @Test func theAnswerIsThatOfTheWholeTable() {
        for seed in UInt64(1)...3000 {
            var random = SeededGenerator(seed: seed)
            let left = (0..<random.below(8)).map { _ in random.below(3) }
            let right = (0..<random.below(8)).map { _ in random.below(3) }
            let distance = Self.distance(left, right)
            for limit in 0...4 {
                #expect(
                    EditDistance.isWithin(limit, left, right) == (distance <= limit),
                    "seed \(seed): \(left) to \(right) takes \(distance), limit \(limit)")
            }
        }
    }

    /// The recurrence as it stands in textbooks, in full.
    private static func distance(_ left: [Int], _ right: [Int]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[left.count][right.count]
    }
}
