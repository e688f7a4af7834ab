import EntityRecognition
import TextAnalysis

/// Turns documents into runs of numbered features, with the program that will recognise names.
struct FeatureReader {
    private(set) var numbers = FeatureNumbers()
    private var tagger: PersonTagger
    private var tokenizer: Tokenizer
    private var tokens: [Token] = []
    /// The features of the first pass of the document at hand.
    private var hashes: [UInt64] = []

    init(names: NameTable) {
        let vocabulary = Vocabulary()
        tokenizer = Tokenizer(vocabulary: vocabulary)
        tagger = PersonTagger(
            vocabulary: vocabulary, names: names, weights: PersonWeights(UnsafeRawBufferPointer(start: nil, count: 0)))
    }

    /// The runs of a document with the features of the first pass.
    mutating func words(of document: TrainingDocument) -> [TrainingRun] {
        extract(document.document)
        let width = PersonTagger.wordFeatureCount
        precondition(hashes.count == tagger.scanner.words.count * width, "the count of features is out of date")
        let tags = goldTags(document.document)
        return tagger.scanner.runs.map { run in
            TrainingRun(
                features: (run.words.lowerBound * width..<run.words.upperBound * width).map {
                    numbers.number(of: hashes[$0])
                },
                tags: Array(tags[run.words]), weight: document.weight)
        }
    }

    /// The same runs with the features of both passes, after the verdicts of a first one.
    mutating func both(of document: TrainingDocument, _ runs: [TrainingRun], _ model: QuantizedModel) -> [TrainingRun] {
        extract(document.document)
        let width = PersonTagger.wordFeatureCount
        let emissions = runs.flatMap { run in
            run.tags.indices.map { model.emission(run.features[$0 * width..<($0 + 1) * width]) }
        }
        let hashes = tagger.agreementFeatures(emissions, chain: model.chain)
        let more = PersonTagger.agreementFeatureCount
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

    private mutating func extract(_ document: GoldDocument) {
        document.text.withUnsafeBufferPointer { utf8 in
            let text = tokenizer.tokenize(utf8)
            tokens = text.tokens
            hashes = tagger.wordFeatures(
                of: RecognizableText(utf8: utf8, tokens: text.tokens, vocabulary: tokenizer.vocabulary))
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

extension FeatureReader {
    /// The names that the first pass alone finds.
    mutating func firstNames(_ document: GoldDocument, _ model: QuantizedModel) -> [Range<Int>] {
        extract(document)
        return spans(emissions(model), model.chain)
    }

    /// The names that both passes find.
    mutating func names(
        _ document: GoldDocument, _ first: QuantizedModel, _ second: QuantizedModel, bias: Float
    ) -> [Range<Int>] {
        extract(document)
        let hashes = tagger.agreementFeatures(emissions(first), chain: first.chain)
        let more = PersonTagger.agreementFeatureCount
        var emissions = emissions(second)
        for word in emissions.indices {
            let row = hashes[word * more..<(word + 1) * more].map { numbers.known($0) }
            emissions[word] = emissions[word] &+ second.emission(row[...])
            emissions[word][0] -= Int32(bias * QuantizedModel.scale)
        }
        return spans(emissions, second.chain)
    }

    private func emissions(_ model: QuantizedModel) -> [SIMD8<Int32>] {
        let width = PersonTagger.wordFeatureCount
        return tagger.scanner.words.indices.map { word in
            let row = hashes[word * width..<(word + 1) * width].map { numbers.known($0) }
            return model.emission(row[...])
        }
    }

    private func spans(_ emissions: [SIMD8<Int32>], _ chain: LinearChain) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        let trellis = Trellis()
        for run in tagger.scanner.runs {
            let tags = chain.reading(trellis.rows(run.words) { emissions[$0] }, run.words.count)
            var start = 0
            for (place, tag) in tags.enumerated() {
                if tag == .first || tag == .whole { start = bytes(of: run.words.lowerBound + place).lowerBound }
                if tag == .last || tag == .whole {
                    spans.append(start..<bytes(of: run.words.lowerBound + place).upperBound)
                }
            }
        }
        return spans
    }
}
