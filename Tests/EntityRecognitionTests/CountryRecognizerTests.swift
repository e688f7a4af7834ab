import EntityRecognition
import TextAnalysis
import Testing

@Suite struct CountryRecognizerTests {
    @Test(arguments: CaseTable.rows(PackageResources.countries_tsv, columns: 3))
    func mentionsAreFoundByTheirRules(row: [String]) {
        let article = AnnotatedArticle(text: row[1])
        let found = article.mentions.map { mention in
            "\(article.text(of: mention))=\(mention.value ?? ""):\(mention.rule)"
        }
        #expect(found.joined(separator: " ") == CaseTable.unescaped(row[2]))
    }

    @Test(arguments: CaseTable.rows(PackageResources.country_roles_tsv, columns: 3))
    func rolesFollowTitleLeadAndFrequency(row: [String]) {
        let article = AnnotatedArticle(title: row[0].isEmpty ? nil : row[0], text: row[1])
        let found = article.countries.map { "\($0.code):\($0.role.rawValue):\($0.count)" }
        #expect(found.joined(separator: " ") == row[2])
    }

    @Test func noCountryIsFoundWithinAPerson() {
        let text = "Jordan, said Israel Katz, is calm. Israel agreed."
        let persons = [Mention(kind: .person, range: 13..<24, value: "Israel Katz", rule: "test")]
        let article = AnnotatedArticle(text: text, persons: persons)
        #expect(article.mentions.map { article.text(of: $0) } == ["Jordan", "Israel"])
        #expect(article.mentions.last?.range.lowerBound == 35)
    }

    @Test func everyCodeThatIsFoundIsACountry() {
        for row in CaseTable.rows(PackageResources.countries_tsv, columns: 3) {
            for mention in AnnotatedArticle(text: row[1]).mentions {
                #expect(mention.value.flatMap { Country(code: $0) } != nil, "\(mention)")
            }
        }
    }

    @Test(arguments: ["RU", "US", "GB", "JP", "BR", "KE", "NZ", "PG", "TT", "BA", "CI", "TL"])
    func theNameOfTheTableIsRecognized(code: String) throws {
        let country = try #require(Country(code: code))
        #expect(AnnotatedArticle(text: "They went to \(country.name) then.").mentions.first?.value == code)
    }

    @Test(arguments: 0..<8)
    func anyBytesGiveSpansInsideTheText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let seeds = CaseTable.rows(PackageResources.countries_tsv, columns: 3).map {
            Array(CaseTable.unescaped($0[1]).utf8)
        }
        for _ in 0..<400 {
            var bytes = (0..<3).flatMap { _ in seeds.randomElement(using: &generator) ?? [] }
            for _ in 0..<Int.random(in: 0..<12, using: &generator) where !bytes.isEmpty {
                let position = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[position] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: position)
                case 2: bytes.insert(contentsOf: Array(" -,./$(—\n".utf8.shuffled(using: &generator)), at: position)
                default: bytes.removeSubrange(position...)
                }
            }
            let article = AnnotatedArticle(title: bytes.reversed(), text: bytes)
            var end = 0
            for mention in article.mentions {
                #expect(mention.range.lowerBound >= end && mention.range.upperBound <= bytes.count, "seed \(seed)")
                #expect(!mention.range.isEmpty, "seed \(seed)")
                end = mention.range.upperBound
            }
        }
    }
}
