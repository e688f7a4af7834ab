internal import CXapian

/// Counts the items of packed values while a search runs; `PackedItems` writes such values.
public final class FacetSpy {
    let handle: OpaquePointer

    /// - Parameter tags: the kinds of item to count; others are passed over.
    public init(slot: UInt32, tags: [UInt8]) {
        handle = xapian_facet_spy_new(slot, tags, tags.count)
    }

    deinit { xapian_facet_spy_free(handle) }

    /// The documents seen.
    public var documentCount: Int { Int(xapian_facet_spy_documents(handle)) }

    /// The documents seen that have an item of this kind.
    public func documentCount(with tag: UInt8) -> Int { Int(xapian_facet_spy_documents_with(handle, tag)) }

    /// The items of a kind with the number of documents that hold each, in no particular order.
    public func counts(of tag: UInt8) -> [(item: [UInt8], count: Int)] {
        var counts: [(item: [UInt8], count: Int)] = []
        let visitor = TermVisitor { item, count in
            counts.append((Array(item), count))
            return true
        }
        _ = xapian_facet_spy_items(handle, tag, TermVisitor.visit, visitor.context)
        withExtendedLifetime(visitor) {}
        return counts
    }
}

/// Writes the packed values that `FacetSpy` counts: tag byte, length of the text as LEB128, text.
public enum PackedItems {
    public static func append(_ text: some Collection<UInt8>, tag: UInt8, to value: inout [UInt8]) {
        value.append(tag)
        var length = text.count
        while length >= 0x80 {
            value.append(UInt8(truncatingIfNeeded: length) | 0x80)
            length >>= 7
        }
        value.append(UInt8(length))
        value.append(contentsOf: text)
    }
}
