import TextAnalysis

/// A country, current or former.
public struct Country: Sendable, Equatable {
    /// ISO 3166-1 alpha-2 (`RU`), or ISO 3166-3 for former states (`SUHH`).
    public let code: String
    /// The English name for display.
    public let name: String

    /// The country with this code, in upper case.
    public init?(code: String) {
        guard let country = CountryTable.shared.byCode[code] else { return nil }
        self = country
    }

    /// The country that a code, a name, an abbreviation or a nationality names: `RU`, `russia`, `Russian`, `U.S.`.
    /// Case and diacritics do not matter.
    public init?(named name: String) {
        guard let code = CountryTable.shared.codeByName[CountryTable.key(name)] else { return nil }
        self.init(code: code)
    }

    init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// The embedded list of countries, read once.
private struct CountryTable: Sendable {
    static let shared = CountryTable(tsv: PackageResources.countries_tsv)

    private(set) var byCode: [String: Country] = [:]
    private(set) var codeByName: [String: String] = [:]

    private init(tsv: [UInt8]) {
        for line in tsv.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
            guard fields.count >= 2 else { continue }
            let code = fields[0]
            byCode[code] = Country(code: code, name: fields[1])
            for name in fields { codeByName[CountryTable.key(name)] = code }
        }
    }

    /// Folded, without the points of abbreviations and with single spaces.
    static func key(_ name: String) -> String {
        Folding.fold(name.filter { $0 != "." }).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}
