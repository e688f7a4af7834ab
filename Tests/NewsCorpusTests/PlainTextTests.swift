import NewsCorpus
import Testing

@Suite struct PlainTextTests {
    private func article(_ bytes: some Collection<UInt8>) throws -> Article {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", bytes)
        let reading = try folder.read()
        #expect(reading.failures == [])
        return try #require(reading.articles.first)
    }

    private func article(_ text: String) throws -> Article { try article(Array(text.utf8)) }

    @Test func encodingsAreTold() throws {
        let text = "Café “naïve” – 5 €"
        let utf16 = Array(text.utf16)
        #expect(try article(text).text == text)
        #expect(try article([0xEF, 0xBB, 0xBF] + Array(text.utf8)).text == text)
        #expect(try article([0xFF, 0xFE] + utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).text == text)
        #expect(try article([0xFE, 0xFF] + utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }).text == text)
        let windows1252 =
            Array("Caf".utf8) + [0xE9, 0x20, 0x93] + Array("na".utf8) + [0xEF] + Array("ve".utf8) + [0x94, 0x20]
        #expect(try article(windows1252 + [0x96, 0x20, 0x35, 0x20, 0x80, 0x81]).text == text + "\u{FFFD}")
    }

    @Test func aFewBadBytesDoNotMakeUTF8IntoMojibake() throws {
        let text = Array("Café naïve façade ".utf8) + [0xFF] + Array(" été".utf8)
        #expect(try article(text).text == "Café naïve façade \u{FFFD} été")
    }

    @Test func lineEndsAndControlCharactersAreEvenedOut() throws {
        #expect(try article("One.\r\nTwo.\rThree.\u{7}\u{B}Four.\tFive.").text == "One.\nTwo.\nThree.  Four.\tFive.")
        #expect(try article("One.\n\n\n \nTwo.  \nThree.\n\n").text == "One.\n\nTwo.\nThree.")
    }

    @Test(
        arguments: [
            ("Talks resume\n\nThey met on Friday.", "Talks resume", "They met on Friday."),
            (
                "Talks resume\nThe presidents of both countries met in the capital on Friday.", "Talks resume",
                "The presidents of both countries met in the capital on Friday."
            ),
            ("# Talks resume\n\nThey met.", "Talks resume", "They met."),
            ("They met on Friday.\n\nThey parted.", nil, "They met on Friday.\n\nThey parted."),
            ("Talks resume", nil, "Talks resume"),
            (
                "The presidents of both countries met in the\ncapital on Friday and spoke for two hours.", nil,
                "The presidents of both countries met in the\ncapital on Friday and spoke for two hours."
            ),
            ("Who won?\n\nNobody did.", "Who won?", "Nobody did."),
        ] as [(String, String?, String)])
    func theFirstLineIsTheTitleWhenItLooksLikeOne(file: String, title: String?, text: String) throws {
        let article = try article(file)
        #expect(article.title == title)
        #expect(article.text == text)
        #expect(article.id == "a.txt")
        #expect(article.line == nil)
    }

    @Test func furnitureIsNoArticleText() throws {
        let page = """
            Skip to content
            Home
            World
            Politics
            Sign in

            Talks resume in the capital

            By Ann Lee
            Photo: Jane Roe / Agency
            The presidents met on Friday. They spoke for two hours.
            Advertisement
            Home affairs were not on the agenda.

            Read more: What the talks are about

            Share on Facebook
            Share on Twitter

            "We go on," one of them said.

            Related articles
            What happened last week
            Who is who at the talks

            Leave a Reply
            Your email address will not be published. Required fields are marked *
            Subscribe to our newsletter for more news.
            Home | World | Politics | Contact
            © 2025 The Gazette. All rights reserved.
            """
        let article = try article(page)
        #expect(article.title == "Talks resume in the capital")
        #expect(
            article.text == """
                By Ann Lee

                The presidents met on Friday. They spoke for two hours.

                Home affairs were not on the agenda.

                "We go on," one of them said.
                """)
    }

    @Test(arguments: [
        "Sports.", "Read more books, she said.", "Copyright law is changing.", "Home is where the heart is.",
        "Photo by photo, the detectives rebuilt the scene.", "Advertisement revenue fell.", "He said: \"Share this.\"",
        "All rights reserved for one group were struck down, the court said.", "World", "Apples\nPears\nPlums",
        "Arsenal 2, Chelsea 1\nLeeds 0, Everton 0\nBurnley 3, Fulham 3", "Ann Lee, Paris\nMay 9\nTalks",
    ])
    func proseAndListsStay(lines: String) throws {
        let text = "They met on Friday.\n\n\(lines)\n\nThey parted."
        #expect(try article(text).text == text)
    }

    @Test func headlinesAfterRelatedArticlesEndWhereProseBegins() throws {
        let text = """
            They met on Friday.

            You may also like

            One headline

            Another headline

            They will meet again in the capital of the
            other country.
            """
        #expect(
            try article(text).text
                == "They met on Friday.\n\nThey will meet again in the capital of the\nother country.")
    }

    @Test func longLinesWithoutBlankLinesAreParagraphs() throws {
        let line = String(repeating: "They met. ", count: 20) + "They parted."
        #expect(try article("\(line)\n\(line)\nShort.").text == "\(line)\n\n\(line)\n\nShort.")
    }

    @Test func aFileOfFurnitureAloneIsAFailure() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "Home\nWorld\nSport\n\nAdvertisement\n")
        let reading = try folder.read()
        #expect(reading.articles == [])
        #expect(reading.failures.first?.reason.hasPrefix("holds only menus") ?? false)
    }
}
