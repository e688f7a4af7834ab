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
        let mentions = Self.merged([people.mentions, places.mentions, days.mentions])
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
    private static func merged(_ lists: [[Mention]]) -> [Mention] {
        var merged: [Mention] = []
        merged.reserveCapacity(lists.reduce(0) { $0 + $1.count })
        var next = [Int](repeating: 0, count: lists.count)
        var lastRank = 0
        while let rank = first(of: lists, from: next) {
            let mention = lists[rank][next[rank]]
            next[rank] += 1
            guard let last = merged.last, last.range.upperBound > mention.range.lowerBound else {
                merged.append(mention)
                lastRank = rank
                continue
            }
            guard rank < lastRank else { continue }
            merged[merged.count - 1] = mention
            lastRank = rank
        }
        return merged
    }

    /// The list whose next mention starts first; the earlier list of two that start at the same place.
    private static func first(of lists: [[Mention]], from next: [Int]) -> Int? {
        var best: (rank: Int, start: Int)?
        for rank in lists.indices where next[rank] < lists[rank].count {
            let start = lists[rank][next[rank]].range.lowerBound
            if best.map({ start < $0.start }) ?? true { best = (rank, start) }
        }
        return best?.rank
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
