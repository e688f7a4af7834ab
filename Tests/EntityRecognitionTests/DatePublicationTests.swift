import Chronology
import EntityRecognition
import Testing

@Suite struct DatePublicationTests {
    @Test(
        arguments: DateCase.lines(of: PackageResources.publication_days_tsv).filter { !$0.hasPrefix("#") }.map(
            String.init))
    func theDayOfPublicationIsReadFromHeaders(line: String) {
        let fields = line.split(separator: "\t").map(String.init)
        let text = fields[2].split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
        var reader = DateReader()
        let found = reader.publicationDay(of: text)
        #expect(found?.rule.rawValue ?? "-" == fields[0])
        #expect(found?.day.description ?? "-" == fields[1])
    }

    @Test(arguments: CaseTable.rows(PackageResources.publication_urls_tsv, columns: 3))
    func theDayOfPublicationIsReadFromAddresses(row: [String]) {
        let found = PublicationDay(url: row[0])
        #expect(found?.day.description ?? "-" == row[1])
        #expect(found.map { String(decoding: Array(row[0].utf8)[$0.range], as: UTF8.self) } ?? "-" == row[2])
        #expect(found?.rule ?? .url == .url)
    }

    @Test func theTextsOfAHeaderAreThoseOfTheDay() {
        var reader = DateReader()
        let text = "Flood in Huila\nBy Ana Torres | March 4, 2024\nThe river rose."
        let found = reader.publicationDay(of: text)
        #expect(found.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == "March 4, 2024")
    }
}
