import TextAnalysis

extension CandidateScanner {
    /// One or two words or signs beside a run, the nearest first.
    private struct Side {
        var near: UInt64 = 0
        var far: UInt64 = 0
        var suffix: UInt32 = 0
        var nearClass: WordClass = []
        var farClass: WordClass = []
    }

    /// Finds what stands around a run.
    ///
    /// - Parameter text: the one that the run is of.
    mutating func addContext(_ runIndex: Int, of text: RecognizableText) {
        var run = runs[runIndex]
        let first = Int(words[run.words.lowerBound].tokens.lowerBound)
        let end = Int(words[run.words.upperBound - 1].tokens.upperBound)
        let isWrapped = runIndex < titleRunCount ? isTitleHardWrapped : isHardWrapped
        let left = leftSide(first, isWrapped: isWrapped, of: text)
        (run.left1, run.left2, run.leftSuffix) = (left.near, left.far, left.suffix)
        (run.leftClass, run.leftClass2) = (left.nearClass, left.farClass)
        let right = rightSide(end, isWrapped: isWrapped, of: text)
        (run.right1, run.right2, run.rightSuffix) = (right.near, right.far, right.suffix)
        (run.rightClass, run.rightClass2) = (right.nearClass, right.farClass)
        run.precedesAge = isAge(end, of: text)
        runs[runIndex] = run
    }

    private mutating func leftSide(_ first: Int, isWrapped: Bool, of text: RecognizableText) -> Side {
        var side = Side()
        let gap = gap(before: first, of: text)
        let sign =
            first == 0
            ? Gap.textEdge
            : gap.hasLineBreak && !isWrapped
                ? Gap.sentenceEdge : gap.isBlank ? edge(first, of: text) : gap.last
        var index = first
        if let sign {
            side.near = UInt64(sign)
        } else {
            index -= 1
            let fact = facts[text.tokens[index].form]
            (side.near, side.suffix, side.nearClass) = (key(of: text.tokens[index], fact), fact.suffix3, fact.wordClass)
        }
        if index == 0 {
            side.far = UInt64(Gap.textEdge)
        } else {
            let further = sign == nil ? self.gap(before: index, of: text) : nil
            if let further, !further.isBlank {
                side.far = UInt64(further.last)
            } else {
                let fact = facts[text.tokens[index - 1].form]
                (side.far, side.farClass) = (key(of: text.tokens[index - 1], fact), fact.wordClass)
            }
        }
        return side
    }

    private mutating func rightSide(_ end: Int, isWrapped: Bool, of text: RecognizableText) -> Side {
        var side = Side()
        let gap = gap(before: end, of: text)
        let sign =
            gap.isBlank
            ? gap.hasLineBreak && !isWrapped ? Gap.sentenceEdge : edge(end, of: text) : gap.first
        var index = end
        if let sign {
            side.near = UInt64(sign)
        } else {
            let fact = facts[text.tokens[index].form]
            (side.near, side.suffix, side.nearClass) = (key(of: text.tokens[index], fact), fact.suffix3, fact.wordClass)
            index += 1
        }
        if index >= text.tokens.count || sign != nil && edge(index, of: text) != nil {
            side.far = UInt64(Gap.textEdge)
        } else {
            let further = sign == nil ? self.gap(before: index, of: text) : nil
            if let further, !further.isBlank {
                side.far = UInt64(further.first)
            } else {
                let fact = facts[text.tokens[index].form]
                (side.far, side.farClass) = (key(of: text.tokens[index], fact), fact.wordClass)
            }
        }
        return side
    }

    /// Numbers are alike when they are as long.
    private func key(of token: Token, _ fact: FormFacts) -> UInt64 {
        token.flags.contains(.numeric) ? 64 + UInt64(min(token.length, 8)) : fact.hash
    }

    /// The code of a text's or sentence's edge before the token.
    private func edge(_ index: Int, of text: RecognizableText) -> UInt8? {
        if index == 0 || index >= text.tokens.count { return Gap.textEdge }
        return text.tokens[index].flags.contains(.sentenceStart) ? Gap.sentenceEdge : nil
    }

    /// `…, 34, …`
    private func isAge(_ end: Int, of text: RecognizableText) -> Bool {
        guard end < text.tokens.count else { return false }
        let token = text.tokens[end]
        let first = gap(before: end, of: text).first
        return token.length == 2 && token.flags.contains(.numeric)
            && (first == UInt8(ascii: ",") || first == UInt8(ascii: "("))
    }

    /// What stands between two runs, if that is at most two words.
    mutating func separator(from end: Int, to first: Int, of text: RecognizableText) -> UInt64 {
        guard end >= 0, first - end <= 2 else { return 0 }
        let gap = gap(before: first, of: text)
        var hash =
            UInt64(gap.last) << 9 | UInt64(gap.hasLineBreak ? 256 : 0) | UInt64(self.gap(before: end, of: text).first)
        for index in end..<first { hash = FeatureHash.pair(hash, facts[text.tokens[index].form].hash) }
        return hash | 1
    }
}
