/// The parameters of ranking, in one place; `docs/ranking.md` tells what they do. Values are those that did best on the
/// development collections.
enum Ranking {
    /// BM25: how soon repetition stops to count (Robertson and Zaragoza, 2009).
    static let k1 = 1.5
    /// BM25: how much long texts are held back.
    static let b = 0.75
    /// How often a word counts that stands in the title, once.
    static let titleWeight: UInt32 = 3
    /// Neighbouring words of a query within so many words of each other add to an article's score …
    static let proximityWindow = 8
    /// … this part of what the two words weigh.
    static let proximityWeight = 0.1
    /// In longer queries neighbours are accidents of phrasing: there nothing is added.
    static let proximityWords = 5
    /// With a decay by age, the best so many articles by relevance are weighed anew.
    static let recencyCandidates = 10_000
}
