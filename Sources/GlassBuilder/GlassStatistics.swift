/// What a finished database holds, as its own version file says, and what it took.
public struct GlassStatistics: Sendable, Hashable {
    /// Documents; their ids are 1 up to this.
    public internal(set) var documents = 0
    /// Distinct terms.
    public internal(set) var terms = 0
    /// Pairs of term and document.
    public internal(set) var postings = 0
    /// Pairs of term and document that have positions.
    public internal(set) var positionLists = 0
    /// Sum of all documents' lengths (of all wdf).
    public internal(set) var totalLength: UInt64 = 0
    /// Bytes of `postlist.glass`, `docdata.glass`, `termlist.glass`, `position.glass`; 0 for a table left out.
    public internal(set) var postlistBytes = 0
    public internal(set) var docdataBytes = 0
    public internal(set) var termlistBytes = 0
    public internal(set) var positionBytes = 0
    /// Sorted runs written to temporary files, merges of runs included, and their bytes.
    public internal(set) var spilledRuns = 0
    public internal(set) var spilledBytes = 0
}
