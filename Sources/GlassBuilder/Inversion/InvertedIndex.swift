/// The postings of a batch: collected document by document, then turned into runs sorted by term.
struct InvertedIndex: ~Copyable {
    /// A posting as it comes, in document order.
    struct Posting {
        var id: UInt32
        var wdf: UInt32
        var positionOffset: UInt32
        var positionLength: UInt32
    }

    /// The same in term order.
    struct Occurrence {
        var document: UInt32
        var wdf: UInt32
        var positionOffset: UInt32
        var positionLength: UInt32
    }

    private var dictionary: TermDictionary
    private var probes = FlatBuffer<TermDictionary.Probe>()
    private var postings = FlatBuffer<Posting>(capacity: 1 << 16)
    /// Encoded position lists, each with its length in front, as they will stand in the run.
    private var positionBytes = FlatBuffer<UInt8>(capacity: 1 << 18)
    /// Number of postings before each document, and lengths of the documents.
    private var documentStarts = FlatBuffer<UInt32>()
    private var documentLengths = FlatBuffer<UInt32>()
    private var occurrences = FlatBuffer<Occurrence>()
    private var items = FlatBuffer<TermListEncoder.Item>()
    private(set) var statistics = LengthStatistics()

    init(options: GlassOptions) {
        let affordable = options.memoryLimit / (256 * options.threads)
        dictionary = TermDictionary(keptTerms: options.keptTerms ?? min(1 << 18, affordable))
    }

    var documentCount: Int { documentLengths.count }
    var postingCount: Int { postings.count }
    var positionByteCount: Int { positionBytes.count }

    var memoryUsed: Int {
        dictionary.memoryUsed + postings.memoryUsed + positionBytes.memoryUsed
            + occurrences.memoryUsed + items.memoryUsed
    }

    /// - Returns: whether the terms keep their ids.
    mutating func removeAll() -> Bool {
        postings.removeAll()
        positionBytes.removeAll()
        documentStarts.removeAll()
        documentLengths.removeAll()
        statistics = LengthStatistics()
        return dictionary.startBatch()
    }

    // MARK: Collecting

    mutating func intern(_ term: UnsafePointer<UInt8>, count: Int) -> Int {
        dictionary.intern(term, count: count)
    }

    /// Adds the terms of the next document, which ``GlassDocument/validate()`` found sound.
    ///
    /// - Throws: `duplicateTerm`, `unknownTerm`, `positionsNotAscending`; the index is then as before.
    mutating func add(_ document: borrowing GlassDocument) throws(GlassError) {
        let start = postings.count
        let positionStart = positionBytes.count
        let number = UInt32(truncatingIfNeeded: documentLengths.count &+ 1)
        do {
            let (terms, largestTerm) = try addTerms(of: document, number: number)
            let (words, largestWord) = try addPostings(of: document, number: number)
            documentStarts.append(UInt32(truncatingIfNeeded: start))
            documentLengths.append(terms &+ words)
            statistics.add(length: terms &+ words, largestWdf: max(largestTerm, largestWord))
        } catch {
            rollBack(to: start, positionBytes: positionStart)
            throw error
        }
    }

    private static let duplicateTerm = GlassError(.duplicateTerm, "a term was added twice to one document")

    private typealias Lengths = (length: UInt32, largestWdf: UInt32)

    private mutating func addPostings(
        of document: borrowing GlassDocument, number: UInt32
    ) throws(GlassError) -> Lengths {
        var lengths: Lengths = (0, 0)
        guard !document.postings.isEmpty else { return lengths }
        let known = UInt32(truncatingIfNeeded: dictionary.entries.count)
        var problem: GlassError?
        document.withPostingPointers { words, positions in
            var next = positions
            for word in words {
                guard word.term.rawValue < known else {
                    problem = GlassError(
                        .unknownTerm, "a posting's term \(word.term.rawValue) is not one that the builder knows")
                    return
                }
                guard dictionary.count(Int(word.term.rawValue), document: number) else {
                    problem = Self.duplicateTerm
                    return
                }
                let count = Int(word.positionCount)
                guard GlassDocument.isAscending(next, count: count) else {
                    problem = GlassDocument.notAscending
                    dictionary.uncount(Int(word.term.rawValue))
                    return
                }
                lengths.length &+= word.wdf
                lengths.largestWdf = max(lengths.largestWdf, word.wdf)
                appendPosting(word.term.rawValue, wdf: word.wdf, positions: next, count: count)
                next += count
            }
        }
        if let problem { throw problem }
        return lengths
    }

