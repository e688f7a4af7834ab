import EntityRecognition
import Testing

@Suite struct PersonKeyTests {
    @Test func spellingsOfOnePersonHaveOneKey() throws {
        for row in try PersonCases.rows(PackageResources.person_keys_tsv, columns: 2) {
            #expect(PersonKey.canonical(of: row[0]) == row[1], "\(row[0])")
        }
    }

    @Test func theKeyOfAKeyIsItself() throws {
        for row in try PersonCases.rows(PackageResources.person_keys_tsv, columns: 2) {
            #expect(PersonKey.canonical(of: row[1]) == row[1])
        }
    }

    @Test(arguments: [
        ("George Bush", "Laura Bush"), ("Kim Jong Un", "Kim Jong Il"), ("Charles II", "Charles III"),
        ("Ivanov", "Ivanova"),
    ])
    func differentPersonsHaveDifferentKeys(left: String, right: String) {
        #expect(PersonKey.canonical(of: left) != PersonKey.canonical(of: right))
    }
}
