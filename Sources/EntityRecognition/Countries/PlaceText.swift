import TextAnalysis

/// A text as words of the gazetteer, and where places are in it.
struct PlaceText {
    let text: RecognizableText
    let gazetteer: Gazetteer
    let article: ArticleWords
    /// By form.
    private let words: [Int32]
    private let startsName: [Bool]
    /// Whether most words are in capitals, so that these say nothing.
    private let isShouted: Bool

    init(_ text: RecognizableText, lexicon: PlaceLexicon, article: ArticleWords, isTitle: Bool = false) {
        self.text = text
        self.article = article
        gazetteer = lexicon.gazetteer
        words = lexicon.words
        startsName = lexicon.startsName
        isShouted = isTitle && PlaceText.isMostlyCapitals(text.tokens)
    }

    var count: Int { text.tokens.count }

    @inline(__always)
    func word(_ index: Int) -> Int32 { words[Int(text.tokens[index].form.rawValue)] }

    @inline(__always)
    func flags(_ index: Int) -> TokenFlags { text.tokens[index].flags }

    func classes(_ index: Int) -> PlaceWordClass {
        text.tokens.indices.contains(index) ? gazetteer.classes(of: word(index)) : []
    }

    /// The first token from `index` on, and before `end`, with which a name may start; `end` when there is none.
    func nextStart(from index: Int, to end: Int) -> Int {
        text.tokens.withUnsafeBufferPointer { tokens in
            startsName.withUnsafeBufferPointer { startsName in
                var index = index
                while index < end {
                    let token = tokens[index]
                    if token.flags.contains(.capitalized), startsName[Int(token.form.rawValue)] { break }
                    index += 1
                }
                return index
            }
        }
    }

    /// What stands behind a token, before the next one or the end.
    func gap(after index: Int) -> PlaceGap {
        let start = text.tokens[index].range.upperBound
        let end = index + 1 < count ? text.tokens[index + 1].range.lowerBound : text.utf8.count
        if end == start + 1, text.utf8[start] == UInt8(ascii: " ") { return .space }
        return start < end ? PlaceGap(text.utf8[start..<end]) : []
    }

    func gap(before index: Int) -> PlaceGap {
        index > 0 ? gap(after: index - 1) : PlaceGap(text.utf8[..<text.tokens[0].range.lowerBound])
    }

    func bytes(of tokens: Range<Int>) -> Range<Int> {
        text.tokens[tokens.lowerBound].range.lowerBound..<text.tokens[tokens.upperBound - 1].range.upperBound
    }

    /// The longest name that starts with a token.
    /// - Parameter isDateline: case says nothing there, and of two bearers of a name the capital stands alone.
    func match(at start: Int, isDateline: Bool = false) -> PlaceMatch? {
        guard let root = gazetteer.root(of: word(start)) else { return nil }
        var node = root
        var end = start + 1
        var longest: PlaceMatch?
        while true {
            var senses = gazetteer.senses(at: node)
            if !isDateline, !senses.allSatisfy({ isWritten($0, at: start..<end) }) {
                senses = senses.filter { isWritten($0, at: start..<end) }
            }
            if !senses.isEmpty { longest = PlaceMatch(tokens: start..<end, senses: senses) }
            guard end < count, continuesName(end), let next = gazetteer.child(of: node, word: word(end)) else { break }
            node = next
            end += 1
        }
        if let sense = longest?.senses.first, sense.kind == .choice {
            longest?.senses = [article.decision(of: sense, isDateline: isDateline)]
        }
        return longest
    }

    /// Whether the words that the name has in capitals are so in the text.
    private func isWritten(_ sense: PlaceSense, at tokens: Range<Int>) -> Bool {
        var capitals = sense.capitals
        for index in tokens where capitals != 0 {
            if capitals & 1 != 0, !flags(index).contains(.capitalized) { return false }
            capitals >>= 1
        }
        return true
    }

    private func continuesName(_ index: Int) -> Bool {
        guard !flags(index).contains(.paragraphStart) else { return false }
        let gap = gap(before: index)
        // A short line looks like a sentence, but a name may go on behind it.
        if flags(index).contains(.sentenceStart), gap != .lineBreak { return false }
        guard gap.isSubset(of: [.space, .lineBreak, .hyphen, .point]) else { return false }
        // A point belongs to an abbreviation: St. Louis, W. Va.
        return !gap.contains(.point) || text.tokens[index - 1].length <= 3
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

    private static func isMostlyCapitals(_ tokens: [Token]) -> Bool {
        let words = tokens.filter { !$0.flags.contains(.numeric) }
        return words.count { $0.flags.contains(.allCaps) } * 10 > words.count * 6
    }
}
