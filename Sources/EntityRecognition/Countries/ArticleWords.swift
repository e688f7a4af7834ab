import TextAnalysis

/// What all the words of an article say about its names of places; worked out when a name asks for it.
final class ArticleWords {
    private let text: RecognizableText
    private let title: RecognizableText?
    private let lexicon: PlaceLexicon
    /// By the choice's number.
    private var decisions: [UInt16: PlaceSenses] = [:]

    init(_ text: RecognizableText, title: RecognizableText?, lexicon: PlaceLexicon) {
        self.text = text
        self.title = title
        self.lexicon = lexicon
    }

    /// Whether the article speaks of the European Union or its like, for which Brussels may stand.
    private(set) lazy var namesUnion: Bool = tellingWords.contains {
        lexicon.gazetteer.classes(of: $0).contains(.union)
    }

    /// The words of the article that decide something, in their order.
    private lazy var tellingWords: [Int32] = {
        var telling: [Int32] = []
        for text in [text, title] {
            for token in text?.tokens ?? [] {
                let form = lexicon.forms[Int(token.form.rawValue)]
                if !form.classes.isDisjoint(with: [.cue, .union]) { telling.append(form.word) }
            }
        }
        return telling
    }()

    /// The sense of a name of two states that more of the article's words speak for.
    func decision(of choice: PlaceSense, isDateline: Bool) -> PlaceSenses {
        let options = lexicon.gazetteer.choices[Int(choice.country)]
        if isDateline, lexicon.gazetteer[options.special.first].kind == .capital { return options.special }
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
