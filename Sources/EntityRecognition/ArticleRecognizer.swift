public import Chronology
public import TextAnalysis

/// The recognisers of persons, countries and dates together.
///
/// Persons come first: a country's name within a person's is none, and neither is a month (`Theresa May`).
public struct ArticleRecognizer: EntityRecognizer {
    private var persons: PersonRecognizer
    private var countries: CountryRecognizer
    private var dates: DateRecognizer

    /// - Parameter vocabulary: that of the tokens to come.
    public init(vocabulary: Vocabulary) {
        persons = PersonRecognizer(vocabulary: vocabulary)
        countries = CountryRecognizer(vocabulary: vocabulary)
        dates = DateRecognizer(vocabulary: vocabulary)
    }

    public mutating func recognize(
        _ text: RecognizableText,
        title: RecognizableText?,
        published: CalendarDate?
    ) -> Recognition {
        let published = published ?? dates.publicationDay(of: text)?.day
        let people = persons.recognize(text, title: title)
        let places = countries.recognize(text, title: title, persons: people.mentions)
        let days = dates.recognize(text, published: published)
        return Recognition(
            mentions: Self.joined([people.mentions, places.mentions, days.mentions]),
            persons: people.persons,
            countries: places.countries,
            about: days.about,
            published: published
        )
    }

    /// All mentions in the order of the text. Of two that overlap, the one of the earlier list stays.
    private static func joined(_ lists: [[Mention]]) -> [Mention] {
        let ranked = lists.enumerated().flatMap { rank, mentions in mentions.map { (rank: rank, mention: $0) } }
        let sorted = ranked.sorted {
            ($0.mention.range.lowerBound, $0.rank) < ($1.mention.range.lowerBound, $1.rank)
        }
        var joined: [(rank: Int, mention: Mention)] = []
        for next in sorted {
            guard let last = joined.last, last.mention.range.upperBound > next.mention.range.lowerBound else {
                joined.append(next)
                continue
            }
            if next.rank < last.rank { joined[joined.count - 1] = next }
        }
        return joined.map(\.mention)
    }
}
