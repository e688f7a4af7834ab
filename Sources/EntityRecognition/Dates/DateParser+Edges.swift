import TextAnalysis

extension DateParser {
    /// Takes in "early", "late", "mid-", "the end of", and "the" before them.
    mutating func extendToEdge(_ expression: inout DateExpression) {
        var start = expression.tokens.lowerBound
        if expression.rule == "decade", start > floor, gap(start).contains(.apostrophe),
            follows(start, allowing: .apostrophe),
            kind(start - 1) == .the || kind(start - 1) == .early
        {
            start -= 1
        } else if start > floor, follows(start, allowing: .hyphen), kind(start - 1) == .early {
            start -= 1
        } else if start > floor + 1, follows(start), kind(start - 1) == .in, kind(start - 2) == .early,
            follows(start - 1)
        {
            start -= 2
        } else if start > floor + 1, follows(start), kind(start - 1) == .of, follows(start - 1),
            kind(start - 2) == .edge
        {
            start -= 2
        }
        if start > floor, kind(start - 1) == .the, follows(start) { start -= 1 }
        expression.tokens = start..<expression.tokens.upperBound
    }

    /// The index of "the" or "a" right before a token, else the token's own.
    func withArticle(_ index: Int) -> Int {
        kind(index - 1) == .the && follows(index) ? index - 1 : index
    }

    /// Whether a clause speaks of the future: a cue stands close before, with no verb of the past in between.
    func isFuture(before start: Int) -> Bool {
        let limit = Int(tokens[start].offset) - 80
        var index = start
        while index > 0, !tokens[index].flags.contains(.sentenceStart), Int(tokens[index - 1].offset) >= limit {
            index -= 1
            let word = words[Int(tokens[index].form.rawValue)]
            switch word.kind {
            case .spoke, .ended, .since: return false
            case .will: if word.value == 0 { return true }
            case .future:
                if word.value == 0 || word.value == 2 && !isNoun(index) { return true }
                if word.value == 1, isTo(index + 1) { return true }
            case .early, .soon: if isAs(index + 1) { return true }
            case .be: if isTo(index + 1) { return true }
            default: break
            }
        }
        return false
    }

    /// "The plan", "its plans".
    private func isNoun(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return [.the, .article, .possessor].contains(words[Int(tokens[index - 1].form.rawValue)].kind)
    }

    /// "As soon as", "as early as".
    private func isAs(_ index: Int) -> Bool {
        index < tokens.count && words[Int(tokens[index].form.rawValue)].kind == .as
    }

    private func isTo(_ index: Int) -> Bool {
        index < tokens.count && words[Int(tokens[index].form.rawValue)].kind == .to
    }

    /// Whether "will" or "would" stands in the sentence around a token.
    func sentenceHasWill(around index: Int) -> Bool {
        var start = index
        while start > 0, !tokens[start].flags.contains(.sentenceStart) { start -= 1 }
        var next = start
        while next < tokens.count, next == start || !tokens[next].flags.contains(.sentenceStart) {
            if words[Int(tokens[next].form.rawValue)].kind == .will { return true }
            next += 1
        }
        return false
    }

    /// "By June", "until June", with no verb of the past before.
    func isOpenEnd(before start: Int) -> Bool {
        guard start > floor, [.by, .until, .through].contains(kind(start - 1)) else { return false }
        var index = start - 1
        while index > 0, !tokens[index].flags.contains(.sentenceStart) {
            index -= 1
            if words[Int(tokens[index].form.rawValue)].kind == .spoke { return false }
        }
        return true
    }
}
