internal import CXapian

/// A query: a term, or queries combined. A value; copies share the library's tree.
public struct Query: CustomStringConvertible {
    public enum Operator {
        case and
        case or
        case andNot
        /// The first must match, the others only add weight.
        case andMaybe
        /// All must match, only the first gives weight.
        case filter
        /// In order, within a window of so many positions.
        case phrase(window: Int)
        /// In any order, within a window of so many positions.
        case near(window: Int)
        /// Any must match; weighted as if all were one term.
        case synonym
        /// Any must match; the heaviest counts.
        case maximum
    }

    private final class Node {
        let handle: OpaquePointer
        init(owning handle: OpaquePointer) { self.handle = handle }
        deinit { xapian_query_free(handle) }
    }

    private let node: Node
    var handle: OpaquePointer { node.handle }

    private init(owning handle: OpaquePointer) {
        node = Node(owning: handle)
    }

    /// Matches no document.
    public static var nothing: Query { Query(owning: xapian_query_new_nothing()) }

    /// Matches every document.
    public static var all: Query { Query(owning: xapian_query_new_all()) }

    /// - Parameter position: the place in the query, which phrases take their order from.
    public init(term: [UInt8], frequency: Int = 1, position: Int = 0) throws(XapianError) {
        self.init(
            owning: try checkHandle { error in
                term.withPointer { xapian_query_new_term($0, $1, UInt32(frequency), UInt32(position), error) }
            }
        )
    }

    /// A term of a database that stands in no phrase. Unlike the term alone it is safe from a fault of the library, told at
    /// `xapian_database_misreads` in CXapian.h.
    ///
    /// - Parameter position: the place in the query.
    public init(term: [UInt8], of database: Database, position: Int = 0) throws(XapianError) {
        let plain = try Query(term: term, position: position)
        self = try database.misreads(term) ? Query(.andMaybe, [Query(holdersOf: term), plain]) : plain
    }

    /// Any of several terms of a database, weighted as if all were one; none of them stands in a phrase.
    public init(synonyms terms: [[UInt8]], of database: Database, position: Int = 0) throws(XapianError) {
        if terms.isEmpty { self = .nothing; return }
        if terms.count == 1 { self = try Query(term: terms[0], of: database, position: position); return }
        var plain: [Query] = []
        var misreads = false
        for term in terms {
            plain.append(try Query(term: term, position: position))
            if !misreads { misreads = try database.misreads(term) }
        }
        let weighted = try Query(.synonym, plain)
        guard misreads else {
            self = weighted
            return
        }
        var safe: [Query] = []
        for term in terms { safe.append(try Query(term: term, of: database)) }
        self = try Query(.andMaybe, [Query(.or, safe).scaled(by: 0), weighted])
    }

    /// The documents that hold a term, without weight, by a list of our own.
    private init(holdersOf term: [UInt8]) throws(XapianError) {
        self.init(
            owning: try checkHandle { error in term.withPointer { xapian_query_new_holders($0, $1, error) } })
    }

    public init(_ op: Operator, _ queries: [Query]) throws(XapianError) {
        let (code, parameter) = op.shimValue
        let handles = queries.map { Optional($0.handle) }
        self.init(
            owning: try checkHandle { xapian_query_new_combined(code, handles, handles.count, parameter, $0) }
        )
        // The handles above are borrowed from the queries, which must outlive the call.
        withExtendedLifetime(queries) {}
    }

    /// The same matches, with their weight multiplied.
    public func scaled(by factor: Double) throws(XapianError) -> Query {
        Query(owning: try checkHandle { xapian_query_new_scaled(handle, factor, $0) })
    }

    /// Documents whose value in a slot lies between two, both included, compared as bytes.
    public init(slot: UInt32, from lower: [UInt8], to upper: [UInt8]) throws(XapianError) {
        self.init(
            owning: try checkHandle { error in
                lower.withPointer { lowerBytes, lowerCount in
                    upper.withPointer { upperBytes, upperCount in
                        xapian_query_new_value_range(slot, lowerBytes, lowerCount, upperBytes, upperCount, error)
                    }
                }
            }
        )
    }

    /// Documents one of whose intervals lies within two bounds, both of the same length and included.
    ///
    /// The slot's value is a run of intervals: lower end, upper end, compared as bytes.
    public init(slot: UInt32, intervalFrom lower: [UInt8], to upper: [UInt8]) throws(XapianError) {
        let width = min(lower.count, upper.count)
        self.init(
            owning: try checkHandle { xapian_query_new_interval_within(slot, lower, upper, width, $0) }
        )
    }

    /// Documents in which all operands stand in one sentence, without weight.
    ///
    /// - Parameters:
    ///   - gap: the positions of different sentences differ by more than this.
    ///   - longSentences: the term whose positions are the first and the last of each sentence of more than `gap` words, in turns.
    public init(sentence operands: [SentenceOperand], gap: UInt32, longSentences: [UInt8]) throws(XapianError) {
        let sentence = longSentences.withPointer { xapian_sentence_new(gap, $0, $1) }
        defer { xapian_sentence_free(sentence) }
        for operand in operands {
            switch operand.order {
            case .sideBySide: xapian_sentence_add_operand(sentence, UInt32(operand.places.count), true)
            case .within(let window): xapian_sentence_add_operand(sentence, UInt32(clamping: window), false)
            }
            for place in operand.places {
                xapian_sentence_add_place(sentence)
                for term in place { term.withPointer { xapian_sentence_add_term(sentence, $0, $1) } }
            }
        }
        self.init(owning: try checkHandle { xapian_query_new_sentence(sentence, $0) })
    }

    /// Every document, with the same weight.
    public init(fixedWeight weight: Double) throws(XapianError) {
        self.init(owning: try checkHandle { xapian_query_new_fixed_weight(weight, $0) })
    }

    /// libxapian's notation, for diagnostics.
    public var description: String {
        (try? check { xapian_query_description(handle, $0) }).map { String(taking: $0) } ?? "Query(?)"
    }
}

extension Query.Operator {
    fileprivate var shimValue: (xapian_operator, UInt32) {
        switch self {
        case .and: (XAPIAN_AND, 0)
        case .or: (XAPIAN_OR, 0)
        case .andNot: (XAPIAN_AND_NOT, 0)
        case .andMaybe: (XAPIAN_AND_MAYBE, 0)
        case .filter: (XAPIAN_FILTER, 0)
        case .phrase(let window): (XAPIAN_PHRASE, UInt32(window))
        case .near(let window): (XAPIAN_NEAR, UInt32(window))
        case .synonym: (XAPIAN_SYNONYM, 0)
        case .maximum: (XAPIAN_MAX, 0)
        }
    }
}

/// What must stand in a sentence: places, each taken by any of some terms.
public struct SentenceOperand: Sendable {
    public enum Order: Sendable {
        /// Side by side, in the order of the places.
        case sideBySide
        /// In any order, within a window of so many positions.
        case within(Int)
    }

    public var places: [Set<[UInt8]>]
    public var order: Order

    /// - Parameter places: one at least.
    public init(places: [Set<[UInt8]>], order: Order = .sideBySide) {
        self.places = places
        self.order = order
    }
}
