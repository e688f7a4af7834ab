/// A name of the gazetteer in a text.
struct PlaceMatch {
    var tokens: Range<Int>
    /// The likeliest first; never empty.
    var senses: [PlaceSense]
}
