import Testing

@testable import Dateline

@Suite struct SnippetTests {
    private static let story = """
        BERGEN - The harbour was closed on Friday after a storm. Boats stayed at their moorings, and the ferry to the \
        islands did not sail. “Nobody has seen such waves,” said Åse Løkken, who has run the kiosk for 30 years.

        On Saturday the wind fell. The Victory Day parade went on as planned; it had been feared that the day of victory \
        would be a wet one. Ministers praised the volunteers who had cleared the streets overnight, and promised new pumps \
        for the old town before the autumn, when the storms return.

        The parade ended at the harbour.
        """

    private static func index(_ text: String = story) throws -> TestIndex {
        try TestIndex([TestArticle(id: "a", title: "A storm passes", text: text)])
    }

    private func snippets(_ query: String, _ index: TestIndex, count: Int = 3) throws -> [Snippet] {
        let query = try SearchQuery(parsing: query, today: TestIndex.today)
        return try index.searcher().search(SearchRequest(query: query, snippets: count)).hits.first?.snippets ?? []
    }

    private func marked(_ snippet: Snippet) -> [String] {
        let bytes = Array(snippet.text.utf8)
        return snippet.highlights.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    @Test func aPhraseIsMarkedAsOne() throws {
        let all = try snippets("\"victory day\"", try Self.index())
        #expect(all.flatMap(marked) == ["Victory Day"])
    }

    @Test func everyFormOfAWordIsMarked() throws {
        let all = try snippets("storm", try Self.index())
        #expect(all.flatMap(marked) == ["storm", "storms"])
    }

    @Test func diacriticsAndWildcardsAreMarked() throws {
        #expect(try snippets("lokken", try Self.index()).flatMap(marked) == ["Løkken"])
        #expect(try snippets("minist*", try Self.index()).flatMap(marked) == ["Ministers"])
        #expect(try snippets("harboor~", try Self.index()).flatMap(marked) == ["harbour", "harbour"])
    }

    @Test func whatIsExcludedIsNotMarked() throws {
        #expect(try snippets("storm -tractor", try Self.index()).flatMap(marked) == ["storm", "storms"])
        #expect(
            try snippets("parade OR (storm -harbour)", try Self.index()).flatMap(marked).contains("harbour") == false)
    }

    @Test func wordsNearEachOtherAreMarkedWhereTheyAreNear() throws {
        let all = try snippets("\"parade harbour\"~5", try Self.index())
        #expect(all.flatMap(marked) == ["parade", "harbour"])
        #expect(all.first?.text.hasSuffix("The parade ended at the harbour.") == true)
    }

    @Test func withoutAMatchInTheTextTheLeadIsShown() throws {
        for query in ["", "passes", "title:storm"] {
            let all = try snippets(query, try Self.index())
            #expect(all.count == 1, "\(query)")
            #expect(all.first?.start == 0, "\(query)")
            #expect(all.first?.text.hasPrefix("BERGEN - The harbour was closed") == true, "\(query)")
            if query != "title:storm" { #expect(all.first?.highlights == [], "\(query)") }
        }
    }

    @Test func noneAreCutWhenNoneAreWanted() throws {
        #expect(try snippets("storm", try Self.index(), count: 0) == [])
        #expect(try snippets("passes", try Self.index("")) == [])
    }

    @Test func fragmentsShowDifferentWordsBeforeTheSameAgain() throws {
        let all = try snippets("kiosk pumps", try Self.index(), count: 2)
        #expect(all.flatMap(marked) == ["kiosk", "pumps"])
    }

    @Test func aFragmentEndsWithItsPunctuation() throws {
        let index = try Self.index("“One word.” Then more (in brackets), and so on.\n\nAnother paragraph!")
        #expect(try snippets("word", index).first?.text.hasPrefix("“One word.”") == true)
        #expect(try snippets("another", index).first?.text == "Another paragraph!")
    }

    /// Texts of words, scripts and punctuation of all kinds, and queries of their words.
    @Test func everySnippetIsAPieceOfItsText() throws {
        for seed in UInt64(1)...25 {
            var random = SeededGenerator(seed: seed)
            let article = TestArticle(id: "a", text: random.text())
            let index = try TestIndex([article])
            let text = try index.searcher().article(id: "a").text
            for _ in 0..<6 {
                let words = (0..<1 + random.below(3)).map { _ in random.pick(SeededGenerator.words) }
                let query = random.oneIn(3) ? "\"\(words.joined(separator: " "))\"" : words.joined(separator: " OR ")
                let count = 1 + random.below(4)
                let all = try snippets(query, index, count: count)
                try check(all, of: Array(text.utf8), words, count: count, "seed \(seed): \(query)")
            }
        }
    }

    private func check(
        _ snippets: [Snippet], of text: [UInt8], _ words: [String], count: Int, _ comment: Comment
    ) throws {
        var analyzer = try Analyzer(language: "en")
        let wanted = Set(try words.flatMap { try analyzer.terms(of: $0) })
        #expect(snippets.count <= count, comment)
        #expect(zip(snippets, snippets.dropFirst()).allSatisfy { $0.start < $1.start }, comment)
        for snippet in snippets {
            let bytes = Array(snippet.text.utf8)
            let isWithin = snippet.start >= 0 && snippet.start + bytes.count <= text.count
            #expect(isWithin && Array(text[snippet.start..<snippet.start + bytes.count]) == bytes, comment)
            #expect(snippet.text.contains { !$0.isWhitespace }, comment)
            var end = -1
            for highlight in snippet.highlights {
                #expect(
                    highlight.lowerBound > end && !highlight.isEmpty && highlight.upperBound <= bytes.count, comment)
                guard highlight.upperBound <= bytes.count else { continue }
                end = highlight.upperBound
                let marked = String(decoding: bytes[highlight], as: UTF8.self)
                #expect(Array(marked.utf8) == Array(bytes[highlight]), "\(comment): not on scalar boundaries")
                let terms = try analyzer.terms(of: marked)
                #expect(!terms.isEmpty && wanted.isSuperset(of: terms), "\(comment): \(marked)")
            }
        }
    }
}

extension SeededGenerator {
    fileprivate static let words = [
        "harbour", "storms", "Vučić", "习近平", "Łódź", "80th-anniversary", "U.S.", "Putin’s", "Москва", "it", "ministers",
        "🎉party", "a", "co-operate",
    ]
    private static let separators = [
        " ", " ", " ", " ", ", ", ". ", "! ", "\n\n", " “", "” ", " — ", " (", ") ", "…", "; ",
    ]

    fileprivate mutating func text() -> String {
        (0..<5 + below(120)).map { _ in pick(Self.words) + pick(Self.separators) }.joined()
    }
}
