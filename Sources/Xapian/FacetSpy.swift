internal import CXapian

/// Counts the ordinals of packed values while a search runs; `PackedOrdinals` writes such values.
public final class FacetSpy {
    let handle: OpaquePointer
    private let ordinalCount: Int

    /// - Parameters:
    ///   - tags: the kinds of group to count; others are passed over.
    ///   - ordinalCount: above every ordinal; a value with a larger one makes the search throw `.corrupt`.
    public init(slot: UInt32, tags: [UInt8], ordinalCount: Int) throws(XapianError) {
        self.ordinalCount = ordinalCount
        handle = try checkHandle { xapian_facet_spy_new(slot, tags, tags.count, UInt32(clamping: ordinalCount), $0) }
    }

    deinit { xapian_facet_spy_free(handle) }

    /// The documents seen.
    public var documentCount: Int { Int(xapian_facet_spy_documents(handle)) }

    /// The documents seen that have a group of this kind.
    public func documentCount(with tag: UInt8) -> Int { Int(xapian_facet_spy_documents_with(handle, tag)) }

    /// Gives the ordinals of a kind that occurred, in the order in which they were met first, and for all ordinals the number of
    /// documents that hold each. Both live only during the call.
    public func withCounts<Result>(
        of tag: UInt8,
        _ body: (_ met: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>) throws -> Result
    ) rethrows -> Result {
        var count = 0
        let met = UnsafeBufferPointer(start: xapian_facet_spy_met(handle, tag, &count), count: count)
        return try body(met, UnsafeBufferPointer(start: xapian_facet_spy_counts(handle), count: ordinalCount))
    }
}

/// The packed values that `FacetSpy` counts: groups of a tag byte, the length in bytes as LEB128, and ascending ordinals,
/// each but the first as the difference to the one before, as LEB128.
public enum PackedOrdinals {
    /// - Parameter ordinals: ascending, none twice. No ordinals write nothing.
    public static func append(_ ordinals: [UInt32], tag: UInt8, to value: inout [UInt8]) {
        guard !ordinals.isEmpty else { return }
        var group: [UInt8] = []
        var last: UInt32 = 0
        for ordinal in ordinals {
            append(ordinal &- last, to: &group)
            last = ordinal
        }
        value.append(tag)
        append(UInt32(group.count), to: &value)
        value.append(contentsOf: group)
    }

    /// The groups of a value; nil when it is cut short.
    public static func groups(of value: [UInt8]) -> [(tag: UInt8, ordinals: [UInt32])]? {
        var groups: [(tag: UInt8, ordinals: [UInt32])] = []
        var rest = value[...]
        while let tag = rest.popFirst() {
            guard let length = number(&rest), length <= rest.count else { return nil }
            var group = rest.prefix(Int(length))
            rest = rest.dropFirst(Int(length))
            var ordinals: [UInt32] = []
            while !group.isEmpty {
                guard let difference = number(&group) else { return nil }
                let (ordinal, isTooLarge) = (ordinals.last ?? 0).addingReportingOverflow(difference)
                guard !isTooLarge else { return nil }
                ordinals.append(ordinal)
            }
            groups.append((tag, ordinals))
        }
        return groups
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt32? {
        var number: UInt32 = 0
        var shift: UInt32 = 0
        while shift < 35, let byte = bytes.popFirst() {
            number |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        return nil
    }
}
