import EntityRecognition

/// A run of one document with its features as dense numbers.
struct TrainingRun: Sendable {
    /// Row by row, equally many for each word; negative ones are left out.
    var features: [Int32]
    var tags: [PersonTag]
    /// How much the run counts.
    var weight: Float
}

extension [TrainingRun] {
    /// The runs without the features that fewer of them have.
    func withoutRareFeatures(_ least: Int, of featureCount: Int) -> [TrainingRun] {
        if least < 2 { return self }
        var counts = [UInt16](repeating: 0, count: featureCount)
        for run in self {
            for feature in Set(run.features) where feature >= 0 {
                counts[Int(feature)] = Swift.min(counts[Int(feature)], .max - 1) + 1
            }
        }
        return map { run in
            var run = run
            for place in run.features.indices {
                let feature = run.features[place]
                if feature >= 0, counts[Int(feature)] < least { run.features[place] = -1 }
            }
            return run
        }
    }
}
