/// Encodes a document's term list: terms in byte order, each without the bytes it shares with the one before.
enum TermListEncoder {
    /// A term of the document: its rank among the batch's terms, and its wdf.
    struct Item {
        var rank: UInt32
        var wdf: UInt32
    }

    static func encode(
        _ items: UnsafeBufferPointer<Item>, terms: UnsafePointer<SortedTerms.Term>,
        length: UInt32, to output: inout FlatBuffer<UInt8>
    ) {
        guard let first = items.first else { return }
        var next = output.reserve(2 * Packing.maximumUInt32 + 2 * (GlassLimits.termBytes + Packing.maximumUInt32 + 2))
        next = Packing.writeUInt(length, to: next)
        next = Packing.writeUInt(UInt64(items.count), to: next)
        var previous = terms[Int(first.rank)]
        next.pointee = UInt8(truncatingIfNeeded: previous.length)
        next = copyShort(previous.bytes, to: next + 1, count: previous.length)
        output.setEnd(Packing.writeUInt(first.wdf, to: next))
        for index in 1..<items.count {
            let item = items[index]
            let term = terms[Int(item.rank)]
            next = output.reserve(GlassLimits.termBytes + Packing.maximumUInt32 + 2)
            let reuse = commonPrefix(previous, term)
            let packed = (UInt64(item.wdf) &+ 1) &* UInt64(previous.length &+ 1) &+ UInt64(reuse)
            let isPacked = item.wdf < 127 && packed < 256
            next[0] = UInt8(truncatingIfNeeded: isPacked ? packed : UInt64(reuse))
            next[1] = UInt8(truncatingIfNeeded: term.length &- reuse)
            next = copyShort(term.bytes + reuse, to: next + 2, count: term.length &- reuse)
            if !isPacked { next = Packing.writeUInt(item.wdf, to: next) }
            output.setEnd(next)
            previous = term
        }
    }

    @inline(__always)
    private static func commonPrefix(_ left: SortedTerms.Term, _ right: SortedTerms.Term) -> Int {
        let shorter = min(left.length, right.length)
        let difference = left.prefix ^ right.prefix
        if difference != 0 { return min(shorter, difference.leadingZeroBitCount / 8) }
        var common = min(8, shorter)
        while common < shorter, left.bytes[common] == right.bytes[common] { common &+= 1 }
        return common
    }
}
