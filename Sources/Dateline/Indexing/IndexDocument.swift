import TextAnalysis

/// A document ready to be written: data, values, and terms with their frequency and positions, as flat arrays.
///
/// Terms are distinct and in no particular order; the positions of each ascend.
struct IndexDocument: Sendable {
    /// A term by its bytes.
    struct Term: Sendable {
        /// Bytes in `termBytes`.
        var bytes: Range<Int>
        /// Occurrences within the document, as the weighting counts them; 0 for filters.
        var wdf: UInt32
        /// Places in `positions`; empty for terms without positions.
        var positions: Range<Int>
    }

    /// A term by its id in one of the vocabularies of the thread: its bytes need not be touched.
    struct Word: Sendable {
        enum Field: Sendable {
            /// A stem of the text or of the title.
            case text, title
            /// A term that filters, prefix included.
            case filter
        }

        var term: FormID
        var field: Field
        var wdf: UInt32
        /// How many of `wordPositions` are this word's, behind those of the words before it.
        var positionCount: UInt32
    }

    struct Value: Sendable {
        var slot: UInt32
        var bytes: [UInt8]
    }

    var data: [UInt8] = []
    /// In ascending order of slots, none twice.
    var values: [Value] = []
    var terms: [Term] = []
    var termBytes: [UInt8] = []
    var positions: [UInt32] = []
    var words: [Word] = []
    var wordPositions: [UInt32] = []

    /// Adds a term that filters and does not weigh, perhaps with positions, in ascending order.
    mutating func addFilter(_ term: [UInt8], at places: [UInt32] = []) {
        let start = termBytes.count
        let firstPosition = positions.count
        termBytes.append(contentsOf: term)
        positions.append(contentsOf: places)
        terms.append(Term(bytes: start..<termBytes.count, wdf: 0, positions: firstPosition..<positions.count))
    }

    func bytes(of term: Term) -> ArraySlice<UInt8> { termBytes[term.bytes] }

    /// Turns the words into terms by their bytes, for those who do not know the vocabularies.
    mutating func spellOutWords(_ vocabularies: TermVocabularies) {
        let offset = positions.count
        positions += wordPositions
        var next = offset
        for word in words {
            let start = termBytes.count
            termBytes.append(contentsOf: word.field.prefix.utf8)
            vocabularies[word.field].withBytes(of: word.term) { termBytes.append(contentsOf: $0) }
            let end = next + Int(word.positionCount)
            terms.append(Term(bytes: start..<termBytes.count, wdf: word.wdf, positions: next..<end))
            next = end
        }
        words = []
        wordPositions = []
    }
}

/// What the words of a document are of.
struct TermVocabularies {
    let stems: Vocabulary
    let filters: Vocabulary

    subscript(field: IndexDocument.Word.Field) -> Vocabulary {
        switch field {
        case .text, .title: stems
        case .filter: filters
        }
    }
}

extension IndexDocument.Word.Field {
    var prefix: String {
        switch self {
        case .text, .filter: ""
        case .title: IndexSchema.Prefix.title.rawValue
        }
    }
}
