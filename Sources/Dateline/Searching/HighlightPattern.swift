import EntityRecognition

/// What a clause of a query marks in a text, in terms: each place takes any of a set.
enum HighlightPattern {
    /// Each occurrence by itself.
    case word(Set<[UInt8]>)
    /// Side by side in this order, marked as one.
    case phrase([Set<[UInt8]>])
    /// All within so many words, in any order.
    case near([Set<[UInt8]>], distance: Int)
    /// The places that name a person or a country.
    case entity(EntityMark)

    /// The terms that give the pattern its weight.
    var terms: Set<[UInt8]> {
        switch self {
        case .word(let terms): terms
        case .phrase(let places), .near(let places, _): places.reduce(into: []) { $0.formUnion($1) }
        case .entity(let mark): mark.terms
        }
    }
}

extension HighlightPattern {
    /// The terms that are looked for among the words of a text.
    var textTerms: Set<[UInt8]> {
        if case .entity(let mark) = self { mark.words.union(mark.phrase) } else { terms }
    }
}

/// A person or a country that a query asks for.
struct EntityMark {
    var kind: EntityKind
    /// The terms by which articles with the entity are found.
    var terms: Set<[UInt8]>
    /// The words of the name, stemmed, side by side: what is marked where an article has no list of mentions.
    var phrase: [[UInt8]]
    /// Words that mean the entity by themselves, stemmed: the last word of a name.
    var words: Set<[UInt8]>
}
