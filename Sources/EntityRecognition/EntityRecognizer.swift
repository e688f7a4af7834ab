public import Chronology
import TextAnalysis

/// What is recognised in one article.
public struct Recognition: Sendable, Equatable {
    /// In the order of the text; none overlaps another.
    public var mentions: [Mention]
    /// In the order of the first mention.
    public var persons: [PersonEntity]
    /// In the order of the first mention.
    public var countries: [CountryEntity]
    /// The days that the text speaks of, each once.
    public var about: [DateRange]
    /// The day of publication that was given, or the one that the text states.
    public var published: CalendarDate?
    /// Where the day of publication was found; nil for one that was given.
    public var publication: PublicationDay?

    public init(
        mentions: [Mention] = [],
        persons: [PersonEntity] = [],
        countries: [CountryEntity] = [],
        about: [DateRange] = [],
        published: CalendarDate? = nil,
        publication: PublicationDay? = nil
    ) {
        self.mentions = mentions
        self.persons = persons
        self.countries = countries
        self.about = about
        self.published = published
        self.publication = publication
    }
}

/// Finds persons, countries and dates in tokenized text.
///
/// A recogniser keeps its tables and scratch memory between articles; each thread has its own.
public protocol EntityRecognizer {
    /// - Parameters:
    ///   - text: its tokens are in the recogniser's own vocabulary.
    ///   - title: counts for identities and roles; its mentions are not reported.
    ///   - published: the day from which relative dates are counted; nil takes the one that the text states, if any.
    mutating func recognize(_ text: RecognizableText, title: RecognizableText?, published: CalendarDate?) -> Recognition
}

extension EntityRecognizer {
    /// - Parameter url: the text's address. Where no day of publication is given, one in it comes before what the text states.
    public mutating func recognize(
        _ text: RecognizableText,
        title: RecognizableText?,
        published: CalendarDate?,
        url: String?
    ) -> Recognition {
        guard published == nil, let publication = url.flatMap({ PublicationDay(url: $0) }) else {
            return recognize(text, title: title, published: published)
        }
        var recognition = recognize(text, title: title, published: publication.day)
        recognition.publication = publication
        return recognition
    }
}
