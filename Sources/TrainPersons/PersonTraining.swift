import Dispatch
import EntityRecognition
import Synchronization
import TextAnalysis

/// Trains both passes and joins them to one table.
struct PersonTraining {
    struct Settings: Sendable {
        var field = ConditionalRandomField.Settings()
        var seeds: [UInt64] = [1, 2, 3, 4, 5]
        /// Weights nearer to 0 are dropped.
        var threshold: Float = 0.04
        /// What the second pass subtracts from the tag outside names: more of it gives recall for precision.
        var bias: Float = 0.2
        /// Runs that have a feature, at least.
        var leastCount = 2
    }

    static let folds = 5

    let settings: Settings
    var documents: [TrainingDocument]
    var features: FeatureReader
    var samples: [[TrainingRun]] = []

    init(_ documents: [TrainingDocument], names: NameTable, settings: Settings = Settings()) {
        self.documents = documents
        self.settings = settings
        features = FeatureReader(names: names)
    }

    /// The file of weights.
    mutating func run(log: (String) -> Void) -> [UInt8] {
        let (first, second) = models(log: log)
        return file(first, second, log: log)
    }

    mutating func models(log: (String) -> Void) -> (QuantizedModel, QuantizedModel) {
        read(log: log)
        var jobs = settings.seeds.map { Job(runs: samples.flatMap { $0 }, seed: $0) }
        // Means like those of the pass that will be used: their verdicts are as certain as its.
        let judgeSeeds = Array(settings.seeds.prefix(3))
        for fold in 0..<Self.folds {
            let rest = runs { $0 != fold }
            jobs += judgeSeeds.map { Job(runs: rest, seed: $0) }
        }
        let fits = fit(jobs)
        log("first pass")
        let first = QuantizedModel(averaging: Array(fits[..<settings.seeds.count]), threshold: settings.threshold)
        let judges = (0..<Self.folds).map { fold in
            let start = settings.seeds.count + fold * judgeSeeds.count
            return QuantizedModel(
                averaging: Array(fits[start..<start + judgeSeeds.count]), threshold: settings.threshold)
        }
        let second = agreement { judges[$0] }
        log("\(features.numbers.hashes.count) features of both passes")
        let runs = second.flatMap { $0 }
        let more = fit(settings.seeds.map { Job(runs: runs, seed: $0) })
        return (first, QuantizedModel(averaging: more, threshold: settings.threshold))
    }

    mutating func read(log: (String) -> Void) {
        if samples.isEmpty { samples = documents.map { features.words(of: $0) } }
        log("\(samples.joined().count) runs, \(features.numbers.hashes.count) features of the first pass")
    }

    func runs(_ isWanted: (Int) -> Bool) -> [TrainingRun] {
        documents.indices.filter { isWanted(documents[$0].fold) }.flatMap { samples[$0] }
    }

    /// The runs with the features of both passes, after the verdicts of the first one for their fold.
    mutating func agreement(_ judge: (Int) -> QuantizedModel?) -> [[TrainingRun]] {
        documents.indices.map { index in
            guard let model = judge(documents[index].fold) else { return [] }
            return features.both(of: documents[index], samples[index], model)
        }
    }

    struct Job: Sendable {
        var runs: [TrainingRun]
        var seed: UInt64
    }

    func fit(_ jobs: [Job]) -> [ConditionalRandomField] {
        let count = features.numbers.hashes.count
        let least = settings.leastCount
        let settings = settings.field
        let fits = Mutex([ConditionalRandomField?](repeating: nil, count: jobs.count))
        // As many at once as there are processors to run them; each needs much memory.
        DispatchQueue.concurrentPerform(iterations: jobs.count) { place in
            var field = ConditionalRandomField(featureCount: count, settings: settings)
            field.fit(jobs[place].runs.withoutRareFeatures(least, of: count), seed: jobs[place].seed)
            let fit = field
            fits.withLock { $0[place] = fit }
        }
        return fits.withLock { $0 }.compactMap { $0 }
    }

    private func file(_ first: QuantizedModel, _ second: QuantizedModel, log: (String) -> Void) -> [UInt8] {
        var kept: [UInt64: [Int8]] = [:]
        for (number, hash) in features.numbers.hashes.enumerated() {
            let place = number * 5
            let early = place < first.weights.count ? Array(first.weights[place..<place + 5]) : [0, 0, 0, 0, 0]
            let weights = early + second.weights[place..<place + 5]
            if weights.contains(where: { $0 != 0 }) { kept[hash] = weights }
        }
        log("\(kept.count) features kept")
        return PersonWeights.file(
            firstTransitions: first.transitions, secondTransitions: second.transitions,
            bias: Int16(settings.bias * QuantizedModel.scale), features: kept)
    }
}
