import Glibc

/// The terms of a batch, and of those before it: from bytes to dense ids, by open addressing over one arena.
struct TermDictionary: ~Copyable {
    struct Entry {
        /// First eight bytes, big-endian: decides most comparisons and is the sort key.
        var prefix: UInt64
        var offset: UInt32
        var length: UInt16
        /// Zero bytes in the term; each takes two in a key.
        var zeros: UInt16
    }

    /// Documents that have a term, and the last of them (counted from 1).
    struct Tally {
        var frequency: UInt32
        var lastDocument: UInt32
    }

    /// For each term, apart from `entries`: counting is all that happens to a term whose id is known.
    private(set) var tallies = FlatBuffer<Tally>(capacity: 1 << 14)
    private(set) var entries = FlatBuffer<Entry>(capacity: 1 << 14)
    private(set) var arena = FlatBuffer<UInt8>(capacity: 1 << 17)
    /// High half: the term's hash; low half: its id plus one, or 0 for an empty place.
    private var table: FlatBuffer<UInt64>
    private var mask: Int

    /// - Parameter keptTerms: terms beyond which it is emptied between batches.
    init(keptTerms: Int) {
        self.keptTerms = keptTerms
        let size = 1 << 15
        table = FlatBuffer(capacity: size)
        table.append(repeating: 0, count: size)
        mask = size - 1
    }

    private let keptTerms: Int

    /// Counts anew for another batch.
    ///
    /// - Returns: whether the terms keep their ids.
    mutating func startBatch() -> Bool {
        if entries.count > keptTerms {
            removeAll()
            return false
        }
        tallies.base.update(repeating: Tally(frequency: 0, lastDocument: 0), count: tallies.count)
        return true
    }

    private mutating func removeAll() {
        entries.removeAll()
        tallies.removeAll()
        arena.removeAll()
        table.base.update(repeating: 0, count: table.count)
    }

    var memoryUsed: Int { entries.memoryUsed + tallies.memoryUsed + arena.memoryUsed + table.memoryUsed }

    func bytes(of entry: Entry) -> UnsafePointer<UInt8> {
        UnsafePointer(arena.base + Int(entry.offset))
    }

    /// Counts a document for a term; false when it was counted already.
    @inline(__always)
    func count(_ id: Int, document: UInt32) -> Bool {
        let tally = tallies.base + id
        if tally.pointee.lastDocument == document { return false }
        tally.pointee.lastDocument = document
        tally.pointee.frequency &+= 1
        return true
    }

    /// Takes back what ``count(_:document:)`` did last for this term.
    func uncount(_ id: Int) {
        let tally = tallies.base + id
        tally.pointee.lastDocument = 0
        tally.pointee.frequency -= 1
    }

    /// A term on its way through the dictionary.
    struct Probe {
        var prefix: UInt64
        var hash: UInt32
        /// The id plus one; 0 while it is not known.
        var known: UInt32
    }

    /// Looks up all terms of a document, step by step for all of them: the loads of one step do not wait for
    /// each other, which hides most of the time that the caches take. What stays unknown is for ``intern``.
    mutating func probe(
        _ terms: UnsafeBufferPointer<GlassDocument.Term>, bytes: UnsafePointer<UInt8>,
        into probes: inout FlatBuffer<Probe>
    ) {
        probes.removeAll()
        let target = probes.reserve(terms.count)
        probes.setEnd(target + terms.count)
        for index in 0..<terms.count {
            let term = bytes + Int(terms[index].offset)
            let count = Int(terms[index].length)
            let prefix = Packing.prefix(term, count: count)
            target[index] = Probe(
                prefix: prefix, hash: Self.hash(term, count: count, prefix: prefix), known: 0)
        }
        for index in 0..<terms.count {
            let found = table[Int(target[index].hash) & mask]
            let matches = UInt32(truncatingIfNeeded: found &>> 32) == target[index].hash
            target[index].known = matches ? UInt32(truncatingIfNeeded: found) : 0
        }
        for index in 0..<terms.count where target[index].known > 0 {
            let term = bytes + Int(terms[index].offset)
            let id = Int(target[index].known) &- 1
            if !holds(id, term, count: Int(terms[index].length), prefix: target[index].prefix) {
                target[index].known = 0
            }
        }
    }

    @inline(__always)
    private func holds(_ id: Int, _ bytes: UnsafePointer<UInt8>, count: Int, prefix: UInt64) -> Bool {
        let entry = entries.base + id
        return entry.pointee.prefix == prefix && Int(entry.pointee.length) == count
            && (count <= 8 || memcmp(arena.base + Int(entry.pointee.offset), bytes, count) == 0)
    }

    /// The id of a term, new or known.
    mutating func intern(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
        let prefix = Packing.prefix(bytes, count: count)
        let hash = Self.hash(bytes, count: count, prefix: prefix)
        return intern(bytes, count: count, probe: Probe(prefix: prefix, hash: hash, known: 0))
    }

    /// The same where ``probe(_:bytes:into:)`` has done the first step.
    @inline(never)
    mutating func intern(_ bytes: UnsafePointer<UInt8>, count: Int, probe: Probe) -> Int {
        var place = Int(probe.hash) & mask
        while table[place] != 0 {
            if UInt32(truncatingIfNeeded: table[place] &>> 32) == probe.hash {
                let id = Int(table[place] & 0xffff_ffff) &- 1
                if holds(id, bytes, count: count, prefix: probe.prefix) { return id }
            }
            place = (place &+ 1) & mask
        }
        return insert(bytes, count: count, probe: probe, place: place)
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafePointer<UInt8>, count: Int, prefix: UInt64) -> UInt32 {
        var state = (prefix ^ UInt64(count)) &* 0x9e37_79b9_7f4a_7c15
        if count > 8 {
            let raw = UnsafeRawPointer(bytes)
            var offset = 8
            while offset &+ 8 < count {
                state = mix(state ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset &+= 8
            }
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
        }
        return UInt32(truncatingIfNeeded: (state ^ (state &>> 29)) &* 0xbf58_476d_1ce4_e5b9 &>> 32)
    }

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return product.high ^ product.low
    }

    private mutating func insert(
        _ bytes: UnsafePointer<UInt8>, count: Int, probe: Probe, place: Int
    ) -> Int {
        let id = entries.count
        var zeros: UInt16 = 0
        if memchr(bytes, 0, count) != nil {
            for index in 0..<count where bytes[index] == 0 { zeros += 1 }
        }
        entries.append(
            Entry(
                prefix: probe.prefix, offset: UInt32(arena.count), length: UInt16(count), zeros: zeros))
        tallies.append(Tally(frequency: 0, lastDocument: 0))
        arena.append(bytes, count: count)
        table[place] = UInt64(probe.hash) << 32 | UInt64(id + 1)
        if entries.count * 2 > table.count { grow() }
        return id
    }

    private mutating func grow() {
        let size = table.count * 2
        var larger = FlatBuffer<UInt64>(capacity: size)
        larger.append(repeating: 0, count: size)
        mask = size - 1
        for old in 0..<table.count where table[old] != 0 {
            var place = Int(table[old] >> 32) & mask
            while larger[place] != 0 { place = (place + 1) & mask }
            larger[place] = table[old]
        }
        table = larger
    }
}
