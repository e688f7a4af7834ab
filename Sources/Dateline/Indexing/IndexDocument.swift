/// A document ready to be written: data, values, and terms with their frequency and positions, as flat arrays.
///
/// Terms are distinct and in no particular order; the positions of each ascend.
struct IndexDocument: Sendable {
    struct Term: Sendable {
        /// Bytes in `termBytes`.
        var bytes: Range<Int>
        /// Occurrences within the document, as the weighting counts them; 0 for filters.
        var wdf: UInt32
        /// Places in `positions`; empty for terms without positions.
        var positions: Range<Int>
    }

    struct Value: Sendable {
        var slot: UInt32
        var bytes: [UInt8]
    }

    var data: [UInt8] = []
    /// In ascending order of slots, none twice.
    var values: [Value] = []
    var terms: [Term] = []
    var termBytes: [UInt8] = []
    var positions: [UInt32] = []

    /// Adds a term that filters and does not weigh, perhaps with positions, in ascending order.
    mutating func addFilter(_ term: [UInt8], at places: [UInt32] = []) {
        let start = termBytes.count
        let firstPosition = positions.count
        termBytes.append(contentsOf: term)
        positions.append(contentsOf: places)
        terms.append(Term(bytes: start..<termBytes.count, wdf: 0, positions: firstPosition..<positions.count))
    }

    func bytes(of term: Term) -> ArraySlice<UInt8> { termBytes[term.bytes] }
}
