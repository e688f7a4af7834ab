public import TextAnalysis

/// Finds the persons of articles: a linear model over runs of capitalised words, and identities within each article.
///
/// It keeps tables and scratch memory between articles; each thread has its own.
public struct PersonRecognizer {
    private var tagger: PersonTagger
    private var resolver = IdentityResolver()
    /// Names by the hash of their words as written.
    private var names: [UInt64: PersonName] = [:]
    private var numbering = WordNumbering()
    /// Names remembered before the memory is emptied.
    private static let nameLimit = 1 << 16

    public init(vocabulary: Vocabulary) {
        self.init(vocabulary: vocabulary, names: .embedded, weights: .embedded)
    }

    package init(vocabulary: Vocabulary, names: NameTable, weights: PersonWeights) {
        tagger = PersonTagger(vocabulary: vocabulary, names: names, weights: weights)
    }

    /// - Parameter title: counts for the identities; its mentions are not reported. Its tokens must be of the same
    ///   vocabulary.
    public mutating func recognize(_ text: RecognizableText, title: RecognizableText?) -> PersonRecognition {
        let tags = tagger.tag(text, title: title)
        let boundary = tagger.scanner.titleWordCount
        var spans: [PersonSpan] = []
        if let title {
            spans = PersonSpan.spans(tags, of: tagger.scanner, words: 0..<boundary, text: title)
        }
        let titleCount = spans.count
        spans += PersonSpan.spans(tags, of: tagger.scanner, words: boundary..<tags.count, text: text)
        guard !spans.isEmpty else { return PersonRecognition() }
        if names.count >= PersonRecognizer.nameLimit {
            names.removeAll(keepingCapacity: true)
            numbering = WordNumbering()
        }
        let mentions = spans.enumerated().map { index, span in
            let isInTitle = index < titleCount
            return IdentityResolver.Mention(
                name: name(span, of: isInTitle ? title ?? text : text), isFemale: span.isFemale, isInTitle: isInTitle)
        }
        resolver.resolve(mentions)
        return recognition(spans, mentions, titleCount: titleCount)
    }

    private mutating func recognition(
        _ spans: [PersonSpan], _ mentions: [IdentityResolver.Mention], titleCount: Int
    ) -> PersonRecognition {
        var recognition = PersonRecognition()
        recognition.mentions.reserveCapacity(spans.count - titleCount)
        let displays = resolver.identities.map(\.display)
        var isListed = [Bool](repeating: false, count: displays.count)
        for (index, span) in spans.enumerated() {
            let owner = resolver.owners[index]
            if !isListed[owner] {
                isListed[owner] = true
                let words = resolver.identities[owner].displayWords ?? PersonKey.words(of: displays[owner])
                recognition.persons.append(
                    PersonEntity(
                        key: words.joined(separator: " "), name: displays[owner],
                        count: resolver.identities[owner].count))
            }
            guard index >= titleCount else { continue }
            recognition.mentions.append(
                Mention(
                    kind: .person, range: span.bytes, value: displays[owner],
                    rule: rule(mentions[index].name, owner)))
        }
        return recognition
    }

    private func rule(_ name: PersonName, _ owner: Int) -> String {
        if name.isFull { return "full-name" }
        if resolver.identities[owner].hasFullName { return "part-of-name" }
        return resolver.identities[owner].wellKnown == nil ? "lone-name" : "well-known-surname"
    }

    private mutating func name(_ span: PersonSpan, of text: RecognizableText) -> PersonName {
        if let known = names[span.hash] { return known }
        var written = String(decoding: text.utf8[span.bytes], as: UTF8.self)
        // Brackets around a given name are the article's, not the name's.
        let first = text.utf8[span.bytes.lowerBound]
        if first == UInt8(ascii: "(") || first == UInt8(ascii: "[") { written.removeAll { "()[]".contains($0) } }
        let name = PersonName(written, &numbering)
        names[span.hash] = name
        return name
    }
}
