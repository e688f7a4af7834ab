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
}
