import TextAnalysis

/// What all the words of an article say about its names of places; worked out when a name asks for it.
final class ArticleWords {
    private let texts: [RecognizableText]
    private let gazetteer: Gazetteer
    /// By form.
    private let words: [Int32]
    /// By the choice's number.
    private var decisions: [UInt16: PlaceSense] = [:]

    init(_ texts: [RecognizableText], lexicon: PlaceLexicon) {
        self.texts = texts
        gazetteer = lexicon.gazetteer
        words = lexicon.words
    }

    /// Whether the article speaks of the European Union or its like, for which Brussels may stand.
    private(set) lazy var namesUnion: Bool = listedWords.contains {
        gazetteer.classes(of: $0).contains(.union)
    }

    /// The words of the article that the gazetteer has, in their order.
    private lazy var listedWords: [Int32] = texts.flatMap { text in
        text.tokens.lazy.map { self.words[Int($0.form.rawValue)] }.filter { $0 != Gazetteer.noWord }
    }

    /// The sense of a name of two states that more of the article's words speak for.
    func decision(of choice: PlaceSense, isDateline: Bool) -> PlaceSense {
        let options = gazetteer.choices[Int(choice.country)]
        if isDateline, options.special.kind == .capital { return options.special }
        if let decision = decisions[choice.country] { return decision }
        var balance = 0
        for word in listedWords {
            if options.cues.contains(word) { balance += 1 }
            if options.counterCues.contains(word) { balance -= 1 }
        }
        let decision = balance > 0 ? options.special : options.usual
        decisions[choice.country] = decision
        return decision
    }
}
