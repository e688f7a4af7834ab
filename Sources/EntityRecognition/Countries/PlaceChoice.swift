/// A name of two states, told apart by the other words of the article.
struct PlaceChoice: Sendable {
    /// One sense each.
    var special: PlaceSenses
    var usual: PlaceSenses
    /// Words that speak for the special sense, and those that speak against it.
    var cues: Set<Int32> = []
    var counterCues: Set<Int32> = []
}
