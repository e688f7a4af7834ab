public import ArgumentParser

/// An option that takes one of a few words.
///
/// The library's own lists of such words go through key paths, which are made at run time, for each option anew.
public protocol OneOfWords: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension OneOfWords {
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }
    public static var allValueDescriptions: [String: String] { [:] }
    public var defaultValueDescription: String { rawValue }
}

/// Output for people, or for programs.
enum OutputFormat: String, OneOfWords {
    case text, json
}

/// The formats of `search`.
enum SearchFormat: String, OneOfWords {
    case text, json, jsonl, csv
}

/// The formats of `facets`.
enum FacetFormat: String, OneOfWords {
    case text, json, csv
}
