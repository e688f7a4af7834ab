public import Chronology
public import TextAnalysis

/// Finds dates in tokenized text and places them on the calendar.
///
/// A grammar over the words of dates, made for precision: durations ("for three days"), repetitions ("every Monday") and
/// words that only look like dates (May as a name, 2,000 people) are left alone. The notation and many conventions are
/// those of TimeML's TIMEX3; `docs/dates.md` lists the rules. Each thread has its own recogniser.
public struct DateRecognizer {
    public let vocabulary: Vocabulary
    private var table = DateWordTable()
    var words: [DateWord] { table.words }

    /// - Parameter vocabulary: the one of the tokens that will come.
    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// - Parameter published: the day from which "yesterday" and years that are not named are counted; nil leaves
    ///   such dates without a value, but for those that an earlier date of the text completes.
    /// - Returns: the mentions in order, without overlaps, with values as ``DateValue`` prints them, and the days that
    ///   they speak of, each once, in order of first mention.
    public mutating func recognize(
        _ text: RecognizableText, published: CalendarDate?
    ) -> (mentions: [Mention], about: [DateRange]) {
        let (expressions, spansOfMonths) = parse(text)
        guard !expressions.isEmpty else { return ([], []) }
        var resolver = DateResolver(published: published, expressions: expressions, spansOfMonths: spansOfMonths)
        var mentions: [Mention] = []
        mentions.reserveCapacity(expressions.count)
        var about: [DateRange] = []
        about.reserveCapacity(min(expressions.count, 32))
        // Of few, to compare is faster than to look up.
        var seen: Set<DateRange> = []
        func isNew(_ range: DateRange) -> Bool {
            if about.count < 32 { return !about.contains(range) }
            if seen.isEmpty { seen = Set(about) }
            return seen.insert(range).inserted
        }
        for expression in expressions {
            let start = Int(text.tokens[expression.tokens.lowerBound].offset)
            let end = text.tokens[expression.tokens.upperBound - 1].range.upperBound
            let resolution = resolver.resolution(of: expression, at: start)
            mentions.append(
                Mention(kind: .date, range: start..<end, value: resolution?.value.description, rule: expression.rule))
            if let range = resolution?.range, isNew(range) { about.append(range) }
        }
        return (mentions, about)
    }

    /// The expressions of a text, and where spans such as "nine months" start.
    mutating func parse(_ text: RecognizableText) -> ([DateExpression], spansOfMonths: [Int]) {
        precondition(text.vocabulary === vocabulary, "the tokens belong to another vocabulary")
        table.update(from: vocabulary)
        return text.tokens.withUnsafeBufferPointer { tokens in
            table.words.withUnsafeBufferPointer { words in
                table.anchors.withUnsafeBufferPointer { anchors in
                    var parser = DateParser(utf8: text.utf8, tokens: tokens, words: words)
                    parser.run(anchors)
                    return (parser.expressionsOfNews(), parser.spansOfMonths)
                }
            }
        }
    }
}
