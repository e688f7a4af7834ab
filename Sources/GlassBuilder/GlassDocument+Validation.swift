extension GlassDocument {
    /// Checks every limit that one document can break by itself.
    func validate() throws(GlassError) {
        guard data.count <= GlassLimits.entryBytes, valueBytes.count <= GlassLimits.entryBytes,
            termBytes.count <= GlassLimits.entryBytes / 2,
            positions.count + postingPositions.count <= GlassLimits.entryBytes / 4
        else {
            throw GlassError(
                .entryTooLarge,
                "a document's data or values pass \(GlassLimits.entryBytes) bytes, or its terms or positions a part of it"
            )
        }
        var length: UInt64 = 0
        for term in terms {
            guard (1...GlassLimits.termBytes).contains(Int(term.length)) else {
                throw Self.wrongLength(Int(term.length))
            }
            if term.length > GlassLimits.encodedTermBytes / 2 {
                try Self.validateEncodedLength(termBytes[Int(term.offset)..<Int(term.offset + term.length)])
            }
            if term.positionCount > 1 { try validatePositions(term) }
            length &+= UInt64(term.wdf)
        }
        var positionCount = 0
        for posting in postings {
            length &+= UInt64(posting.wdf)
            positionCount &+= Int(posting.positionCount)
        }
        guard positionCount == postingPositions.count else {
            throw GlassError(
                .positionsNotAscending,
                "\(postingPositions.count) positions were given for postings that have \(positionCount)")
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

    /// Checks a term by itself.
    static func validate(term: UnsafeBufferPointer<UInt8>) throws(GlassError) {
        guard (1...GlassLimits.termBytes).contains(term.count) else { throw wrongLength(term.count) }
        if term.count > GlassLimits.encodedTermBytes / 2 { try validateEncodedLength(term) }
    }

    static func wrongLength(_ count: Int) -> GlassError {
        GlassError(.termLength, "a term has \(count) bytes; allowed are 1 to \(GlassLimits.termBytes)")
    }

    private static func validateEncodedLength(_ bytes: some Collection<UInt8>) throws(GlassError) {
        let encoded = bytes.count + bytes.reduce(0) { $1 == 0 ? $0 + 1 : $0 }
        guard encoded <= GlassLimits.encodedTermBytes else {
            throw GlassError(
                .termLength,
                "a term has \(encoded) bytes with zero bytes counted twice; allowed are \(GlassLimits.encodedTermBytes)"
            )
        }
    }

    private func validatePositions(_ term: Term) throws(GlassError) {
        let isAscending = positions.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress else { return term.positionCount == 0 }
            return Self.isAscending(base + Int(term.firstPosition), count: Int(term.positionCount))
        }
        guard isAscending else { throw Self.notAscending }
    }

    static let notAscending = GlassError(.positionsNotAscending, "the positions of a term do not rise strictly")

    @inline(__always)
    static func isAscending(_ positions: UnsafePointer<UInt32>, count: Int) -> Bool {
        var index = 1
        while index < count {
            if positions[index &- 1] >= positions[index] { return false }
            index &+= 1
        }
        return true
    }

    /// Lends the postings and their positions; for a document that has some. The pointer to positions is valid, if
    /// meaningless, when there are none.
    @inline(__always)
    func withPostingPointers(_ body: (UnsafeBufferPointer<GlassPosting>, UnsafePointer<UInt32>) -> Void) {
        postings.withUnsafeBufferPointer { postings in
            postingPositions.withUnsafeBufferPointer { positions in
                guard let first = postings.baseAddress else { return }
                body(postings, positions.baseAddress ?? UnsafeRawPointer(first).assumingMemoryBound(to: UInt32.self))
            }
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
