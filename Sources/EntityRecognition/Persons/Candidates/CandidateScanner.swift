package import TextAnalysis

/// Finds the candidates of an article: runs of words with capitals, with the particles between them.
package struct CandidateScanner {
    package private(set) var words: [CandidateWord] = []
    package private(set) var runs: [CandidateRun] = []
    /// How many of the words are those of the title.
    package private(set) var titleWordCount = 0
    var facts: FormFactsTable
    /// For each form, the number of the last article that had it in small letters.
    private var smallForms: [UInt32] = []
    private var article: UInt32 = 0
    /// The number of the last article that had an ambiguous word with a capital within a sentence.
    private var capitalForms: [UInt32: UInt32] = [:]

    private var isRunOpen = false
    /// Whether line breaks mean no more than blanks.
    private(set) var isHardWrapped = false
    private var runStart = 0
    private var mode = LineMode.sentence
    /// Particles that join the run if a candidate follows.
    private var particles: [CandidateWord] = []
    /// The token behind the last word of the run or of the particles.
    private var nextToken = 0
    /// The token behind the last run; -1 at the start of a text.
    private var lastRunEnd = -1

    package init(vocabulary: Vocabulary, names: NameTable) {
        facts = FormFactsTable(vocabulary: vocabulary, names: names)
    }

    /// Whether the article has the form in small letters too.
    func isWrittenSmall(_ form: UInt32) -> Bool {
        form < smallForms.count && smallForms[Int(form)] == article
    }

    /// Finds the candidates of an article, those of its title first.
    package mutating func scan(_ text: RecognizableText, title: RecognizableText?) {
        words.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        article &+= 1
        if let title { scan(title) }
        titleWordCount = words.count
        scan(text)
    }

    private mutating func scan(_ text: RecognizableText) {
        facts.grow()
        let missing = text.vocabulary.count - smallForms.count
        if missing > 0 { smallForms.append(contentsOf: repeatElement(0, count: missing)) }
        lastRunEnd = -1
        isHardWrapped = isWrapped(text)
        let tokens = text.tokens
        var index = 0
        while index < tokens.count {
            let flags = tokens[index].flags
            if flags.contains(.sentenceStart) {
                closeRun(text)
                mode = lineMode(tokens, from: index)
            }
            var end = index + 1
            while end < tokens.count, tokens[end].flags.contains(.joined) { end += 1 }
            if end == index + 1 {
                take(index, of: text)
            } else {
                takeChain(index..<end, of: text)
            }
            index = end
        }
        closeRun(text)
    }

    @inline(__always)
    private mutating func take(_ index: Int, of text: RecognizableText) {
        let token = text.tokens[index]
        if token.flags.contains(.capitalized) {
            if isCandidate(index, of: text) {
                extend(with: word(index..<index + 1, of: text), of: text)
            } else {
                closeRun(text)
            }
        } else {
            takeSmall(index, token, of: text)
        }
    }

    /// Takes a word of a chain.
    mutating func takeWord(_ tokens: Range<Int>, of text: RecognizableText) {
        if tokens.count == 1 {
            take(tokens.lowerBound, of: text)
        } else {
            extend(with: word(tokens, of: text), of: text)
        }
    }

    @inline(__always)
    private mutating func takeSmall(_ index: Int, _ token: Token, of text: RecognizableText) {
        smallForms[Int(token.form.rawValue)] = article
        if token.length <= 4, facts[token.form].wordClass.contains(.particle) {
            takeParticle(word(index..<index + 1, of: text), of: text)
        } else if hasInnerCapital(token, text.utf8) {
            extend(with: word(index..<index + 1, of: text), of: text)
        } else {
            closeRun(text)
        }
    }

    /// `d'Estaing`
    @inline(__always)
    private func hasInnerCapital(_ token: Token, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard token.length >= 4 else { return false }
        let start = Int(token.offset)
        for position in start + 1...start + 2 {
            let byte = utf8[position]
            if byte == UInt8(ascii: "'") { return (0x41...0x5A).contains(utf8[position + 1]) }
            if byte == 0xE2, token.length >= 6, utf8[position + 1] == 0x80 {
                return (0x41...0x5A).contains(utf8[position + 3])
            }
        }
        return false
    }

    private mutating func isCandidate(_ index: Int, of text: RecognizableText) -> Bool {
        let token = text.tokens[index]
        if token.flags.contains(.bigram) { return false }
        let fact = facts[token.form]
        if fact.length == 1, !isFollowedByPoint(token, text.utf8) {
            // The pronoun and the article; another letter alone may be an initial.
            if text.utf8[Int(token.offset)] == UInt8(ascii: "I") { return isRegnal(index, of: text) }
            return !fact.wordClass.contains(.functional)
        }
        guard fact.wordClass.contains(.functional), !token.flags.contains(.acronym), fact.length > 1 else {
            return true
        }
        guard fact.wordClass.contains(.ambiguous), mode != .upperCase, index + 1 < text.tokens.count else {
            return false
        }
        if mode == .sentence, !token.flags.contains(.sentenceStart) {
            capitalForms[token.form.rawValue] = article
            return true
        }
        // So, Ng and To may be surnames; the article has shown it within a sentence.
        if mode == .sentence, capitalForms[token.form.rawValue] == article { return true }
        let next = text.tokens[index + 1]
        return next.flags.contains(.capitalized) && !next.flags.contains(.sentenceStart)
            && gap(before: index + 1, of: text).isBlank
    }

    /// `Elizabeth I`
    private func isRegnal(_ index: Int, of text: RecognizableText) -> Bool {
        guard isAdjacent(index, of: text), particles.isEmpty, let last = words.last else { return false }
        return last.statistics.given > 4 || last.statistics.isGiven == 1
    }

    private func isFollowedByPoint(_ token: Token, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        token.range.upperBound < utf8.count && utf8[token.range.upperBound] == UInt8(ascii: ".")
    }

    func gap(before index: Int, of text: RecognizableText) -> Gap {
        let previous = index > 0 ? text.tokens[index - 1] : nil
        let start = previous?.range.upperBound ?? 0
        let end = index < text.tokens.count ? Int(text.tokens[index].offset) : text.utf8.count
        // Signs farther away than this say nothing.
        return Gap(
            text.utf8, start..<min(max(start, end), start + 24),
            isBehindPossessive: previous?.flags.contains(.possessive) == true)
    }

    private mutating func extend(with word: CandidateWord, of text: RecognizableText) {
        if !isAdjacent(Int(word.tokens.lowerBound), of: text) { closeRun(text) }
        if !isRunOpen {
            isRunOpen = true
            runStart = words.count
        }
        words.append(contentsOf: particles)
        particles.removeAll(keepingCapacity: true)
        words.append(word)
        nextToken = Int(word.tokens.upperBound)
    }

    private mutating func takeParticle(_ word: CandidateWord, of text: RecognizableText) {
        if !isAdjacent(Int(word.tokens.lowerBound), of: text) { closeRun(text) }
        guard isRunOpen || !particles.isEmpty || word.wordClass.contains(.leading) else { return }
        particles.append(word)
        nextToken = Int(word.tokens.upperBound)
    }

    /// Whether the token goes on what the last word began.
    private func isAdjacent(_ index: Int, of text: RecognizableText) -> Bool {
        guard isRunOpen || !particles.isEmpty, index == nextToken,
            !text.tokens[index].flags.contains(.sentenceStart)
        else { return false }
        let gap = gap(before: index, of: text)
        if gap.hasLineBreak, !isHardWrapped { return false }
        if gap.isBlank { return true }
        guard gap.isPoint, let last = particles.last ?? words.last else { return false }
        return last.isInitial || last.wordClass.contains(.abbreviation)
    }

    mutating func closeRun(_ text: RecognizableText) {
        particles.removeAll(keepingCapacity: true)
        guard isRunOpen else { return }
        isRunOpen = false
        var run = CandidateRun(words: runStart..<words.count, mode: mode)
        let first = Int(words[runStart].tokens.lowerBound)
        let end = Int(words[words.count - 1].tokens.upperBound)
        setContext(&run, first: first, end: end, lastRunEnd: lastRunEnd, of: text)
        lastRunEnd = end
        runs.append(run)
    }
}

