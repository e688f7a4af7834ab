import EntityRecognition
import Testing
import TextAnalysis

@Suite struct PersonRecognizerTests {
    private func recognize(_ text: String, title: String = "") -> PersonRecognition {
        let vocabulary = Vocabulary()
        var recognizer = PersonRecognizer(vocabulary: vocabulary)
        return recognize(Array(text.utf8), title: Array(title.utf8), vocabulary, &recognizer)
    }

    private func recognize(
        _ text: [UInt8], title: [UInt8], _ vocabulary: Vocabulary, _ recognizer: inout PersonRecognizer
    ) -> PersonRecognition {
        var tokenizer = Tokenizer(vocabulary: vocabulary)
        return text.withUnsafeBufferPointer { utf8 in
            title.withUnsafeBufferPointer { titleUTF8 in
                let titleTokens = tokenizer.tokenize(titleUTF8).tokens
                let tokens = tokenizer.tokenize(utf8).tokens
                return recognizer.recognize(
                    RecognizableText(utf8: utf8, tokens: tokens, vocabulary: vocabulary),
                    title: RecognizableText(utf8: titleUTF8, tokens: titleTokens, vocabulary: vocabulary))
            }
        }
    }

    private func names(_ text: String, _ recognition: PersonRecognition) -> [String] {
        recognition.mentions.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }

    @Test func namesAreFoundWithoutTitlesAndPossessives() throws {
        for row in try PersonCases.rows(PackageResources.person_texts_tsv, columns: 2) {
            let expected = row[1].split(separator: "|").map(String.init)
            #expect(names(row[0], recognize(row[0])) == expected, "\(row[0])")
        }
    }

    @Test func surnamesBelongToTheFullNameOfTheArticle() {
        let text = "Serbian President Aleksandar Vučić arrived on Friday. Vučić told reporters that he was pleased."
        let recognition = recognize(text)
        #expect(recognition.mentions.map(\.value) == ["Aleksandar Vučić", "Aleksandar Vučić"])
        #expect(recognition.mentions.map(\.rule) == ["full-name", "part-of-name"])
        #expect(recognition.persons == [PersonEntity(key: "alexander vucic", name: "Aleksandar Vučić", count: 2)])
    }

    @Test func personsOfOneSurnameStayApart() {
        let text = """
            Former President Bill Clinton and Hillary Clinton came together. Mrs. Clinton spoke first. "I am glad," \
            said Mr. Clinton, who had arrived late.
            """
        let recognition = recognize(text)
        #expect(recognition.persons.map(\.name) == ["Bill Clinton", "Hillary Clinton"])
        #expect(
            recognition.mentions.map(\.value) == ["Bill Clinton", "Hillary Clinton", "Hillary Clinton", "Bill Clinton"])
    }

    @Test func initialsThatConflictKeepPersonsApart() {
        let text = """
            Former President George W. Bush wept at the funeral. His father, George H. W. Bush, died on Friday, the family \
            said. George W. Bush spoke for ten minutes.
            """
        let recognition = recognize(text)
        #expect(recognition.persons.map(\.key) == ["george bush", "george hw bush"])
        #expect(recognition.persons.map(\.count) == [2, 1])
    }

    @Test func twoWordSurnamesBelongToTheFullNameOfTheArticle() {
        let text = """
            Aung San Suu Kyi was freed on Monday, her lawyer said. Suu Kyi said that she was well, and thanked \
            reporters. "We are glad," Suu Kyi said.
            """
        let recognition = recognize(text)
        #expect(recognition.persons.map(\.name) == ["Aung San Suu Kyi"])
        #expect(names(text, recognition) == ["Aung San Suu Kyi", "Suu Kyi", "Suu Kyi"])
    }

    @Test func surnamesThatAreWordsStandAloneBehindTheFullName() {
        let text = """
            The lawyer Susan Gates came to the town of Leeds on Friday. Police had not spoken with Gates by then. The \
            effect of Gates on the vote was small. Reports of Gates being heard were wrong.
            """
        #expect(names(text, recognize(text)) == ["Susan Gates", "Gates", "Gates", "Gates"])
        #expect(recognize("Police had not spoken with Gates by then.").mentions.isEmpty)
    }

    @Test func citiesThatAreSurnamesTooStayCities() {
        let text = """
            The actor Denzel Washington arrived. Lawmakers in Washington were glad. The Washington Post wrote about it. \
            He flew to Washington.
            """
        #expect(names(text, recognize(text)) == ["Denzel Washington"])
    }

    @Test func bracketsAreNoPartOfTheNameThatIsShown() {
        let recognition = recognize("\"I met [Carlos] Quintero in Lima,\" the minister said.")
        #expect(recognition.persons.map(\.name) == ["Carlos Quintero"])
    }

    @Test func theTitleNamesThePersonWithoutBeingReported() {
        let recognition = recognize(
            "Mr. Kowalczyk said on Monday that he would resign.", title: "Minister Jan Kowalczyk resigns")
        #expect(recognition.mentions.map(\.value) == ["Jan Kowalczyk"])
        #expect(recognition.persons.map(\.count) == [1])
    }

    @Test func aWellKnownSurnameAloneIsResolved() {
        let recognition = recognize("In Paris, Mr. Macron said that he would not resign.")
        #expect(recognition.persons.map(\.name) == ["Emmanuel Macron"])
        #expect(recognition.mentions.map(\.rule) == ["well-known-surname"])
    }

    @Test func anUnknownSurnameStaysASurname() {
        let recognition = recognize("Mr. Kowalczyk said on Monday that he would resign.")
        #expect(recognition.persons.map(\.key) == ["kowalczyk"])
    }

    @Test func spansOfMutatedTextsStayInRangeAndOnScalars() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var generator = SeededGenerator(seed: seed)
        let vocabulary = Vocabulary()
        var recognizer = PersonRecognizer(vocabulary: vocabulary)
        let rows = try PersonCases.rows(PackageResources.person_texts_tsv, columns: 2).map { Array($0[0].utf8) }
        for _ in 0..<400 {
            var text = rows.randomElement(using: &generator) ?? []
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let place = Int.random(in: 0..<max(1, text.count), using: &generator)
                let bytes = [UInt8.random(in: 0...255, using: &generator), 0x2E, 0x2D, 0x27, 0x22, 0x0A, 0xE2]
                text.insert(bytes.randomElement(using: &generator) ?? 0, at: min(place, text.count))
            }
            let recognition = recognize(text, title: [], vocabulary, &recognizer)
            var last = 0
            for mention in recognition.mentions {
                #expect(last <= mention.range.lowerBound && mention.range.upperBound <= text.count, "seed \(seed)")
                #expect(text[mention.range.lowerBound] & 0xC0 != 0x80, "seed \(seed)")
                last = mention.range.upperBound
            }
        }
    }

    @Test func oneRecogniserGivesTheSameForEveryOrderOfArticles() {
        let vocabulary = Vocabulary()
        var recognizer = PersonRecognizer(vocabulary: vocabulary)
        let first = Array("Angela Merkel met Emmanuel Macron. Merkel smiled.".utf8)
        let second = Array("MERKEL AND MACRON MEET\n\nThe talks in Berlin ended late, Olaf Scholz said.".utf8)
        let alone = recognize(first, title: [], vocabulary, &recognizer)
        _ = recognize(second, title: [], vocabulary, &recognizer)
        #expect(recognize(first, title: [], vocabulary, &recognizer) == alone)
    }
}
