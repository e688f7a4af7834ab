import EntityRecognition
import Foundation

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) under the constraints of BILOU tags.
///
/// Trained on the log-likelihood with AdaGrad (Duchi, Hazan and Singer 2011), an L2 term in the sparse gradient, and
/// features left out at random.
struct ConditionalRandomField: Sendable {
    struct Settings: Sendable {
        var learningRate: Float = 0.04
        var regularization: Float = 2e-3
        /// The share of features left out at random.
        var dropout: Float = 0.1
        /// Damps the first steps, and with them the weights of rare features.
        var initialSquare: Float = 0.03
        var epochs = 9
    }

    /// What is learnt of a feature: the weights of the five tags and the sums of squared slopes; other lanes stay 0.
    private struct Row {
        var weights = SIMD8<Float>()
        var squares: SIMD8<Float>
    }

    /// For each feature the weights of the five tags; the other lanes stay 0.
    var weights: [SIMD8<Float>] { rows.map(\.weights) }
    private(set) var transitions = [Float](repeating: 0, count: 25)
    private var rows: [Row]
    private var transitionSquares = [Float](repeating: 0, count: 25)
    private let settings: Settings
    private var kept: [Int32] = []
    private var emissions: [SIMD8<Float>] = []
    private var marginals: [SIMD8<Float>] = []
    private var before: [SIMD8<Float>] = []
    private var pairs = [Float](repeating: 0, count: 25)
    private static let allowed: [Bool] = (0..<25).map { place in
        PersonTag.allCases[place / 5].mayPrecede(PersonTag.allCases[place % 5])
    }
    private static let starts = mask(\.mayStart)
    private static let ends = mask(\.mayEnd)

    private static func mask(_ isAllowed: (PersonTag) -> Bool) -> SIMD8<Float> {
        var mask = SIMD8<Float>()
        for tag in PersonTag.allCases where isAllowed(tag) { mask[tag.rawValue] = 1 }
        return mask
    }

    /// - Parameter featureCount: numbers of features go from 0 to this.
    init(featureCount: Int, settings: Settings) {
        rows = Array(
            repeating: Row(squares: SIMD8(repeating: settings.initialSquare)), count: featureCount)
        self.settings = settings
    }

    mutating func fit(_ runs: [TrainingRun], seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var order = Array(runs.indices)
        let steps = Float(settings.epochs * runs.count)
        var step: Float = 0
        for _ in 0..<settings.epochs {
            order.shuffle(using: &generator)
            for index in order {
                let rate = settings.learningRate * (1 - 0.8 * step / steps)
                learn(runs[index], rate: rate, using: &generator)
                step += 1
            }
        }
    }

    private mutating func learn(_ run: TrainingRun, rate: Float, using generator: inout SplitMix64) {
        let count = run.tags.count
        let width = run.features.count / count
        kept.removeAll(keepingCapacity: true)
        emissions.removeAll(keepingCapacity: true)
        let limit = UInt64(settings.dropout * 65536)
        var place = 0
        rows.withUnsafeBufferPointer { rows in
            for _ in 0..<count {
                var sum = SIMD8<Float>()
                var bits: UInt64 = 0
                for offset in 0..<width {
                    if offset & 3 == 0 { bits = generator.next() }
                    let feature = run.features[place]
                    place += 1
                    let isKept = bits & 0xFFFF >= limit && feature >= 0
                    bits >>= 16
                    kept.append(isKept ? feature : -1)
                    if isKept { sum += rows[Int(feature)].weights }
                }
                emissions.append(sum)
            }
        }
        expect(count)
        for word in 0..<count {
            var gradient = marginals[word]
            gradient[run.tags[word].rawValue] -= 1
            if all(gradient .< 1e-3), all(gradient .> -1e-3) { continue }
            update(word * width..<(word + 1) * width, gradient * run.weight, rate: rate)
        }
        guard count > 1 else { return }
        for word in 1..<count { pairs[run.tags[word - 1].rawValue * 5 + run.tags[word].rawValue] -= 1 }
        for place in 0..<25 where Self.allowed[place] {
            let slope = pairs[place] * run.weight + settings.regularization * transitions[place]
            transitionSquares[place] += slope * slope
            transitions[place] -= rate * slope / (transitionSquares[place] + 1e-8).squareRoot()
        }
    }

    @inline(__always)
    private mutating func update(_ places: Range<Int>, _ gradient: SIMD8<Float>, rate: Float) {
        let regularization = settings.regularization
        kept.withUnsafeBufferPointer { kept in
            rows.withUnsafeMutableBufferPointer { rows in
                for place in places where kept[place] >= 0 {
                    let feature = Int(kept[place])
                    let slope = gradient + regularization * rows[feature].weights
                    rows[feature].squares += slope * slope
                    rows[feature].weights -= rate * slope / rows[feature].squares.squareRoot()
                }
            }
        }
    }

    /// Probabilities of the tags of each word, and the expected numbers of pairs of tags (forward-backward).
    private mutating func expect(_ count: Int) {
        marginals.removeAll(keepingCapacity: true)
        if count == 1 {
            var marginal = SIMD8<Float>()
            let whole = 1 / (1 + exp(emissions[0][0] - emissions[0][4]))
            marginal[0] = 1 - whole
            marginal[4] = whole
            return marginals.append(marginal)
        }
        var moves = [SIMD8<Float>](repeating: SIMD8(), count: 5)
        for place in 0..<25 {
            moves[place / 5][place % 5] = Self.allowed[place] ? exp(transitions[place]) : 0
            pairs[place] = 0
        }
        for word in 0..<count { emissions[word] = Self.exponential(emissions[word]) }
        before.removeAll(keepingCapacity: true)
        var row = Self.starts * emissions[0]
        row /= row.sum()
        before.append(row)
        for word in 1..<count {
            var next = SIMD8<Float>()
            for left in 0..<5 { next += moves[left] * row[left] }
            row = next * emissions[word]
            row /= row.sum()
            before.append(row)
        }
        marginals.append(contentsOf: repeatElement(SIMD8(), count: count))
        var after = Self.ends
        for word in (0..<count).reversed() {
            let both = before[word] * after
            marginals[word] = both / both.sum()
            guard word > 0 else { break }
            let behind = after * emissions[word]
            var total: Float = 0
            var step = [SIMD8<Float>](repeating: SIMD8(), count: 5)
            after = SIMD8()
            for left in 0..<5 {
                let reached = moves[left] * behind
                after[left] = reached.sum()
                step[left] = reached * before[word - 1][left]
                total += step[left].sum()
            }
            for place in 0..<25 { pairs[place] += step[place / 5][place % 5] / total }
            after /= after.sum()
        }
    }

    private static func exponential(_ scores: SIMD8<Float>) -> SIMD8<Float> {
        var most = scores[0]
        for tag in 1..<5 { most = max(most, scores[tag]) }
        var result = SIMD8<Float>()
        for tag in 0..<5 { result[tag] = exp(max(-60, scores[tag] - most)) }
        return result
    }
}
