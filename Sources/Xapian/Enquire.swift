internal import CXapian

/// One search: a query, how to weigh and to sort its matches, and spies that look at them.
public final class Enquire {
    private let handle: OpaquePointer
    /// The library keeps bare pointers to its spies.
    private var spies: [FacetSpy] = []

    public init(_ database: Database) throws(XapianError) {
        handle = try checkHandle { xapian_enquire_new(database.handle, $0) }
    }

    deinit { xapian_enquire_free(handle) }

    public func setQuery(_ query: Query) throws(XapianError) {
        _ = try check { xapian_enquire_set_query(handle, query.handle, $0) }
    }

    /// Okapi BM25 with `k2` 0, `k3` 1 and no lower limit to the normalised document length.
    public func weighByBM25(k1: Double, b: Double) throws(XapianError) {
        _ = try check { xapian_enquire_set_weight_bm25(handle, k1, b, $0) }
    }

    /// No ranking: every match weighs 0, and matches come in order of their ids.
    public func weighNothing() throws(XapianError) {
        _ = try check { xapian_enquire_set_no_weight(handle, $0) }
    }

    public func sortByRelevance() throws(XapianError) {
        _ = try check { xapian_enquire_set_sort_by_relevance(handle, $0) }
    }

    /// Sorts by weight, equal weights by the bytes of a slot's value in ascending order, then by id.
    public func sortByRelevance(thenBySlot slot: UInt32) throws(XapianError) {
        _ = try check { xapian_enquire_set_sort_by_relevance_then_value(handle, slot, $0) }
    }

    /// Sorts by the bytes of a slot's value, then by relevance, then by id.
    ///
    /// - Parameter missing: stands in for the value of documents that have none.
    public func sortByValue(slot: UInt32, descending: Bool, missing: [UInt8] = []) throws(XapianError) {
        _ = try check { error in
            missing.withPointer {
                xapian_enquire_set_sort_by_value_then_relevance(handle, slot, descending, $0, $1, error)
            }
        }
    }

    public func add(_ spy: FacetSpy) throws(XapianError) {
        spies.append(spy)
        _ = try check { xapian_enquire_add_facet_spy(handle, spy.handle, $0) }
    }

    /// Matches from `first` (counted from 0) on, at most `count`.
    ///
    /// - Parameter checkAtLeast: look at so many matches at least; the number of documents makes counts and facets exact.
    /// - Throws: `.modified` when the database changed under the search.
    public func matches(first: Int, count: Int, checkAtLeast: Int) throws(XapianError) -> MatchSet {
        MatchSet(
            owning: try checkHandle {
                xapian_enquire_mset(
                    handle,
                    UInt32(clamping: first),
                    UInt32(clamping: count),
                    UInt32(clamping: checkAtLeast),
                    $0
                )
            }
        )
    }
}
