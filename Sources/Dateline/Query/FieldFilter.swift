public import EntityRecognition

/// A condition on one of an article's fields.
public enum FieldFilter: Sendable, Hashable {
    /// `source:tass.com`. The value is as written.
    case source(String)
    /// `language:en`. The value is as written.
    case language(String)
    case person(PersonName)
    /// `country:RU`, `country:russian`, `country:RU@focus`. The value is as written: a code, name or demonym to be looked up.
    case country(String, role: CountryRole?)
    /// The article appeared within these days.
    case published(DateBounds)
    /// The article mentions such a date.
    case about(DateExpression)
    /// `country:none`: the article has no value in the field.
    case missing(FilterField)
}

/// The fields that can be filtered by; the raw value is the field's name in a query.
public enum FilterField: String, Sendable, Hashable, CaseIterable {
    case source, language, person, country, published, about
}

/// How a query names a person.
public enum PersonName: Sendable, Hashable {
    /// `person:putin`: any identity with this word in its name.
    case part(String)
    /// `person:"Vladimir Putin"`: the identity of this name.
    case identity(String)
}

extension FieldFilter {
    public var field: FilterField {
        switch self {
        case .source: .source
        case .language: .language
        case .person: .person
        case .country: .country
        case .published: .published
        case .about: .about
        case .missing(let field): field
        }
    }
}
