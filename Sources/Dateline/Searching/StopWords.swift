/// Words of grammar that say nothing about what an article is about.
///
/// They stay in the index, in phrases and in what must match; only their weight is left out where other words stand beside
/// them. Words that are also names in the news ("US", "WHO", "IT", "May", "Will") are not among them.
struct StopWords: Sendable {
    private let words: Set<[UInt8]>

    /// - Parameter language: an English name or an ISO 639 code; other languages than English have no list.
    init(language: String) {
        words = ["en", "english"].contains(language.lowercased()) ? StopWords.english : []
    }

    func contains(_ foldedWord: [UInt8]) -> Bool { words.contains(foldedWord) }

    private static let english = Set(
        """
        a about above after again against all am an and any are as at be because been before being below between both but \
        by can could did do does doing don down during each either else ever few for from further get give given had has \
        have having he her here hers herself him himself his how however i if in into is its itself just let like many me \
        might more most much must my myself no nor not of off on once one only or other our ours ourselves out over own s same shall she should \
        so some such t than that the their theirs them themselves then there these they this those through thus to too \
        under until up upon very was we were what when where which while whom whose why with within without would yet you \
        your yours yourself yourselves
        """.split(separator: " ").map { Array($0.utf8) }
    )
}
