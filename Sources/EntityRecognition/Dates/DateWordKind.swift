/// What a word is to the grammar of dates. `Resources/date-words.tsv` lists the words; numbers are read from their digits.
enum DateWordKind: UInt8, CaseIterable {
    case none
    // Words that help others.
    case the, article, possessor, of, `in`, on, to, and, from, between, through, until, by, since, `as`, preposition
    case last, past, current, next, coming, previous, following, that, same, present, latest, comparable, full, epithet
    case early, soon, edge, ago, now, fiscal, each, approximate, counted, than, measured, eve, ordinalWord, thousand
    case will, future, spoke, be, scare, press, world, ended, posting, weather, clock
    // Words at which an expression is looked for.
    case month, weekday, dayPart, deictic, unit, units, season, decade, decadeName, quarterCode, holiday, namedDay,
        year, number
    case period, half, ordinal, count, compactDay, pointedDay, sport

    static let firstAnchor = month

    var isAnchor: Bool { rawValue >= DateWordKind.firstAnchor.rawValue }
}
