package import TextAnalysis

/// Finds the candidates of an article: runs of words with capitals, with the particles between them.
package struct CandidateScanner {
    package private(set) var words: [CandidateWord] = []
    package internal(set) var runs: [CandidateRun] = []
    /// How many of the words are those of the title.
    package private(set) var titleWordCount = 0
    /// How many of the runs are those of the title.
    private(set) var titleRunCount = 0
    var facts: FormFactsTable
    /// For each form, the number of the last article that had it in small letters.
    private var smallForms: [UInt32] = []
    /// Words in small letters of the chain at hand.
    private var smallFormsOfChain: [FormID] = []
    private var article: UInt32 = 0
    /// The number of the last article that had an ambiguous word with a capital within a sentence.
    private var capitalForms: [UInt32: UInt32] = [:]

    /// Tokens by which the facts of forms are asked for before they are needed.
    private static let lead = 6

    private var isRunOpen = false
    /// A run is open, or particles wait for one.
    private var isOpen = false
    /// Whether line breaks mean no more than blanks.
    private(set) var isHardWrapped = false
    private(set) var isTitleHardWrapped = false
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
        isTitleHardWrapped = isHardWrapped
        titleWordCount = words.count
        titleRunCount = runs.count
        scan(text)
    }

    private mutating func scan(_ text: RecognizableText) {
        facts.grow()
        let missing = text.vocabulary.count - smallForms.count
        if missing > 0 { smallForms.append(contentsOf: repeatElement(0, count: missing)) }
        lastRunEnd = -1
        isHardWrapped = isWrapped(text)
        // Taken out, so that the loop may write to it while it changes the rest.
        var small: [UInt32] = []
        swap(&small, &smallForms)
        defer { swap(&small, &smallForms) }
        small.withUnsafeMutableBufferPointer { small in
            text.tokens.withUnsafeBufferPointer { tokens in
                let places = facts.places
                var index = 0
                while index < tokens.count {
                    let later = index &+ CandidateScanner.lead
                    if later < tokens.count, tokens[later].flags.contains(.capitalized) {
                        places.prefetch(tokens[later].form)
                    }
                    index = take(index, tokens, of: text, &small)
                }
            }
        }
        closeRun(text)
    }

    /// Takes a token, or the chain that it begins, and tells what comes next.
    @inline(__always)
    private mutating func take(
        _ index: Int, _ tokens: UnsafeBufferPointer<Token>, of text: RecognizableText,
        _ small: inout UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        let token = tokens[index]
        let next = index &+ 1
        let isAlone = next >= tokens.count || !tokens[next].flags.contains(.joined)
        if isAlone, token.flags.isDisjoint(with: [.capitalized, .sentenceStart]) {
            small[Int(token.form.rawValue)] = article
            takeSmall(index, token, of: text)
            return next
        }
        if token.flags.contains(.sentenceStart) {
            closeRun(text)
            mode = lineMode(tokens, from: index)
        }
        if !isAlone { return takeChain(from: index, tokens, of: text, &small) }
        if token.flags.contains(.capitalized) {
            takeCapital(index, of: text)
        } else {
            small[Int(token.form.rawValue)] = article
            takeSmall(index, token, of: text)
        }
        return next
    }

    private mutating func takeChain(
        from index: Int, _ tokens: UnsafeBufferPointer<Token>, of text: RecognizableText,
        _ small: inout UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var end = index + 1
        while end < tokens.count, tokens[end].flags.contains(.joined) { end += 1 }
        takeChain(index..<end, of: text)
        for form in smallFormsOfChain { small[Int(form.rawValue)] = article }
        smallFormsOfChain.removeAll(keepingCapacity: true)
        return end
    }

    private mutating func takeCapital(_ index: Int, of text: RecognizableText) {
        if isCandidate(index, of: text) {
            extend(with: word(index..<index + 1, of: text), of: text)
        } else {
            closeRun(text)
        }
    }

    /// Takes a word of a chain.
    mutating func takeWord(_ tokens: Range<Int>, of text: RecognizableText) {
        if tokens.count > 1 { return extend(with: word(tokens, of: text), of: text) }
        let token = text.tokens[tokens.lowerBound]
        if token.flags.contains(.capitalized) {
            takeCapital(tokens.lowerBound, of: text)
        } else {
            smallFormsOfChain.append(token.form)
            takeSmall(tokens.lowerBound, token, of: text)
        }
    }

    @inline(__always)
    private mutating func takeSmall(_ index: Int, _ token: Token, of text: RecognizableText) {
        if token.length <= 4, facts.wordClass(of: token.form).contains(.particle) {
            takeParticle(index, of: text)
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
        return hasInnerCapital(behind: start &+ 1, of: token, utf8)
            || hasInnerCapital(behind: start &+ 2, of: token, utf8)
    }

    /// Whether an apostrophe stands at a byte, and a capital behind it.
    @inline(__always)
    private func hasInnerCapital(behind start: Int, of token: Token, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = utf8[start]
        if byte == UInt8(ascii: "'") { return (0x41...0x5A).contains(utf8[start &+ 1]) }
        guard byte == 0xE2, token.length >= 6, utf8[start &+ 1] == 0x80 else { return false }
        return (0x41...0x5A).contains(utf8[start &+ 3])
    }

    private mutating func isCandidate(_ index: Int, of text: RecognizableText) -> Bool {
        let token = text.tokens[index]
        if token.flags.contains(.bigram) { return false }
        let wordClass = facts.wordClass(of: token.form)
        let isLetter = token.length <= 4 && facts[token.form].length == 1
        if isLetter, !isFollowedByPoint(token, text.utf8) {
            // The pronoun and the article; another letter alone may be an initial.
            if text.utf8[Int(token.offset)] == UInt8(ascii: "I") { return isRegnal(index, of: text) }
            return !wordClass.contains(.functional)
        }
        guard wordClass.contains(.functional), !token.flags.contains(.acronym), !isLetter else { return true }
        guard wordClass.contains(.ambiguous), mode != .upperCase, index + 1 < text.tokens.count else {
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

    private mutating func extend(with word: CandidateWord, of text: RecognizableText) {
        if !isAdjacent(Int(word.tokens.lowerBound), of: text) { closeRun(text) }
        if !isRunOpen {
            isRunOpen = true
            isOpen = true
            runStart = words.count
        }
        if !particles.isEmpty {
            words.append(contentsOf: particles)
            particles.removeAll(keepingCapacity: true)
        }
        words.append(word)
        nextToken = Int(word.tokens.upperBound)
    }

    private mutating func takeParticle(_ index: Int, of text: RecognizableText) {
        if !isAdjacent(index, of: text) { closeRun(text) }
        let isLeading = facts.wordClass(of: text.tokens[index].form).contains(.leading)
        guard isOpen || isLeading else { return }
        particles.append(word(index..<index + 1, of: text))
        isOpen = true
        nextToken = index + 1
    }

    /// Whether the token goes on what the last word began.
    @inline(__always)
    private func isAdjacent(_ index: Int, of text: RecognizableText) -> Bool {
        guard isOpen, index == nextToken,
            !text.tokens[index].flags.contains(.sentenceStart)
        else { return false }
        let gap = gap(before: index, of: text)
        if gap.hasLineBreak, !isHardWrapped { return false }
        if gap.isBlank { return true }
        guard gap.isPoint, let last = particles.last ?? words.last else { return false }
        return last.isInitial || last.wordClass.contains(.abbreviation)
    }

    @inline(__always)
    mutating func closeRun(_ text: RecognizableText) {
        if isOpen { endRun(text) }
    }

    private mutating func endRun(_ text: RecognizableText) {
        isOpen = false
        particles.removeAll(keepingCapacity: true)
        guard isRunOpen else { return }
        isRunOpen = false
        var run = CandidateRun(words: runStart..<words.count, mode: mode)
        let first = Int(words[runStart].tokens.lowerBound)
        let end = Int(words[words.count - 1].tokens.upperBound)
        run.separator = separator(from: lastRunEnd, to: first, of: text)
        lastRunEnd = end
        runs.append(run)
    }
}
