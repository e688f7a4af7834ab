import EntityRecognition
import TextAnalysis

/// Trains both passes and joins them to one table.
struct PersonTraining {
    private static let folds = 5
    private static let seeds: [UInt64] = [1, 2, 3]
    private static let epochs = 9
    private static let bias: Float = 0.3

    private let documents: [(document: GoldDocument, weight: Float)]
    private var tagger: PersonTagger
    private var tokenizer: Tokenizer
    private var numbers = FeatureNumbers()

    init(_ documents: [(GoldDocument, Float)], names: NameTable) {
        var generator = SplitMix64(seed: 7)
        self.documents = documents.map { ($0.0.withHeadlines(using: &generator), $0.1) }
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        tagger = PersonTagger(
            vocabulary: vocabulary, names: names, weights: PersonWeights(UnsafeRawBufferPointer(start: nil, count: 0)))
    }

    /// The file of weights.
    mutating func run(log: (String) -> Void) -> [UInt8] {
        let samples = documents.map { wordRuns($0.document, weight: $0.weight) }
        log("\(samples.joined().count) runs, \(numbers.hashes.count) features of the first pass")
        let first = fit(samples.flatMap { $0 }, width: PersonTagger.wordFeatureCount, seeds: Self.seeds)
        var second: [TrainingRun] = []
        for fold in 0..<Self.folds {
            let rest = samples.indices.filter { $0 % Self.folds != fold }.flatMap { samples[$0] }
            let model = fit(rest, width: PersonTagger.wordFeatureCount, seeds: [11])
            for index in samples.indices where index % Self.folds == fold {
                second += agreementRuns(documents[index].document, samples[index], model)
            }
            log("fold \(fold + 1) of \(Self.folds)")
        }
        log("\(numbers.hashes.count) features of both passes")
        let width = PersonTagger.wordFeatureCount + PersonTagger.agreementFeatureCount
        return file(first, fit(second, width: width, seeds: Self.seeds), log: log)
    }

    private func fit(_ runs: [TrainingRun], width: Int, seeds: [UInt64]) -> QuantizedModel {
        QuantizedModel(
            averaging: seeds.map { seed in
                var field = ConditionalRandomField(featureCount: numbers.hashes.count, width: width)
                field.fit(runs, epochs: Self.epochs, seed: seed)
                return field
            })
    }

    private func file(_ first: QuantizedModel, _ second: QuantizedModel, log: (String) -> Void) -> [UInt8] {
        var features: [UInt64: [Int8]] = [:]
        for (number, hash) in numbers.hashes.enumerated() {
            let place = number * 5
            let early = place < first.weights.count ? Array(first.weights[place..<place + 5]) : [0, 0, 0, 0, 0]
            let weights = early + second.weights[place..<place + 5]
            if weights.contains(where: { $0 != 0 }) { features[hash] = weights }
        }
        log("\(features.count) features kept")
        return PersonWeights.file(
            firstTransitions: first.transitions, secondTransitions: second.transitions,
            bias: Int16(Self.bias * QuantizedModel.scale), features: features)
    }

    /// The runs of a document with the features of the first pass.
    private mutating func wordRuns(_ document: GoldDocument, weight: Float) -> [TrainingRun] {
        extract(document)
        let width = PersonTagger.wordFeatureCount
        let hashes = tagger.wordFeatures.hashes
        precondition(hashes.count == tagger.scanner.words.count * width, "the count of features is out of date")
        let tags = goldTags(document)
        return tagger.scanner.runs.map { run in
            TrainingRun(
                features: hashes[run.words.lowerBound * width..<run.words.upperBound * width].map {
                    numbers.number(of: $0)
                },
                tags: Array(tags[run.words]), weight: weight)
        }
    }

    /// The same runs with the features of the second pass, after the verdicts of a first one.
    private mutating func agreementRuns(
        _ document: GoldDocument, _ runs: [TrainingRun], _ model: QuantizedModel
    ) -> [TrainingRun] {
        extract(document)
        let width = PersonTagger.wordFeatureCount
        let emissions = runs.flatMap { run in
            run.tags.indices.map { model.emission(run.features[$0 * width..<($0 + 1) * width]) }
        }
        tagger.extractAgreement(emissions, chain: model.chain)
        let more = PersonTagger.agreementFeatureCount
        let hashes = tagger.agreementFeatures.hashes
        precondition(hashes.count == tagger.scanner.words.count * more, "the count of features is out of date")
        return zip(runs, tagger.scanner.runs).map { run, candidates in
            var features: [Int32] = []
            for (place, word) in candidates.words.enumerated() {
                features += run.features[place * width..<(place + 1) * width]
                features += hashes[word * more..<(word + 1) * more].map { numbers.number(of: $0) }
            }
            return TrainingRun(features: features, tags: run.tags, weight: run.weight)
        }
    }

    private var tokens: [Token] = []

    private mutating func extract(_ document: GoldDocument) {
        document.text.withUnsafeBufferPointer { utf8 in
            let text = tokenizer.tokenize(utf8)
            tokens = text.tokens
            tagger.extract(
                RecognizableText(utf8: utf8, tokens: text.tokens, vocabulary: tokenizer.vocabulary), title: nil)
        }
    }

    /// The tags of the scanner's words: those of the part of a name that lies in a run.
    private func goldTags(_ document: GoldDocument) -> [PersonTag] {
        var tags = [PersonTag](repeating: .outside, count: tagger.scanner.words.count)
        for run in tagger.scanner.runs {
            var index = run.words.lowerBound
            while index < run.words.upperBound {
                let start = bytes(of: index).lowerBound
                guard let name = document.persons.first(where: { $0.lowerBound <= start && start < $0.upperBound })
                else {
                    index += 1
                    continue
                }
                var end = index
                while end < run.words.upperBound, bytes(of: end).upperBound <= name.upperBound { end += 1 }
                if end > index {
                    for place in index..<end { tags[place] = .inside }
                    tags[index] = end == index + 1 ? .whole : .first
                    if end > index + 1 { tags[end - 1] = .last }
                }
                index = max(end, index + 1)
            }
        }
        return tags
    }

    private func bytes(of word: Int) -> Range<Int> {
        let range = tagger.scanner.words[word].tokens
        return tokens[Int(range.lowerBound)].range.lowerBound..<tokens[Int(range.upperBound) - 1].range.upperBound
    }
}
