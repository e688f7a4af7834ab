/// A term that a ``GlassBatchBuilder`` knows. Valid for that builder as long as its ``GlassBatchBuilder/termGeneration`` stays.
public struct GlassTermID: Sendable, Hashable, BitwiseCopyable {
    /// Dense: 0, 1, 2 … in the order of first appearance.
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

/// What a document has of a term that the builder knows.
public struct GlassPosting: Sendable, BitwiseCopyable {
    public var term: GlassTermID
    /// How often the term counts; 0 for a mere filter.
    public var wdf: UInt32
    /// How many of the positions that are given with the postings are this one's.
    public var positionCount: UInt32

    public init(term: GlassTermID, wdf: UInt32, positionCount: UInt32) {
        self.term = term
        self.wdf = wdf
        self.positionCount = positionCount
    }
}
