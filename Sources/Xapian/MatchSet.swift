internal import CXapian

/// A page of matches in order of rank, with the number of all matches.
public struct MatchSet {
    public struct Match: Sendable, Equatable {
        public let documentID: UInt32
        public let weight: Double
    }

    private final class Box {
        let handle: OpaquePointer
        init(owning handle: OpaquePointer) { self.handle = handle }
        deinit { xapian_mset_free(handle) }
    }

    private let box: Box

    init(owning handle: OpaquePointer) {
        box = Box(owning: handle)
    }

    /// Bounds on, and the best guess of, the number of all matches. The three agree when every match was looked at.
    public var total: (lower: Int, estimate: Int, upper: Int) {
        (
            Int(xapian_mset_matches_lower_bound(box.handle)),
            Int(xapian_mset_matches_estimated(box.handle)),
            Int(xapian_mset_matches_upper_bound(box.handle))
        )
    }

    /// The matches of this page.
    public func matches() throws(XapianError) -> [Match] {
        var matches: [Match] = []
        for index in 0..<xapian_mset_size(box.handle) {
            matches.append(
                Match(
                    documentID: try check { xapian_mset_docid(box.handle, index, $0) },
                    weight: try check { xapian_mset_weight(box.handle, index, $0) }
                )
            )
        }
        return matches
    }
}
