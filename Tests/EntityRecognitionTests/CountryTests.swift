import EntityRecognition
import Testing

@Suite struct CountryTests {
    @Test(arguments: [
        ("RU", "RU"), ("russia", "RU"), ("Russian", "RU"), ("RUSSIAN FEDERATION", "RU"), ("USA", "US"), ("U.S.", "US"),
        ("united states", "US"), ("Britain", "GB"), ("Türkiye", "TR"), ("turkey", "TR"), ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("South Korea", "KR"), ("DRC", "CD"), ("Chinese", "CN"),
        ("Dutch", "NL"), ("Soviet Union", "SUHH"), ("East Germany", "DDDE"), ("Kosovo", "XK"), ("srb", "RS"),
        ("Scotland", "GB"), ("Taiwanese", "TW"), ("West Bank", "PS"),
    ])
    func codesNamesAndNationalitiesAreUnderstood(name: String, code: String) {
        #expect(Country(named: name)?.code == code)
    }

    @Test(arguments: ["Narnia", "", "?", "Korean", "Londoner"])
    func whatNamesNoSingleCountryIsRefused(name: String) {
        #expect(Country(named: name) == nil)
    }

    @Test func everyCountryIsFoundByItsOwnName() throws {
        for code in ["RU", "US", "CD", "CG", "KP", "VA", "XK", "SUHH", "TL", "BA"] {
            let country = try #require(Country(code: code))
            #expect(Country(named: country.name)?.code == code)
        }
    }
}
