import Chronology
import EntityRecognition
import Testing

@testable import Dateline

@Suite struct StoredArticleTests {
    @Test func aRecordIsReadAsItWasWritten() throws {
        for seed in UInt64(1)...1000 {
            var random = SeededGenerator(seed: seed)
            let article = random.article()
            #expect(StoredArticle(record: article.record) == article, "seed \(seed)")
        }
    }

    @Test(arguments: PublicationDay.Rule.allCases) func theDayOfPublicationKeepsItsPlace(_ rule: PublicationDay.Rule)
        throws
    {
        var article = StoredArticle()
        let day = try #require(CalendarDate("2024-03-04"))
        article.publication = PublicationDay(day: day, range: 26..<39, rule: rule)
        article.isRecognized = false
        #expect(StoredArticle(record: article.record) == article)
    }

    @Test func aRecordIsTextThatOtherToolsCanShow() {
        var article = StoredArticle()
        article.id = "a"
        article.title = "Two\nlines"
        article.persons = ["Ana Kos", "Bo\\b"]
        article.text = "First.\n\nid=b"
        #expect(
            String(decoding: article.record, as: UTF8.self)
                == "id=a\ntitle=Two\\nlines\nperson=Ana Kos\nperson=Bo\\\\b\npath=\ntext=First.\n\nid=b")
    }

    @Test func mentionsReferToTheListsOfTheRecord() {
        var article = StoredArticle()
        article.persons = ["Ana Kos"]
        article.countries = ["SI"]
        article.about = ["2024"]
        article.text = "Slovenia's Ana Kos met Kos and Vid Zor in 2024, on Monday."
        article.mentions = [
            Mention(kind: .country, range: 0..<8, value: "SI", rule: "name"),
            Mention(kind: .person, range: 11..<18, value: "Ana Kos", rule: "full-name"),
            Mention(kind: .person, range: 31..<38, value: "Vid Zor", rule: "full-name"),
            Mention(kind: .date, range: 42..<46, value: "2024", rule: "year"),
            Mention(kind: .date, range: 51..<57, value: nil, rule: "weekday"),
        ]
        let record = String(decoding: article.record, as: UTF8.self)
        #expect(
            record.contains(
                "\nrule=name\nrule=full-name\nrule=year\nrule=weekday\nvalue=Vid Zor\n"
                    + "mentions=c0+8,0,0 p11+7,1,0 p20+7,1,1 d11+4,2,0 d9+6,3\ntext="))
        #expect(StoredArticle(record: Array(record.utf8)) == article)
        #expect(StoredArticle(record: Array(record.utf8), withMentions: false)?.mentions.isEmpty == true)
    }

    @Test(arguments: [
        "p", "p1", "p1+2", "p1+2,", "p1+2,0,", "p1+2,1", "p1+2,0,1", "x1+2,0", "p1+2,0,0,0", "p-1+2,0", "p1+2,0 p",
        "p12345678901+2,0",
    ])
    func aDamagedListOfMentionsMakesTheRecordNone(_ list: String) {
        let record = "id=a\nperson=Ana Kos\nrule=full-name\nmentions=\(list)\ntext=Ana Kos"
        #expect(StoredArticle(record: Array(record.utf8)) == nil)
    }

    @Test func keysOfALaterVersionArePassedOver() {
        let record = Array("id=a\nmood=calm\npath=p\ntext=Words".utf8)
        #expect(StoredArticle(record: record)?.text == "Words")
    }

    @Test func damagedBytesOfATextBecomeReplacementCharacters() {
        let record = Array("id=a\npath=p\ntext=caf".utf8) + [0xC3] + Array(" Łódź".utf8) + [0xFF]
        #expect(StoredArticle(record: record)?.text == "caf\u{FFFD} Łódź\u{FFFD}")
    }

    @Test(arguments: ["", "id=a\n", "id", "id=a\npath=p", "noise"]) func aRecordWithoutTextIsNone(_ record: String) {
        #expect(StoredArticle(record: Array(record.utf8)) == nil)
    }
}

extension SeededGenerator {
    fileprivate mutating func text() -> String {
        let pieces = [
            "\n", "\\", "=", "\\n", "\\\\", "text=", "\ntext=", "id=x\n", "\r\n", "\0", "é", "習", " ", "word",
            "\u{2028}", "",
        ]
        return (0..<below(8)).map { _ in pick(pieces) }.joined()
    }

    private mutating func optional() -> String? { oneIn(3) ? nil : text() }
    private mutating func list() -> [String] { (0..<below(4)).map { _ in text() } }

    fileprivate mutating func article() -> StoredArticle {
        var article = StoredArticle()
        article.id = text()
        article.title = optional()
        article.url = optional()
        article.source = optional()
        article.published = oneIn(3) ? nil : CalendarDate.earliest.adding(days: below(3_000_000))
        article.authors = list()
        article.language = optional()
        article.persons = list()
        article.countries = list()
        article.about = list()
        article.path = text()
        article.line = oneIn(3) ? nil : below(1_000_000)
        article.text = text()
        var start = 0
        for _ in 0..<below(20) {
            let kind = pick(EntityKind.allCases)
            let values = kind == .person ? article.persons : kind == .country ? article.countries : article.about
            start += below(500)
            article.mentions.append(
                Mention(
                    kind: kind, range: start..<start + below(40), value: oneIn(4) ? optional() : values.first,
                    rule: pick(["full-name", "city", text()])))
        }
        return article
    }
}
