import TextAnalysis

/// One article on its way through the recogniser.
struct CountryReading {
    private let body: PlaceText
    private let title: PlaceText?
    private let persons: [Mention]
    private var nextPerson = 0
    private(set) var mentions: [Mention] = []
    private(set) var tally: CountryTally

    init(body: PlaceText, title: PlaceText?, persons: [Mention]) {
        self.body = body
        self.title = title
        self.persons = persons
        mentions.reserveCapacity(32)
        tally = CountryTally(textBytes: body.utf8.count)
    }

    mutating func read() {
        if let title {
            eachSense(in: title, 0..<title.count) { reading, sense, _ in reading.tally.addTitle(sense) }
        }
        var start = 0
        if let head = body.dateline(), let match = head.match {
            readText(0..<head.tokens.lowerBound)
            add(body.likeliest(match), at: match.tokens, isDateline: true)
            start = head.tokens.upperBound
        }
        readText(start..<body.count)
    }

    private mutating func readText(_ tokens: Range<Int>) {
        eachSense(in: body, tokens) { reading, sense, tokens in
            reading.add(sense, at: tokens, isDateline: false)
        }
    }

    private mutating func add(_ sense: PlaceSense, at tokens: Range<Int>, isDateline: Bool) {
        let bytes = body.bytes(of: tokens)
        guard isDateline || !isInPerson(bytes) else { return }
        let code = body.gazetteer.codes[Int(sense.country)]
        mentions.append(Mention(kind: .country, range: bytes, value: code, rule: sense.rule))
        tally.add(sense, offset: bytes.lowerBound, isDateline: isDateline)
    }

    private mutating func isInPerson(_ bytes: Range<Int>) -> Bool {
        while nextPerson < persons.count, persons[nextPerson].range.upperBound <= bytes.lowerBound { nextPerson += 1 }
        return nextPerson < persons.count && persons[nextPerson].range.lowerBound < bytes.upperBound
    }

    private mutating func eachSense(
        in text: PlaceText, _ tokens: Range<Int>, body: (inout CountryReading, PlaceSense, Range<Int>) -> Void
    ) {
        var index = text.nextStart(from: tokens.lowerBound, to: tokens.upperBound)
        while index < tokens.upperBound {
            var next = index + 1
            if let match = text.match(at: index), match.tokens.upperBound <= tokens.upperBound {
                next = match.tokens.upperBound
                if let sense = text.admissibleSense(of: match) { body(&self, sense, match.tokens) }
            }
            index = text.nextStart(from: next, to: tokens.upperBound)
        }
    }
}
