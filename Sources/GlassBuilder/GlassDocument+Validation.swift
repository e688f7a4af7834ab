extension GlassDocument {
    /// Checks every limit that one document can break by itself.
    func validate() throws(GlassError) {
        guard data.count <= GlassLimits.entryBytes, valueBytes.count <= GlassLimits.entryBytes,
            termBytes.count <= GlassLimits.entryBytes / 2, positions.count <= GlassLimits.entryBytes / 4
        else {
            throw GlassError(
                .entryTooLarge,
                "a document's data or values pass \(GlassLimits.entryBytes) bytes, or its terms or positions a part of it"
            )
        }
        var length: UInt64 = 0
        for term in terms {
            guard (1...GlassLimits.termBytes).contains(Int(term.length)) else {
                throw GlassError(
                    .termLength, "a term has \(term.length) bytes; allowed are 1 to \(GlassLimits.termBytes)")
            }
            if term.length > GlassLimits.encodedTermBytes / 2 { try validateEncodedLength(term) }
            if term.positionCount > 1 { try validatePositions(term) }
            length &+= UInt64(term.wdf)
        }
        guard length <= UInt32.max else {
            throw GlassError(.countTooLarge, "a document's length is \(length); the format counts to \(UInt32.max)")
        }
    }

    /// The values ascending by slot.
    func sortedValues() throws(GlassError) -> [Value] {
        var sorted = values
        if sorted.indices.dropFirst().contains(where: { sorted[$0 - 1].slot >= sorted[$0].slot }) {
            sorted.sort { $0.slot < $1.slot }
            for index in sorted.indices.dropFirst() where sorted[index - 1].slot == sorted[index].slot {
                throw GlassError(.duplicateSlot, "slot \(sorted[index].slot) was given two values in one document")
            }
        }
        return sorted
    }

    private func validateEncodedLength(_ term: Term) throws(GlassError) {
        let bytes = termBytes[Int(term.offset)..<Int(term.offset + term.length)]
        let encoded = bytes.count + bytes.reduce(0) { $1 == 0 ? $0 + 1 : $0 }
        guard encoded <= GlassLimits.encodedTermBytes else {
            throw GlassError(
                .termLength,
                "a term has \(encoded) bytes with zero bytes counted twice; allowed are \(GlassLimits.encodedTermBytes)"
            )
        }
    }

    private func validatePositions(_ term: Term) throws(GlassError) {
        let first = Int(term.firstPosition)
        let isAscending = positions.withUnsafeBufferPointer { all in
            var isAscending = true
            for index in first &+ 1..<first &+ Int(term.positionCount) {
                isAscending = isAscending && all[index &- 1] < all[index]
            }
            return isAscending
        }
        guard isAscending else {
            throw GlassError(.positionsNotAscending, "the positions of a term do not rise strictly")
        }
    }

    /// Lends the terms, their bytes and all positions. The pointers are valid, if meaningless, when there are none.
    @inline(__always)
    func withTermPointers<Result>(
        _ body: (UnsafeBufferPointer<Term>, UnsafePointer<UInt8>, UnsafePointer<UInt32>) -> Result
    ) -> Result {
        terms.withUnsafeBufferPointer { terms in
            termBytes.withUnsafeBufferPointer { bytes in
                positions.withUnsafeBufferPointer { positions in
                    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1) { none in
                        let empty = UnsafeRawPointer(none.baseAddress.unsafelyUnwrapped)
                        return body(
                            terms,
                            bytes.baseAddress ?? empty.assumingMemoryBound(to: UInt8.self),
                            positions.baseAddress ?? empty.assumingMemoryBound(to: UInt32.self))
                    }
                }
            }
        }
    }
}
