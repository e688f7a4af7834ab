/// What a word beside a place says about it.
struct PlaceWordClass: OptionSet, Sendable {
    let rawValue: UInt16

    static var currency: PlaceWordClass { PlaceWordClass(rawValue: 1 << 0) }
    /// Currencies that follow a country's name as well as a nationality.
    static var dollar: PlaceWordClass { PlaceWordClass(rawValue: 1 << 1) }
    static var company: PlaceWordClass { PlaceWordClass(rawValue: 1 << 2) }
    /// What stands before a place: prepositions and verbs of going there.
    static var place: PlaceWordClass { PlaceWordClass(rawValue: 1 << 3) }
    static var title: PlaceWordClass { PlaceWordClass(rawValue: 1 << 4) }
    static var month: PlaceWordClass { PlaceWordClass(rawValue: 1 << 5) }
    static var agency: PlaceWordClass { PlaceWordClass(rawValue: 1 << 6) }
    /// After these, US in a headline in capitals is the pronoun.
    static var pronoun: PlaceWordClass { PlaceWordClass(rawValue: 1 << 7) }
    static var noun: PlaceWordClass { PlaceWordClass(rawValue: 1 << 8) }
    /// Words for the European Union.
    static var union: PlaceWordClass { PlaceWordClass(rawValue: 1 << 9) }
    /// Speaks for one of two states of a name, or against it (``PlaceChoice``).
    static var cue: PlaceWordClass { PlaceWordClass(rawValue: 1 << 10) }

    private static let names: [String: PlaceWordClass] = [
        "@currency": .currency, "@dollar": .dollar, "@company": .company, "@place": .place, "@title": .title,
        "@month": .month, "@agency": .agency, "@pronoun": .pronoun, "@noun": .noun, "@union": .union,
    ]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init?(name: String) {
        guard let known = PlaceWordClass.names[name] else { return nil }
        self = known
    }
}
