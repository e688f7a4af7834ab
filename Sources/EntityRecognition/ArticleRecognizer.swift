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
        let publication = published == nil ? dates.publicationDay(of: text) : nil
        let published = published ?? publication?.day
        let people = persons.recognize(text, title: title)
        let places = countries.recognize(text, title: title, persons: people.mentions)
        let days = dates.recognize(text, published: published)
        let mentions = Self.merged(people.mentions, places.mentions, days.mentions)
        let foundCount = people.mentions.count + places.mentions.count + days.mentions.count
        return Recognition(
            mentions: mentions,
            persons: people.persons,
            countries: places.countries,
            about: mentions.count == foundCount ? days.about : Self.days(of: mentions),
            published: published,
            publication: publication
        )
    }

    /// All mentions in the order of the text. Of two that overlap, the one of the earlier list stays.
    private static func merged(_ first: [Mention], _ second: [Mention], _ third: [Mention]) -> [Mention] {
        var merged: [Mention] = []
        merged.reserveCapacity(first.count + second.count + third.count)
        var last = (end: 0, rank: 0)
        func take(_ list: [Mention], _ next: inout Int, rank: Int) {
            let mention = list[next]
            next += 1
            if last.end <= mention.range.lowerBound {
                merged.append(mention)
            } else if rank < last.rank {
                merged[merged.count - 1] = mention
            } else {
                return
            }
            last = (mention.range.upperBound, rank)
        }
        var next = (0, 0, 0)
        while true {
            let starts = (start(of: first, next.0), start(of: second, next.1), start(of: third, next.2))
            if starts.0 <= min(starts.1, starts.2) {
                if starts.0 == .max { return merged }
                take(first, &next.0, rank: 0)
            } else if starts.1 <= starts.2 {
                take(second, &next.1, rank: 1)
            } else {
                take(third, &next.2, rank: 2)
            }
        }
    }

    /// The first byte of a list's mention, beyond all where the list ends.
    @inline(__always)
    private static func start(of list: [Mention], _ next: Int) -> Int {
        next < list.count ? list[next].range.lowerBound : .max
    }

    /// What the dates among the mentions speak of, each once; for texts in which a date fell to a person (`April Jones`).
    private static func days(of mentions: [Mention]) -> [DateRange] {
        var seen: Set<DateRange> = []
        return mentions.compactMap { mention in
            guard mention.kind == .date, let range = mention.value.flatMap({ DateValue($0) })?.range,
                seen.insert(range).inserted
            else { return nil }
            return range
        }
    }
}
