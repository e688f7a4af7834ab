/// One document as flat data: what is stored, what is sorted by, and what is searched.
///
/// Keep one and refill it: ``removeAll()`` keeps the memory. Nothing is checked here; limits are enforced
/// when the document is added to a builder.
///
/// ```swift
/// document.removeAll()
/// document.setData(Array(json.utf8))
/// document.addValue(slot: 0, Array("20250509".utf8))
/// document.addTerm("summit".utf8, wdf: 2, positions: [4, 17])
/// ```
public struct GlassDocument: Sendable {
    struct Term {
        var offset: UInt32
        var length: UInt32
        var wdf: UInt32
        var firstPosition: UInt32
        var positionCount: UInt32
    }

    struct Value {
        var slot: UInt32
        var offset: UInt32
        var length: UInt32
    }

    private(set) var data: [UInt8] = []
    private(set) var values: [Value] = []
    private(set) var valueBytes: [UInt8] = []
    private(set) var terms: [Term] = []
    private(set) var termBytes: [UInt8] = []
    private(set) var positions: [UInt32] = []
    private(set) var postings: [GlassPosting] = []
    /// Those of `postings`, one behind the other.
    private(set) var postingPositions: [UInt32] = []

    public init() {}

    /// Number of terms added so far.
    public var termCount: Int { terms.count + postings.count }

    /// Empties the document; what was copied into it keeps its memory for the next.
    public mutating func removeAll() {
        data = []
        values.removeAll(keepingCapacity: true)
        valueBytes.removeAll(keepingCapacity: true)
        terms.removeAll(keepingCapacity: true)
        termBytes.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        postings.removeAll(keepingCapacity: true)
        postingPositions = []
    }

    /// Replaces the stored data; empty data is not stored at all.
    public mutating func setData(_ bytes: [UInt8]) {
        data = bytes
    }

    /// Adds a value; slots may come in any order, each at most once. An empty value counts as none.
    public mutating func addValue(slot: UInt32, _ bytes: [UInt8]) {
        let offset = valueBytes.count
        valueBytes.append(contentsOf: bytes)
        guard valueBytes.count > offset else { return }
        values.append(
            Value(
                slot: slot,
                offset: UInt32(truncatingIfNeeded: offset),
                length: UInt32(truncatingIfNeeded: valueBytes.count - offset)
            )
        )
    }

    /// Adds a term; terms may come in any order, each at most once.
    ///
    /// - Parameters:
    ///   - wdf: how often the term counts; 0 for a mere filter, which then adds nothing to the document's length.
    ///   - positions: strictly ascending; may be empty.
    public mutating func addTerm(
        _ bytes: UnsafeBufferPointer<UInt8>,
        wdf: UInt32,
        positions newPositions: UnsafeBufferPointer<UInt32>
    ) {
        terms.append(
            Term(
                offset: UInt32(truncatingIfNeeded: termBytes.count),
                length: UInt32(truncatingIfNeeded: bytes.count),
                wdf: wdf,
                firstPosition: UInt32(truncatingIfNeeded: positions.count),
                positionCount: UInt32(truncatingIfNeeded: newPositions.count)
            )
        )
        termBytes.append(contentsOf: bytes)
        positions.append(contentsOf: newPositions)
    }

    /// Adds terms that the builder which is to take the document knows: no bytes are copied, hashed or compared.
    ///
    /// - Parameter positions: those of the postings, in their order; those of each strictly ascending.
    public mutating func addPostings(_ newPostings: ArraySlice<GlassPosting>, positions: [UInt32]) {
        postings.append(contentsOf: newPostings)
        // Most documents give all at once, and then there is nothing to copy.
        if postingPositions.isEmpty {
            postingPositions = positions
        } else {
            postingPositions.append(contentsOf: positions)
        }
    }

    /// The same for callers whose bytes lie elsewhere; copies them once more.
    public mutating func addTerm(_ bytes: some Sequence<UInt8>, wdf: UInt32, positions newPositions: [UInt32] = []) {
        Array(bytes).withUnsafeBufferPointer { term in
            newPositions.withUnsafeBufferPointer { addTerm(term, wdf: wdf, positions: $0) }
        }
    }
}