    private mutating func addTerms(
        of document: borrowing GlassDocument, number: UInt32
    ) throws(GlassError) -> Lengths {
        var lengths: Lengths = (0, 0)
        let isSound = document.withTermPointers { terms, termBytes, positions in
            dictionary.probe(terms, bytes: termBytes, into: &probes)
            for index in 0..<terms.count {
                let term = terms[index]
                let probe = probes[index]
                let id =
                    probe.known > 0
                    ? Int(probe.known) &- 1
                    : dictionary.intern(termBytes + Int(term.offset), count: Int(term.length), probe: probe)
                guard dictionary.count(id, document: number) else { return false }
                lengths.length &+= term.wdf
                lengths.largestWdf = max(lengths.largestWdf, term.wdf)
                appendPosting(
                    UInt32(truncatingIfNeeded: id), wdf: term.wdf,
                    positions: positions + Int(term.firstPosition), count: Int(term.positionCount))
            }
            return true
        }
        guard isSound else { throw Self.duplicateTerm }
        return lengths
    }

    @inline(__always)
    private mutating func appendPosting(
        _ id: UInt32, wdf: UInt32, positions: UnsafePointer<UInt32>, count: Int
    ) {
        let length = appendPositions(positions, count: count)
        postings.append(
            Posting(
                id: id, wdf: wdf,
                positionOffset: UInt32(truncatingIfNeeded: positionBytes.count &- length),
                positionLength: UInt32(truncatingIfNeeded: length)))
    }

    /// Returns the bytes taken, length prefix included.
    @inline(__always)
    private mutating func appendPositions(_ positions: UnsafePointer<UInt32>, count: Int) -> Int {
        guard count > 0 else { return 0 }
        let start = positionBytes.count
        let target = positionBytes.reserve(PositionCoder.maximumLength(count))
        // One byte is left for the length, which nearly always suffices.
        var end = PositionCoder.encode(positions, count: count, to: target + 1)
        let length = end - target &- 1
        if length < 0x80 {
            target.pointee = UInt8(truncatingIfNeeded: length)
        } else {
            let prefixLength = Packing.uintLength(UInt64(length))
            (target + prefixLength).update(from: target + 1, count: length)
            _ = Packing.writeUInt(UInt64(length), to: target)
            end = target + prefixLength + length
        }
        positionBytes.setEnd(end)
        return positionBytes.count &- start
    }

    private mutating func rollBack(to start: Int, positionBytes positionStart: Int) {
        for index in start..<postings.count {
            dictionary.uncount(Int(postings[index].id))
        }
        postings.removeLast(downTo: start)
        positionBytes.removeLast(downTo: positionStart)
    }

    // MARK: Inverting

    /// Writes the lengths of all documents as one piece of a run. They go in front of all terms.
    func writeLengths(to stream: inout RunStream) {
        let count = documentLengths.count
        var entries = stream.startPiece(count: count, room: count * Packing.maximumUInt32)
        for document in 0..<count {
            entries.begin(document: UInt32(document), weight: 0)
            entries.next = Packing.writeUInt(documentLengths[document], to: entries.next)
        }
        stream.endPiece(entries, key: [0, KeySpace.documentLength])
    }

