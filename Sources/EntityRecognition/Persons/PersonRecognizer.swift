public import TextAnalysis

/// Finds the persons of articles: a linear model over runs of capitalised words, and identities within each article.
///
/// It keeps tables and scratch memory between articles; each thread has its own.
public struct PersonRecognizer {
    private var tagger: PersonTagger
    private var resolver = IdentityResolver()
    private var names = PersonNames()
    private var spans: [PersonSpan] = []
    private var mentions: [IdentityResolver.Mention] = []
    /// The names to show by identity.
    private var displays: [Int32] = []
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
        spans.removeAll(keepingCapacity: true)
        if let title {
            PersonSpan.append(tags, of: tagger.scanner, words: 0..<boundary, text: title, to: &spans)
        }
        let titleCount = spans.count
        PersonSpan.append(tags, of: tagger.scanner, words: boundary..<tags.count, text: text, to: &spans)
        guard !spans.isEmpty else { return PersonRecognition() }
        if names.count >= PersonRecognizer.nameLimit { names = PersonNames() }
        mentions.removeAll(keepingCapacity: true)
        for index in spans.indices {
            let span = spans[index]
            let isInTitle = index < titleCount
            let name = names.number(hash: span.hash) { Self.written(span, in: isInTitle ? title ?? text : text) }
            mentions.append(IdentityResolver.Mention(name: name, isFemale: span.isFemale, isInTitle: isInTitle))
        }
        resolver.resolve(mentions, names)
        return recognition(titleCount: titleCount)
    }

    private mutating func recognition(titleCount: Int) -> PersonRecognition {
        var recognition = PersonRecognition()
        recognition.mentions.reserveCapacity(spans.count - titleCount)
        recognition.persons.reserveCapacity(resolver.identities.count)
        displays.removeAll(keepingCapacity: true)
        displays.append(contentsOf: repeatElement(-1, count: resolver.identities.count))
        for index in spans.indices {
            let owner = resolver.owners[index]
            if displays[owner] < 0 {
                let name = resolver.display(of: owner, names)
                displays[owner] = name
                recognition.persons.append(
                    PersonEntity(
                        key: names.key(of: name), name: names.text(of: name), count: resolver.identities[owner].count))
            }
            guard index >= titleCount else { continue }
            recognition.mentions.append(
                Mention(
                    kind: .person, range: spans[index].bytes, value: names.text(of: displays[owner]),
                    rule: rule(mentions[index].name, owner)))
        }
        return recognition
    }

    private func rule(_ name: Int32, _ owner: Int) -> String {
        if names.isFull(name) { return "full-name" }
        if resolver.identities[owner].hasFullName { return "part-of-name" }
        return resolver.wellKnown(owner, names) == nil ? "lone-name" : "well-known-surname"
    }

    private static func written(_ span: PersonSpan, in text: RecognizableText) -> String {
        var written = String(decoding: text.utf8[span.bytes], as: UTF8.self)
        // Brackets around a given name are the article's, not the name's.
        let first = text.utf8[span.bytes.lowerBound]
        if first == UInt8(ascii: "(") || first == UInt8(ascii: "[") { written.removeAll { "()[]".contains($0) } }
        return written
    }
}
