/// What kind of thing a mention names.
public enum EntityKind: String, Sendable, CaseIterable {
    case person, country, date
}

/// A place in a text that names a person, a country or a date.
public struct Mention: Sendable, Equatable {
    public var kind: EntityKind
    /// UTF-8 bytes of the text. For a person the name alone: no title before it, no possessive ending behind.
    public var range: Range<Int>
    /// The person's full name, the country's code, or the date in ISO 8601; nil for a date that cannot be resolved without guessing.
    public var value: String?
    /// The rule that found it, for explanations.
    public var rule: String

    public init(kind: EntityKind, range: Range<Int>, value: String?, rule: String) {
        self.kind = kind
        self.range = range
        self.value = value
        self.rule = rule
    }
}