    /// Writes all terms in byte order to the runs and the term lists in document order.
    mutating func write(
        postings postingStream: inout RunStream, positions positionStream: inout RunStream,
        termLists: inout TagListWriter
    ) {
        let terms = SortedTerms(dictionary)
        sortOccurrences(terms)
        // Terms are met in byte order, so each document's list fills in byte order without sorting it.
        _ = items.reserve(postings.count)
        let cursors = FlatBuffer<UInt32>(copying: documentStarts)
        let key = FlatBuffer<UInt8>(capacity: 2 * GlassLimits.termBytes + 1)
        var start = 0
        for rank in 0..<terms.terms.count {
            let term = terms.terms[rank]
            let entry = dictionary.entries[term.id]
            let count = Int(dictionary.tallies[term.id].frequency)
            var positionLength = 0
            for place in start..<start &+ count { positionLength &+= Int(occurrences[place].positionLength) }
            var postings = postingStream.startPiece(count: count, room: count &* Packing.maximumUInt32)
            var positions = positionStream.startPiece(count: count, room: positionLength)
            for place in start..<start &+ count {
                let occurrence = occurrences[place]
                write(occurrence, postings: &postings, positions: &positions)
                let document = Int(occurrence.document)
                items[Int(cursors[document])] = TermListEncoder.Item(
                    rank: UInt32(truncatingIfNeeded: rank), wdf: occurrence.wdf)
                cursors[document] = cursors[document] &+ 1
            }
            start &+= count
            let keyLength = Self.writeKey(term, hasZeros: entry.zeros > 0, to: key.base)
            postingStream.endPiece(postings, key: key.base, keyLength: keyLength)
            key[keyLength] = 0
            positionStream.endPiece(positions, key: key.base, keyLength: keyLength &+ 1)
        }
        writeTermLists(terms, to: &termLists)
    }

    @inline(__always)
    private func write(
        _ occurrence: Occurrence, postings: inout RunStream.Entries, positions: inout RunStream.Entries
    ) {
        postings.begin(document: occurrence.document, weight: UInt64(occurrence.wdf))
        postings.next = Packing.writeUInt(occurrence.wdf, to: postings.next)
        let length = Int(occurrence.positionLength)
        guard length > 0 else { return }
        positions.begin(document: occurrence.document, weight: 0)
        positions.next = copyShort(
            positionBytes.base + Int(occurrence.positionOffset), to: positions.next, count: length)
    }

    @inline(__always)
    private static func writeKey(
        _ term: SortedTerms.Term, hasZeros: Bool, to target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        if !hasZeros { return copyShort(term.bytes, to: target, count: term.length) - target }
        return Packing.writeSortableString(term.bytes, count: term.length, to: target) - target
    }

    /// Counting sort by term; documents stay in order.
    private mutating func sortOccurrences(_ terms: borrowing SortedTerms) {
        var places = FlatBuffer<UInt32>(capacity: dictionary.entries.count)
        places.append(repeating: 0, count: dictionary.entries.count)
        var total: UInt32 = 0
        for rank in 0..<terms.terms.count {
            let id = terms.terms[rank].id
            places[id] = total
            total &+= dictionary.tallies[id].frequency
        }
        let target = occurrences.reserve(postings.count)
        let source = postings.base
        let count = postings.count
        var index = 0
        for document in 0..<documentStarts.count {
            let end = document &+ 1 < documentStarts.count ? Int(documentStarts[document &+ 1]) : count
            while index < end {
                let posting = source[index]
                let place = places[Int(posting.id)]
                places[Int(posting.id)] = place &+ 1
                target[Int(place)] = Occurrence(
                    document: UInt32(truncatingIfNeeded: document), wdf: posting.wdf,
                    positionOffset: posting.positionOffset, positionLength: posting.positionLength)
                index &+= 1
            }
        }
    }

    private func writeTermLists(_ terms: borrowing SortedTerms, to termLists: inout TagListWriter) {
        var tag = FlatBuffer<UInt8>(capacity: 1 << 14)
        for document in 0..<documentStarts.count {
            let start = Int(documentStarts[document])
            let end = document + 1 < documentStarts.count ? Int(documentStarts[document + 1]) : postings.count
            tag.removeAll()
            TermListEncoder.encode(
                UnsafeBufferPointer(start: items.base + start, count: end - start), terms: terms.terms.base,
                length: documentLengths[document], to: &tag)
            termLists.append(UnsafeBufferPointer(start: tag.base, count: tag.count))
        }
    }
}
