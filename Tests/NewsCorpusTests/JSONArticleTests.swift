import Chronology
import NewsCorpus
import Testing

@Suite struct JSONArticleTests {
    private func article(_ json: String, fieldNames: [String: String] = [:]) throws -> Article {
        let folder = try TemporaryFolder()
        try folder.write("a.jsonl", json)
        let reading = try folder.read(ReadingOptions(fieldNames: fieldNames))
        #expect(reading.failures == [])
        return try #require(reading.articles.first)
    }

    @Test func allFieldsAreRead() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "a.jsonl",
            #"""
            {"id": 17, "title": " Talks resume ", "text": "One.\r\n\r\nTwo.", "url": "https://www.Example.com:80/a?b", "published": "2025-05-09", "authors": ["By Ann Lee", {"name": "Bo Chan"}], "language": "en", "persons": ["Vladimir Putin"], "countries": ["Russia"]}
            """#)
        #expect(
            try folder.read().articles == [
                Article(
                    id: "17", title: "Talks resume", text: "One.\n\nTwo.", url: "https://www.Example.com:80/a?b",
                    source: "example.com", published: CalendarDate("2025-05-09"), authors: ["Ann Lee", "Bo Chan"],
                    language: "en", persons: ["Vladimir Putin"], countries: ["Russia"], path: path, line: 1)
            ])
    }

    @Test(arguments: [
        (#"{"BODY": "b", "Text": "t"}"#, "t"), (#"{"content": "c", "body": "b"}"#, "b"),
        (#"{"text": null, "body": "", "content": " ", "articleBody": "a"}"#, "a"), (#"{"maintext": "m"}"#, "m"),
        (#"{"text": ["One.", "", "Two."]}"#, "One.\n\nTwo."), (#"{"text": "a\u0000b"}"#, "a b"),
        (#"{"text": " kept  as\rgiven \n"}"#, " kept  as\rgiven \n"), (#"{"text": 1984}"#, "1984"),
        (#"{"text": {"x": 1}, "body": "b"}"#, "b"), (#"{"text": "\ud83d\ude00 \u00e9"}"#, "😀 é"),
    ])
    func theFirstKeyWithAValueGivesTheText(json: String, text: String) throws {
        #expect(try article(json).text == text)
    }

    @Test func everyKnownKeyGivesItsField() throws {
        for key in ArticleField.title.knownKeys { #expect(try article(#"{"\#(key)": "t"}"#).title == "t") }
        for key in ArticleField.id.knownKeys { #expect(try article(#"{"\#(key)": "t", "text": "x"}"#).id == "t") }
        for key in ArticleField.published.knownKeys {
            #expect(try article(#"{"\#(key.uppercased())": 1746792000, "text": "x"}"#).published?.day == 9)
        }
    }

    @Test func namedKeysComeBeforeTheKnownOnes() throws {
        let json = #"{"text": "t", "story": "s", "doc": {"Body": "b"}, "a.b": "dotted", "title": "x"}"#
        #expect(try article(json, fieldNames: ["text": "story"]).text == "s")
        #expect(try article(json, fieldNames: ["text": "DOC.body"]).text == "b")
        #expect(try article(json, fieldNames: ["text": "a.b"]).text == "dotted")
        #expect(try article(json, fieldNames: ["text": "none"]).text == "t")
        #expect(try article(json, fieldNames: ["text": "title"]).title == "x")
    }

    @Test func fieldArgumentsAreChecked() throws {
        #expect(try ReadingOptions.fieldName(parsing: "text=a=b") == ("text", "a=b"))
        #expect(throws: FieldNameError.malformed("text")) { try ReadingOptions.fieldName(parsing: "text") }
        #expect(throws: FieldNameError.malformed("text=")) { try ReadingOptions.fieldName(parsing: "text=") }
        let failure = #expect(throws: FieldNameError.self) { try ReadingOptions.fieldName(parsing: "story=text") }
        #expect(failure?.description.contains("id, title, text") ?? false)
    }

    @Test(arguments: [
        ("By Ann Lee and Bo Chan", ["Ann Lee", "Bo Chan"]),
        ("Ann Lee, Bo Chan & Cy Day", ["Ann Lee", "Bo Chan", "Cy Day"]),
        ("Lee, Ann", ["Lee, Ann"]), ("Lee, Ann; Chan, Bo", ["Lee, Ann", "Chan, Bo"]), ("Reuters", ["Reuters"]),
        ("Ann Lee, Jr., and Bo Chan", ["Ann Lee, Jr.", "Bo Chan"]), ("Alexander Sandy", ["Alexander Sandy"]),
        ("Ana AND Bo", ["Ana", "Bo"]), ("By Ana and", ["Ana"]), ("Ann  Lee ", ["Ann Lee"]), ("and Ann", ["Ann"]),
        ("Jean-Luc O'Neill And Sandy Brand", ["Jean-Luc O'Neill", "Sandy Brand"]), ("Élodie Mbéki", ["Élodie Mbéki"]),
        ("\u{A0}Élodie Mbéki\u{A0}, , Bo Chan", ["Élodie Mbéki", "Bo Chan"]),
    ])
    func bylinesAreSplitIntoNames(byline: String, names: [String]) throws {
        #expect(try article(#"{"text": "x", "byline": "\#(byline)"}"#).authors == names)
    }

    @Test(
        arguments: [
            (#""source": "BBC""#, "BBC"), (#""source": {"id": 1, "name": "BBC"}"#, "BBC"),
            (#""publisher": {"title": "T"}"#, "T"),
            (#""source": null, "url": "http://u:p@www.a.org/x""#, "a.org"), (#""url": "//news.a.org?x""#, "news.a.org"),
            (#""url": "www.a.org/b""#, "a.org"), (#""url": "urn:x""#, nil),
            (#""url": "https://a.org/?u=http://b.org""#, "a.org"),
        ] as [(String, String?)])
    func theSourceIsGivenOrTheHost(member: String, source: String?) throws {
        #expect(try article(#"{"text": "x", \#(member)}"#).source == source)
    }

    @Test func unreadableDatesLeaveTheArticleUndated() throws {
        #expect(try article(#"{"text": "x", "date": "09/05/2025"}"#).published == nil)
        #expect(try article(#"{"text": "x", "date": {"$date": "2025-05-09T00:00:00Z"}}"#).published?.month == 5)
        #expect(try article(#"{"text": "x", "created_at": 1746792000123}"#).published?.description == "2025-05-09")
        #expect(try article(#"{"text": "x", "created_at": 1746792000.25}"#).published?.description == "2025-05-09")
    }

    @Test func recordsThatAreNoArticlesAreFailuresAndTheOthersGoOn() throws {
        let folder = try TemporaryFolder()
        let lines = [
            #"{"text": "one"}"#, #"{"text": "two""#, "", #"["x"]"#, #"{"foo": 1, "bar": 2}"#, "null", "prose",
            #"{"text": "eight"} {}"#, #"{"text": "nine"}"#,
        ]
        try folder.write("a.jsonl", lines.joined(separator: "\r\n"))
        let reading = try folder.read()
        #expect(reading.articles.map(\.id) == ["a.jsonl#1", "a.jsonl#9"])
        #expect(reading.articles.map(\.line) == [1, 9])
        #expect(reading.failures.map(\.line) == [2, 4, 5, 6, 7, 8])
        #expect(
            reading.failures[2].reason
                == "has no title and no text (its keys are foo, bar); name the keys with --field text=KEY")
    }

    @Test func brokenCharactersAreReplacedNotFatal() throws {
        let folder = try TemporaryFolder()
        let bad = Array(#"{"text": "caf"#.utf8) + [0xE9] + Array(#" au lait"}"#.utf8)
        try folder.write("a.jsonl", bad + [0x0A] + Array(#"{"text": "\ud800 \\ud800 \udc00\ud83d\ude00"}"#.utf8))
        try folder.write("b.jsonl", "\u{FEFF}{\"text\": \"tab\there\"}")
        let reading = try folder.read()
        #expect(reading.articles.map(\.text) == ["caf\u{FFFD} au lait", "\u{FFFD} \\ud800 \u{FFFD}😀", "tab here"])
        #expect(reading.failures == [])
    }

    @Test func arraysObjectsAndConcatenatedValuesAreRead() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", #" [{"text":"1"}, {"text":"2"},{"id":"x","text":"3"}]"#)
        try folder.write("b.json", "[\n  {\n    \"text\": \"1\"\n  },\n  {\n    \"text\": \"2\"\n  }\n]\n")
        try folder.write("c.json", "{\n  \"title\": \"t\",\n  \"persons\": [\n{\n\"name\": \"p\"\n}\n]\n}\n")
        try folder.write("d.json", #"{"text":"1"}{"text":"2"}"#)
        try folder.write("e.json", "[]")
        let reading = try folder.read()
        #expect(
            reading.articles.map(\.id) == [
                "a.json#1", "a.json#2", "x", "b.json#2", "b.json#5", "c.json#1", "d.json#1", "d.json#2",
            ])
        #expect(reading.failures == [])
    }

    @Test func aBrokenElementDoesNotTakeTheOthersAlong() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "a.json", "[\n{\"text\": \"1\",\n \"x\": {\n},\n{\"text\": \"2\"},\n{\"text\": \"3},\n{\"text\": \"4\"}\n]")
        let reading = try folder.read()
        #expect(reading.articles.map(\.text) == ["2", "4"])
        #expect(reading.failures.map(\.line) == [2, 6])
    }

    @Test func truncatedFilesAreFailures() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.json", #"[{"text":"1"},{"text":"2""#)
        try folder.write("b.json", #"[{"text":"1"},"#)
        try folder.write("c.jsonl", #"{"text":"1"}"# + "\n" + #"{"tex"#)
        let reading = try folder.read()
        #expect(reading.articles.map(\.text) == ["1", "1", "1"])
        #expect(reading.failures.map(\.line) == [1, 1, 2])
    }
}
