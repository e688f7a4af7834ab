import EntityRecognition
import Foundation

/// The runs of one document with their features as dense numbers.
struct TrainingRun {
    /// Row by row, one for each word.
    var features: [Int32]
    var tags: [PersonTag]
    /// How much the run counts.
    var weight: Float
}

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) under the constraints of BILOU tags.
///
/// Trained on the log-likelihood with AdaGrad (Duchi, Hazan and Singer 2011), an L2 term in the sparse gradient, and
/// features left out at random.
struct ConditionalRandomField {
    static let learningRate: Float = 0.06
    static let regularization: Float = 2e-3
    static let dropout: Float = 0.1
    /// Damps the first steps, and with them the weights of rare features.
    static let initialSquare: Float = 1

    /// For each feature the weights of the five tags; the other lanes stay 0.
    private(set) var weights: [SIMD8<Float>]
    private(set) var transitions = [Float](repeating: 0, count: 25)
    private var squares: [SIMD8<Float>]
    private var transitionSquares = [Float](repeating: 0, count: 25)
    private let width: Int
    private static let impossible: Float = -1e9
    private static let allowed: [Bool] = (0..<25).map { place in
        PersonTag.allCases[place / 5].mayPrecede(PersonTag.allCases[place % 5])
    }

    /// - Parameters:
    ///   - featureCount: numbers of features go from 0 to this.
    ///   - width: features of each word.
    init(featureCount: Int, width: Int) {
        weights = Array(repeating: SIMD8(), count: featureCount)
        squares = Array(repeating: SIMD8(repeating: Self.initialSquare), count: featureCount)
        self.width = width
    }

    mutating func fit(_ runs: [TrainingRun], epochs: Int, seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var order = Array(runs.indices)
        let steps = Float(epochs * runs.count)
        var step: Float = 0
        for _ in 0..<epochs {
            order.shuffle(using: &generator)
            for index in order {
                let rate = Self.learningRate * (1 - 0.8 * step / steps)
                learn(runs[index], rate: rate, using: &generator)
                step += 1
            }
        }
    }

    private mutating func learn(_ run: TrainingRun, rate: Float, using generator: inout SplitMix64) {
        let kept = run.features.map { feature in
            Float(generator.next() >> 40) * (1 / 16_777_216) < Self.dropout ? -1 : feature
        }
        let count = run.tags.count
        var emissions = [Float](repeating: 0, count: count * 5)
        for word in 0..<count {
            var sum = SIMD8<Float>()
            for place in word * width..<(word + 1) * width where kept[place] >= 0 { sum += weights[Int(kept[place])] }
            for tag in 0..<5 { emissions[word * 5 + tag] = sum[tag] }
        }
        let (marginals, pairs) = expectations(emissions, count: count)
        for word in 0..<count {
            var gradient = SIMD8<Float>()
            for tag in 0..<5 { gradient[tag] = marginals[word * 5 + tag] }
            gradient[run.tags[word].rawValue] -= 1
            if all(gradient .< 1e-3), all(gradient .> -1e-3) { continue }
            gradient *= run.weight
            for place in word * width..<(word + 1) * width where kept[place] >= 0 {
                update(Int(kept[place]), gradient, rate: rate)
            }
        }
        guard count > 1 else { return }
        var gradient = pairs
        for word in 1..<count { gradient[run.tags[word - 1].rawValue * 5 + run.tags[word].rawValue] -= 1 }
        for place in 0..<25 where Self.allowed[place] {
            let slope = gradient[place] * run.weight + Self.regularization * transitions[place]
            transitionSquares[place] += slope * slope
            transitions[place] -= rate * slope / (transitionSquares[place] + 1e-8).squareRoot()
        }
    }

    @inline(__always)
    private mutating func update(_ feature: Int, _ gradient: SIMD8<Float>, rate: Float) {
        let slope = gradient + Self.regularization * weights[feature]
        squares[feature] += slope * slope
        weights[feature] -= rate * slope / (squares[feature] + 1e-8).squareRoot()
    }

    /// Probabilities of the tags of each word, and the expected numbers of pairs of tags (forward-backward).
    private func expectations(_ emissions: [Float], count: Int) -> (marginals: [Float], pairs: [Float]) {
        var before = [Float](repeating: Self.impossible, count: count * 5)
        var behind = before
        for tag in PersonTag.allCases {
            if tag.mayStart { before[tag.rawValue] = emissions[tag.rawValue] }
            if tag.mayEnd { behind[(count - 1) * 5 + tag.rawValue] = 0 }
        }
        for word in 1..<max(1, count) {
            for tag in 0..<5 {
                let sum = logSum((0..<5).map { score($0, tag) + before[(word - 1) * 5 + $0] })
                before[word * 5 + tag] = sum + emissions[word * 5 + tag]
            }
        }
        for word in (0..<count - 1).reversed() {
            for tag in 0..<5 {
                behind[word * 5 + tag] = logSum(
                    (0..<5).map { score(tag, $0) + behind[(word + 1) * 5 + $0] + emissions[(word + 1) * 5 + $0] })
            }
        }
        let total = logSum((0..<5).map { before[$0] + behind[$0] })
        let marginals = (0..<count * 5).map { exp(before[$0] + behind[$0] - total) }
        var pairs = [Float](repeating: 0, count: 25)
        for word in 1..<max(1, count) {
            for place in 0..<25 where Self.allowed[place] {
                let right = word * 5 + place % 5
                pairs[place] += exp(
                    before[(word - 1) * 5 + place / 5] + transitions[place] + emissions[right] + behind[right] - total)
            }
        }
        return (marginals, pairs)
    }

    private func score(_ left: Int, _ right: Int) -> Float {
        Self.allowed[left * 5 + right] ? transitions[left * 5 + right] : Self.impossible
    }

    private func logSum(_ values: [Float]) -> Float {
        let most = values.max() ?? 0
        return most + log(values.reduce(0) { $0 + exp($1 - most) })
    }
}
