import TextAnalysis

/// Gathers the occurrences of one document's terms into flat posting lists, without a hash table.
///
/// Terms have dense ids, so an array says at once whether a term was met in this document already.
struct PostingGatherer {
    private struct Occurrence {
        var local: UInt32
        var position: UInt32
    }

    private struct Gathered {
        var term: FormID
        var wdf: UInt32
        var count: UInt32
    }

    /// For each term id the document that it was last met in, and its place in `gathered`.
    private var lastMet: [(document: UInt32, local: UInt32)] = []
    private var document: UInt32 = 0
    private var gathered: [Gathered] = []
    private var occurrences: [Occurrence] = []

    mutating func beginDocument() {
        if document == .max {
            lastMet.removeAll()
            document = 0
        }
        document += 1
        gathered.removeAll(keepingCapacity: true)
        occurrences.removeAll(keepingCapacity: true)
    }

    /// Positions of one term come in ascending order.
    mutating func add(_ term: FormID, position: UInt32, wdf: UInt32) {
        let index = Int(term.rawValue)
        if index >= lastMet.count {
            lastMet.append(
                contentsOf: repeatElement((document: 0, local: 0), count: max(index + 1 - lastMet.count, lastMet.count))
            )
        }
        let local: UInt32
        if lastMet[index].document == document {
            local = lastMet[index].local
            gathered[Int(local)].wdf += wdf
            gathered[Int(local)].count += 1
        } else {
            local = UInt32(gathered.count)
            lastMet[index] = (document, local)
            gathered.append(Gathered(term: term, wdf: wdf, count: 1))
        }
        occurrences.append(Occurrence(local: local, position: position))
    }

    /// Appends what was gathered to a document, with `prefix` before each term.
    func append(to output: inout IndexDocument, prefix: String, stems: StemCache) {
        var next = output.positions.count
        var places: [Int] = []
        places.reserveCapacity(gathered.count)
        for entry in gathered {
            places.append(next)
            let start = output.termBytes.count
            output.termBytes.append(contentsOf: prefix.utf8)
            stems.withBytes(of: entry.term) { output.termBytes.append(contentsOf: $0) }
            output.terms.append(
                IndexDocument.Term(
                    bytes: start..<output.termBytes.count,
                    wdf: entry.wdf,
                    positions: next..<next + Int(entry.count)
                )
            )
            next += Int(entry.count)
        }
        output.positions.append(contentsOf: repeatElement(0, count: occurrences.count))
        for occurrence in occurrences {
            let local = Int(occurrence.local)
            output.positions[places[local]] = occurrence.position
            places[local] += 1
        }
    }
}
