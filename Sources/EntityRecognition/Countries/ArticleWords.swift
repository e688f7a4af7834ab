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
    private(set) lazy var namesUnion: Bool = tellingWords.contains {
        gazetteer.classes(of: $0).contains(.union)
    }

    /// The words of the article that decide something, in their order.
    private lazy var tellingWords: [Int32] = {
        var telling: [Int32] = []
        for text in texts {
            for token in text.tokens {
                let word = words[Int(token.form.rawValue)]
                if word != Gazetteer.noWord, !gazetteer.classes(of: word).isDisjoint(with: [.cue, .union]) {
                    telling.append(word)
                }
            }
        }
        return telling
    }()

    /// The sense of a name of two states that more of the article's words speak for.
    func decision(of choice: PlaceSense, isDateline: Bool) -> PlaceSense {
        let options = gazetteer.choices[Int(choice.country)]
        if isDateline, options.special.kind == .capital { return options.special }
        if let decision = decisions[choice.country] { return decision }
        var balance = 0
        for word in tellingWords {
            if options.cues.contains(word) { balance += 1 }
            if options.counterCues.contains(word) { balance -= 1 }
        }
        let decision = balance > 0 ? options.special : options.usual
        decisions[choice.country] = decision
        return decision
    }
}
