/// What a name can mean.
struct PlaceSense: Sendable {
    enum Kind: UInt8, Sendable, CaseIterable {
        /// A longer name that holds a place's and means none.
        case none
        /// One of two states, see ``PlaceChoice``.
        case choice
        case name, historic, demonym, capital, region, metonym, city

        init?(word: String) {
            guard let kind = Kind.allCases.first(where: { "\($0)" == word }) else { return nil }
            self = kind
        }

        var isState: Bool { self == .name || self == .historic }
        /// Places within a country, whose names firms and persons bear as well.
        var isLocal: Bool { self == .capital || self == .region || self == .city }
    }

    /// When the name counts. The letters are those of the gazetteer's column.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        static let capitalsOnly = Flags(rawValue: 1 << 0)
        static let datelineOnly = Flags(rawValue: 1 << 1)
        static let seatOfBodies = Flags(rawValue: 1 << 2)
        static let needsNoun = Flags(rawValue: 1 << 3)
        static let needsPreposition = Flags(rawValue: 1 << 4)
        static let personalName = Flags(rawValue: 1 << 5)
        static let needsComma = Flags(rawValue: 1 << 6)
        static let million = Flags(rawValue: 1 << 7)
        static let fourMillion = Flags(rawValue: 1 << 8)

        private static let letters: [Character: Flags] = [
            "c": .capitalsOnly, "d": .datelineOnly, "e": .seatOfBodies, "k": .needsNoun, "n": .needsPreposition,
            "p": .personalName, "s": .needsComma, "1": .million, "4": [.million, .fourMillion],
        ]

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(letters: String) {
            self = letters.reduce(into: []) { flags, letter in flags.formUnion(Flags.letters[letter] ?? []) }
        }
    }

    var kind: Kind
    var flags: Flags
    /// Index of the country's code, or of the choice.
    var country: UInt16
    /// A bit a word, the first the lowest: set when it must be capitalised.
    var capitals: UInt32

    /// A mention's rule.
    var rule: String {
        guard flags.isDisjoint(with: [.capitalsOnly, .needsComma]) else { return "abbreviation" }
        return switch kind {
        case .none: "none"
        case .choice: "choice"
        case .name: "name"
        case .historic: "historic"
        case .demonym: "demonym"
        case .capital: "capital"
        case .region: "region"
        case .metonym: "metonym"
        case .city: "city"
        }
    }
}
