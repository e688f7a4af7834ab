import ArgumentParser

/// Output for people, or for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The formats of `search`.
enum SearchFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, csv
}

/// The formats of `facets`.
enum FacetFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}
