import TextAnalysis

/// The gazetteer's numbers of a vocabulary's forms.
struct PlaceLexicon {
    let gazetteer: Gazetteer
    private let vocabulary: Vocabulary
    /// By form.
    private(set) var words: [Int32] = []
    /// By form: whether a name starts with it.
    private(set) var startsName: [Bool] = []

    init(gazetteer: Gazetteer, vocabulary: Vocabulary) {
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
    }

    /// Looks up the forms that came since the last call, so that reading a text hashes nothing.
    mutating func update() {
        for id in words.count..<max(words.count, vocabulary.count) {
            let word = gazetteer.word(hash: vocabulary.hash(of: FormID(rawValue: UInt32(id))))
            words.append(word)
            startsName.append(gazetteer.root(of: word) != nil)
        }
    }
}
