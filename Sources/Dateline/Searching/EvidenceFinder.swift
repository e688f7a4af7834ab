import Chronology
import EntityRecognition
import TextAnalysis

/// Finds in one article what answers to a condition: in its text, else in its title or address, else in its metadata.
struct EvidenceFinder {
    private let article: StoredArticle
    private let tokens: TokenizedText

    init(_ article: StoredArticle) {
        self.article = article
        var tokenizer = Tokenizer(vocabulary: Vocabulary())
        tokens = tokenizer.tokenize(article.text)
    }

    /// In the order of the text.
    ///
    /// - Parameter terms: for persons and countries, those that the condition looks for in the index.
    func evidence(of filter: FieldFilter, terms: Set<[UInt8]>) -> [Evidence] {
        switch filter {
        case .person: named(.person, filter, values: article.persons.filter { isNamed($0, .person, by: terms) }, terms)
        case .country:
            named(.country, filter, values: article.countries.filter { isNamed($0, .country, by: terms) }, terms)
        case .about(let expression): about(expression, filter)
        case .published(let bounds): published(bounds, filter)
        case .source, .language, .missing: []
        }
    }

    private func isNamed(_ value: String, _ kind: EntityKind, by terms: Set<[UInt8]>) -> Bool {
        let mention = Mention(kind: kind, range: 0..<0, value: value, rule: "")
        return StoredArticle.names(mention, terms)
    }

    private func named(
        _ kind: EntityKind, _ filter: FieldFilter, values: [String], _ terms: Set<[UInt8]>
    ) -> [Evidence] {
        let inText = article.mentions.filter { $0.kind == kind && StoredArticle.names($0, terms) }
        if !inText.isEmpty { return inText.compactMap { inSentence($0, filter) } }
        guard !values.isEmpty else { return [] }
        if article.isRecognized, let title = article.title, let mention = mention(of: kind, values, in: title) {
            return [
                Evidence(condition: filter.description, place: .title, sentence: title, start: 0, mention: mention)
            ]
        }
        return values.map { given(Mention(kind: kind, range: 0..<0, value: $0, rule: "metadata"), filter) }
    }

    private func about(_ expression: DateExpression, _ filter: FieldFilter) -> [Evidence] {
        article.mentions.compactMap { mention in
            guard mention.kind == .date, let range = mention.value.flatMap({ DateValue($0) })?.range,
                expression.matches(range)
            else { return nil }
            return inSentence(mention, filter)
        }
    }

    private func published(_ bounds: DateBounds, _ filter: FieldFilter) -> [Evidence] {
        guard let day = article.published, bounds.contains(day) else { return [] }
        guard let publication = article.publication else {
            return [given(Mention(kind: .date, range: 0..<0, value: day.description, rule: "metadata"), filter)]
        }
        let mention = Mention(
            kind: .date, range: publication.range, value: day.description, rule: publication.rule.rawValue)
        guard publication.rule == .url else { return inLine(mention, filter).map { [$0] } ?? [] }
        guard let url = article.url, mention.range.upperBound <= url.utf8.count else { return [] }
        return [Evidence(condition: filter.description, place: .url, sentence: url, start: 0, mention: mention)]
    }

    private func given(_ mention: Mention, _ filter: FieldFilter) -> Evidence {
        Evidence(condition: filter.description, place: .metadata, sentence: "", start: 0, mention: mention)
    }
}

// MARK: - Places

extension EvidenceFinder {
    private func inSentence(_ mention: Mention, _ filter: FieldFilter) -> Evidence? {
        let all = tokens.tokens
        guard let first = index(ofTokenAt: mention.range.lowerBound),
            all[first].range.lowerBound < mention.range.upperBound
        else { return nil }
        var last = first
        while last + 1 < all.count, all[last + 1].range.lowerBound < mention.range.upperBound { last += 1 }
        let sentence = tokens.sentence(around: first).lowerBound..<tokens.sentence(around: last).upperBound
        var text = article.text
        let snippet = text.withUTF8 { SnippetMaker.snippet(sentence, of: $0, all, []) }
        return Evidence(
            condition: filter.description, place: .text, sentence: snippet.text, start: snippet.start, mention: mention)
    }

    /// The line in which a day of publication stands: headers are lines rather than sentences.
    private func inLine(_ mention: Mention, _ filter: FieldFilter) -> Evidence? {
        let bytes = Array(article.text.utf8)
        guard mention.range.upperBound <= bytes.count else { return nil }
        // A dateline goes on with the article's first sentence.
        if mention.rule == PublicationDay.Rule.dateline.rawValue { return inSentence(mention, filter) }
        let start = bytes[..<mention.range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let end = bytes[mention.range.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return Evidence(
            condition: filter.description, place: .text, sentence: String(decoding: bytes[start..<end], as: UTF8.self),
            start: start, mention: mention)
    }

    /// The first token that ends behind a place of the text.
    private func index(ofTokenAt offset: Int) -> Int? {
        let all = tokens.tokens
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
        }
        return low < all.count ? low : nil
    }

    /// Where a title names one of the values: as the recognisers see it, and for persons the words of the name.
    private func mention(of kind: EntityKind, _ values: [String], in title: String) -> Mention? {
        if kind == .country {
            var annotator = Annotator()
            return annotator.annotate(id: "", title: nil, text: title, published: nil).recognition.mentions.first {
                $0.kind == .country && $0.value.map(values.contains) ?? false
            }
        }
        let vocabulary = Vocabulary()
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        let words = tokenizer.tokenize(title).tokens
        for value in values {
            let parts = Set(PersonKey.canonical(of: value).split(separator: " ").map(String.init))
            let isPart = words.map { parts.contains(PersonKey.canonical(of: vocabulary.string(of: $0.form))) }
            guard let first = isPart.firstIndex(of: true) else { continue }
            let end = isPart[first...].firstIndex(of: false) ?? isPart.endIndex
            let range = words[first].range.lowerBound..<words[end - 1].range.upperBound
            return Mention(kind: .person, range: range, value: value, rule: "title")
        }
        return nil
    }
}
