/// What a name can mean.
struct PlaceSense: Sendable {
    enum Kind: String, Sendable {
        /// A longer name that holds a place's and means none.
        case none
        /// One of two states, see ``PlaceChoice``.
        case choice
        case name, historic, demonym, capital, region, metonym, city

        var isState: Bool { self == .name || self == .historic }
        /// Places within a country, whose names firms and persons bear as well.
        var isLocal: Bool { self == .capital || self == .region || self == .city }
    }

    /// When the name counts. The letters are those of the gazetteer's column.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16

        static var capitalsOnly: Flags { Flags(rawValue: 1 << 0) }
        static var datelineOnly: Flags { Flags(rawValue: 1 << 1) }
        static var seatOfBodies: Flags { Flags(rawValue: 1 << 2) }
        static var needsNoun: Flags { Flags(rawValue: 1 << 3) }
        static var needsPreposition: Flags { Flags(rawValue: 1 << 4) }
        static var personalName: Flags { Flags(rawValue: 1 << 5) }
        static var needsComma: Flags { Flags(rawValue: 1 << 6) }
        static var million: Flags { Flags(rawValue: 1 << 7) }
        static var fourMillion: Flags { Flags(rawValue: 1 << 8) }

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
        return kind.rawValue
    }
}
