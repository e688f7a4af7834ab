/// What a word beside a place says about it.
struct PlaceWordClass: OptionSet, Sendable {
    let rawValue: UInt16

    static let currency = PlaceWordClass(rawValue: 1 << 0)
    /// Currencies that follow a country's name as well as a nationality.
    static let dollar = PlaceWordClass(rawValue: 1 << 1)
    static let company = PlaceWordClass(rawValue: 1 << 2)
    /// What stands before a place: prepositions and verbs of going there.
    static let place = PlaceWordClass(rawValue: 1 << 3)
    static let title = PlaceWordClass(rawValue: 1 << 4)
    static let month = PlaceWordClass(rawValue: 1 << 5)
    static let agency = PlaceWordClass(rawValue: 1 << 6)
    /// After these, US in a headline in capitals is the pronoun.
    static let pronoun = PlaceWordClass(rawValue: 1 << 7)
    static let noun = PlaceWordClass(rawValue: 1 << 8)
    /// Words for the European Union.
    static let union = PlaceWordClass(rawValue: 1 << 9)

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