extension CandidateScanner {
    /// Whether the lines of a text are broken by width: then many of them start with a small letter.
    private func isWrapped(_ text: RecognizableText) -> Bool {
        var breaks = 0
        var small = 0
        var position = 0
        while breaks < 200, position + 1 < text.utf8.count {
            if text.utf8[position] == UInt8(ascii: "\n") {
                let next = text.utf8[position + 1]
                if next > 0x20 { breaks += 1 }
                if (0x61...0x7A).contains(next) { small += 1 }
            }
            position += 1
        }
        return small * 4 > breaks
    }

    /// Whether the sentence at `start` is in capitals or in title case, as headlines are.
    private func lineMode(_ tokens: [Token], from start: Int) -> LineMode {
        var upper = 0
        var capital = 0
        var small = 0
        var index = start
        while index < tokens.count, index == start || !tokens[index].flags.contains(.sentenceStart) {
            let token = tokens[index]
            index += 1
            if token.length < 2 || token.flags.contains(.containsDigit) { continue }
            if token.flags.contains(.allCaps) {
                upper += 1
            } else if token.flags.contains(.capitalized) {
                capital += 1
            } else if token.length > 3 {
                small += 1
                if small > 6 { return .sentence }
            }
        }
        if upper > 0, upper >= 4 * (capital + small) { return .upperCase }
        return .sentence
    }
}
