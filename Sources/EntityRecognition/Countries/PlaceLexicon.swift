import TextAnalysis

/// What the gazetteer knows of a vocabulary's forms.
struct PlaceLexicon {
    struct Form {
        /// Its number in the gazetteer.
        var word: Int32
        var classes: PlaceWordClass
        /// Whether a name starts with it.
        var startsName: Bool
    }

    let gazetteer: Gazetteer
    let vocabulary: Vocabulary
    private(set) var forms: [Form] = []

    init(gazetteer: Gazetteer, vocabulary: Vocabulary) {
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
    }

    /// Looks up the forms that came since the last call, so that reading a text hashes nothing.
    mutating func update() {
        for id in forms.count..<max(forms.count, vocabulary.count) {
            let word = gazetteer.word(hash: vocabulary.hash(of: FormID(rawValue: UInt32(id))))
            forms.append(
                Form(
                    word: word, classes: gazetteer.classes(of: word),
                    startsName: gazetteer.root(of: word) != Gazetteer.noNode))
        }
    }
}
