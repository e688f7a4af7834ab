/// A person of an article: every mention of the same one taken together.
public struct PersonEntity: Sendable, Equatable {
    /// The same for all spellings of one person: folded words separated by single spaces.
    public var key: String
    /// The name to show.
    public var name: String
    /// Mentions in the article; 0 for one that only its metadata names.
    public var count: Int

    public init(key: String, name: String, count: Int) {
        self.key = key
        self.name = name
        self.count = count
    }
}

/// What a country is to an article, from the weakest to the strongest.
public enum CountryRole: String, Sendable, CaseIterable, Comparable {
    /// Named somewhere.
    case mentioned
    /// Named as the place of writing, before the dash.
    case dateline
    /// What the article is about.
    case focus

    public static func < (left: CountryRole, right: CountryRole) -> Bool {
        func rank(_ role: CountryRole) -> Int {
            switch role {
            case .mentioned: 0
            case .dateline: 1
            case .focus: 2
            }
        }
        return rank(left) < rank(right)
    }
}

/// A country of an article.
public struct CountryEntity: Sendable, Equatable {
    /// ISO 3166 code; for a place that the metadata names and no list knows, its folded name.
    public var code: String
    public var role: CountryRole
    /// Mentions in the article; 0 for one that only its metadata names.
    public var count: Int

    public init(code: String, role: CountryRole, count: Int) {
        self.code = code
        self.role = role
        self.count = count
    }
}
