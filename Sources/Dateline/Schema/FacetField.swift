/// A field whose values can be counted over the result of a search.
public enum FacetField: String, Sendable, CaseIterable, Codable {
    case person, country, published, about, source, language

    /// Values are days, and are shown by year, month or day.
    public var isDate: Bool { self == .published || self == .about }
}
