/// A name of the gazetteer in a text.
struct PlaceMatch {
    var tokens: Range<Int>
    /// Never empty.
    var senses: PlaceSenses
}
