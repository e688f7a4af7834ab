import TextAnalysis

/// A text as words of the gazetteer, and where places are in it. It borrows the text and the lexicon's forms.
struct PlaceText {
    let utf8: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    private let forms: UnsafeBufferPointer<PlaceLexicon.Form>
    let gazetteer: Gazetteer
    let article: ArticleWords
    /// Whether most words are in capitals, so that these say nothing.
    private let isShouted: Bool

    init(
        utf8: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>,
        forms: UnsafeBufferPointer<PlaceLexicon.Form>, gazetteer: Gazetteer, article: ArticleWords,
        isTitle: Bool = false
    ) {
        self.utf8 = utf8
        self.tokens = tokens
        self.forms = forms
        self.gazetteer = gazetteer
        self.article = article
        isShouted = isTitle && PlaceText.isMostlyCapitals(tokens)
    }

    var count: Int { tokens.count }

    @inline(__always)
    private func form(_ index: Int) -> PlaceLexicon.Form { forms[Int(tokens[index].form.rawValue)] }

    @inline(__always)
    func flags(_ index: Int) -> TokenFlags { tokens[index].flags }

    @inline(__always)
    func classes(_ index: Int) -> PlaceWordClass { tokens.indices.contains(index) ? form(index).classes : [] }

    /// The first token from `index` on, and before `end`, with which a name may start; `end` when there is none.
    @inline(__always)
    func nextStart(from index: Int, to end: Int) -> Int {
        var index = index
        while index < end, !tokens[index].flags.contains(.capitalized) || !form(index).startsName { index &+= 1 }
        return index
    }

    /// What stands behind a token, before the next one or the end.
    @inline(__always)
    func gap(after index: Int) -> PlaceGap {
        let start = tokens[index].range.upperBound
        let end = index + 1 < count ? tokens[index + 1].range.lowerBound : utf8.count
        if end == start + 1, utf8[start] == UInt8(ascii: " ") { return .space }
        return start < end ? PlaceGap(utf8[start..<end]) : []
    }

    func gap(before index: Int) -> PlaceGap {
        index > 0 ? gap(after: index - 1) : PlaceGap(utf8[..<tokens[0].range.lowerBound])
    }

    func bytes(of tokens: Range<Int>) -> Range<Int> {
        self.tokens[tokens.lowerBound].range.lowerBound..<self.tokens[tokens.upperBound - 1].range.upperBound
    }

    /// The longest name that starts with a token.
    /// - Parameter isDateline: case says nothing there, and of two bearers of a name the capital stands alone.
    func match(at start: Int, isDateline: Bool = false) -> PlaceMatch? {
        var node = gazetteer.root(of: form(start).word)
        var end = start
        /// A bit a word.
        var capitals: UInt32 = 0
        var longest: PlaceMatch?
        while node != Gazetteer.noNode {
            if isDateline || flags(end).contains(.capitalized) { capitals |= 1 << UInt32(end - start) }
            end += 1
            // The words that the name has in capitals must be so in the text.
            let senses = gazetteer.filter(gazetteer.senses(at: node)) { $0.capitals & ~capitals == 0 }
            if !senses.isEmpty { longest = PlaceMatch(tokens: start..<end, senses: senses) }
            guard end < count, continuesName(end) else { break }
            node = gazetteer.child(of: node, word: form(end).word)
        }
        if let sense = longest.map(likeliest), sense.kind == .choice {
            longest?.senses = article.decision(of: sense, isDateline: isDateline)
        }
        return longest
    }

    func likeliest(_ match: PlaceMatch) -> PlaceSense { gazetteer[match.senses.first] }

    private func continuesName(_ index: Int) -> Bool {
        guard !flags(index).contains(.paragraphStart) else { return false }
        let gap = gap(before: index)
        // A short line looks like a sentence, but a name may go on behind it.
        if flags(index).contains(.sentenceStart), gap != .lineBreak { return false }
        guard gap.isSubset(of: [.space, .lineBreak, .hyphen, .point]) else { return false }
        // A point belongs to an abbreviation: St. Louis, W. Va.
        return !gap.contains(.point) || tokens[index - 1].length <= 3
    }

    /// Whether a name and its neighbours are in capitals, as in headlines.
    func isShouted(_ tokens: Range<Int>) -> Bool {
        if isShouted { return true }
        guard tokens.allSatisfy({ flags($0).contains(.allCaps) }) else { return false }
        let around = [tokens.lowerBound - 2, tokens.lowerBound - 1, tokens.upperBound, tokens.upperBound + 1]
        let neighbours = around.filter { $0 >= 0 && $0 < count && !flags($0).contains(.numeric) }
        let capitals = neighbours.count { flags($0).contains(.allCaps) && !flags($0).contains(.acronym) }
        return capitals >= 2 && capitals * 3 >= neighbours.count * 2
    }

    private static func isMostlyCapitals(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
        let words = tokens.count { !$0.flags.contains(.numeric) }
        return tokens.count { !$0.flags.contains(.numeric) && $0.flags.contains(.allCaps) } * 10 > words * 6
    }
}
