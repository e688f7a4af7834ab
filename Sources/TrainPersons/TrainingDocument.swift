/// A document to learn from.
struct TrainingDocument {
    var document: GoldDocument
    /// How much its runs count.
    var weight: Float
    /// Documents of one fold are judged by a first pass that has seen none of them; what stems from one text shares one.
    var fold: Int
}
