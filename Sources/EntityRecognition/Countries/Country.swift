import TextAnalysis

/// A country, current or former.
public struct Country: Sendable, Equatable {
    /// ISO 3166-1 alpha-2 (`RU`), or ISO 3166-3 for former states (`SUHH`).
    public let code: String
    /// The English name for display.
    public let name: String

    /// The country with this code, in upper case.
    public init?(code: String) {
        guard let country = CountryTable.byCode[code] else { return nil }
        self = country
    }

    /// The country that a code, a name, an abbreviation or a nationality names: `RU`, `russia`, `Russian`, `U.S.`.
    /// Case and diacritics do not matter.
    public init?(named name: String) {
        guard let code = CountryTable.codeByName[CountryTable.key(name)] else { return nil }
        self.init(code: code)
    }

    init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// The embedded list of countries. Each table is made when it is first asked: names to show cost little, names to recognise
/// have to be folded.
private enum CountryTable {
    static let byCode: [String: Country] = {
        var byCode: [String: Country] = [:]
        forEachLine { fields in
            let code = String(decoding: fields[0], as: UTF8.self)
            byCode[code] = Country(code: code, name: String(decoding: fields[1], as: UTF8.self))
        }
        return byCode
    }()

    static let codeByName: [String: String] = {
        var codeByName: [String: String] = [:]
        forEachLine { fields in
            let code = String(decoding: fields[0], as: UTF8.self)
            for name in fields { codeByName[key(String(decoding: name, as: UTF8.self))] = code }
        }
        return codeByName
    }()

    private static func forEachLine(_ body: ([ArraySlice<UInt8>]) -> Void) {
        for line in PackageResources.countries_tsv.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t"))
            if fields.count >= 2 { body(fields) }
        }
    }

    /// Folded, without the points of abbreviations and with single spaces.
    static func key(_ name: String) -> String {
        Folding.fold(name.filter { $0 != "." }).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
