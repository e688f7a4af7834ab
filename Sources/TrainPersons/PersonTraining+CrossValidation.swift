import EntityRecognition

extension PersonTraining {
    /// Trains without each fold in turn and measures on its documents as they were before any were added to them.
    ///
    /// - Returns: the mistakes, a line each: `+` for a spurious name or `-` for a missed one, document, byte, name, what
    ///   stands around it, separated by tabs.
    mutating func crossValidate(
        _ originals: [(document: GoldDocument, fold: Int)], log: (String) -> Void
    ) -> String {
        read(log: log)
        let folds = 0..<Self.folds
        let outer = means(folds.map { fold in runs { $0 != fold } }, seed: 100)
        let pairs = folds.flatMap { left in folds.filter { $0 > left }.map { (left, $0) } }
        let inner = means(pairs.map { pair in runs { $0 != pair.0 && $0 != pair.1 } }, seed: 200)
        var first = PersonScore()
        var scores = [settings.bias - 0.2, settings.bias, settings.bias + 0.2].map { ($0, PersonScore()) }
        var mistakes = ""
        for fold in folds {
            var judges: [Int: QuantizedModel] = [:]
            for (place, pair) in pairs.enumerated() {
                if pair.0 == fold { judges[pair.1] = inner[place] }
                if pair.1 == fold { judges[pair.0] = inner[place] }
            }
            let runs = agreement { judges[$0] }.flatMap { $0 }
            guard let second = means([runs], seed: 300).first else { continue }
            for original in originals where original.fold == fold {
                let document = original.document
                first.add(features.firstNames(document, outer[fold]), document.persons)
                for place in scores.indices {
                    let found = features.names(document, outer[fold], second, bias: scores[place].0)
                    scores[place].1.add(found, document.persons)
                    if scores[place].0 == settings.bias { mistakes += document.mistakes(found) }
                }
            }
        }
        log("first pass alone: \(first)")
        for (bias, score) in scores { log("bias \(bias): \(score)") }
        return mistakes
    }

    /// The means of fits to each of the samples, one for each seed.
    private func means(_ samples: [[TrainingRun]], seed: UInt64) -> [QuantizedModel] {
        let seeds = settings.seeds
        let fits = fit(samples.flatMap { runs in seeds.map { Job(runs: runs, seed: $0 + seed) } })
        return samples.indices.map { place in
            QuantizedModel(
                averaging: Array(fits[place * seeds.count..<(place + 1) * seeds.count]), threshold: settings.threshold)
        }
    }
}

extension GoldDocument {
    /// Spurious and missed names, a line each.
    fileprivate func mistakes(_ found: [Range<Int>]) -> String {
        let spurious = Set(found).subtracting(persons).map { (sign: "+", range: $0) }
        let missed = Set(persons).subtracting(found).map { (sign: "-", range: $0) }
        return (spurious + missed).sorted { $0.range.lowerBound < $1.range.lowerBound }.map { sign, range in
            func line(_ range: Range<Int>) -> String {
                String(decoding: text[range.clamped(to: text.indices)], as: UTF8.self)
                    .replacing("\n", with: " ").replacing("\t", with: " ")
            }
            let before = line(range.lowerBound - 45..<range.lowerBound)
            let behind = line(range.upperBound..<range.upperBound + 35)
            let name = line(range)
            return "\(sign)\t\(id)\t\(range.lowerBound)\t\(name)\t\(before) [\(name)] \(behind)\n"
        }.joined()
    }
}
