import EntityRecognition

/// Weights of one pass as they are embedded: whole numbers of 1/256.
struct QuantizedModel: Sendable {
    static let scale: Float = 256

    /// Five for each feature.
    private(set) var weights: [Int8]
    private(set) var transitions: [Int16]
    let chain: LinearChain

    /// The mean of several fits.
    ///
    /// - Parameter threshold: weights nearer to 0 are dropped.
    init(averaging models: [ConditionalRandomField], threshold: Float) {
        let all = models.map(\.weights)
        let count = all.first?.count ?? 0
        let share = 1 / Float(models.count)
        weights = []
        weights.reserveCapacity(count * 5)
        for feature in 0..<count {
            let mean = all.reduce(SIMD8<Float>()) { $0 + $1[feature] } * share
            for tag in 0..<5 {
                weights.append(
                    abs(mean[tag]) < threshold ? 0 : Int8(max(-127, min(127, (mean[tag] * Self.scale).rounded()))))
            }
        }
        transitions = (0..<25).map { place in
            Int16((models.reduce(0) { $0 + $1.transitions[place] } * share * Self.scale).rounded())
        }
        chain = LinearChain(transitions: transitions)
    }

    /// The tag scores of a word.
    func emission(_ features: ArraySlice<Int32>) -> SIMD8<Int32> {
        var sum = SIMD8<Int32>()
        for feature in features where feature >= 0 && Int(feature) * 5 < weights.count {
            for tag in 0..<5 { sum[tag] += Int32(weights[Int(feature) * 5 + tag]) }
        }
        return sum
    }
}
