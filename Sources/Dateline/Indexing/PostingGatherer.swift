import TextAnalysis

/// Gathers the occurrences of one document's terms into flat posting lists, without a hash table.
///
/// Terms have dense ids, so an array says at once whether a term was met in this document already.
struct PostingGatherer {
    struct Occurrence {
        var term: FormID
        /// 0 for none: the term is there, at no place.
        var position: UInt32
    }

    /// For each term id the gathering that it was last met in, and its place in what was gathered.
    private struct Meeting {
        var gathering: UInt32
        var place: UInt32
    }

    private var met: [Meeting] = []
    private var gathering: UInt32 = 0

    /// Appends a posting for each term, in the order of first occurrence, to a document.
    ///
    /// - Parameters:
    ///   - occurrences: in ascending order of positions; spoilt by the call.
    ///   - heavy: so many occurrences at the beginning weigh `weight`, the others 1.
    ///   - termCount: all term ids are less.
    mutating func gather(
        _ occurrences: inout [Occurrence],
        heavy: Int = 0,
        weight: UInt32 = 1,
        termCount: Int,
        as field: IndexDocument.Word.Field,
        to output: inout IndexDocument
    ) {
        if gathering == .max { (met, gathering) = ([], 0) }
        gathering += 1
        if met.count < termCount {
            let none = Meeting(gathering: 0, place: 0)
            met.append(contentsOf: repeatElement(none, count: max(termCount - met.count, met.count / 2)))
        }
        // The words of all fields go there one after the other; text repeats its words, so what it leaves is room enough.
        output.words.reserveCapacity(output.words.count + occurrences.count)
        withUnsafeTemporaryAllocation(of: IndexDocument.Word.self, capacity: occurrences.count) { room in
            let count = count(&occurrences, heavy: heavy, weight: weight, field: field, words: room)
            let words = UnsafeBufferPointer(rebasing: room[..<count])
            output.words.append(contentsOf: words)
            sortPositions(of: occurrences, words: words, into: &output.wordPositions)
        }
    }

    /// Makes the words, and puts the place of its word among them for the term of each occurrence.
    ///
    /// - Returns: the number of words.
    private mutating func count(
        _ occurrences: inout [Occurrence],
        heavy: Int,
        weight: UInt32,
        field: IndexDocument.Word.Field,
        words: UnsafeMutableBufferPointer<IndexDocument.Word>
    ) -> Int {
        var count = 0
        let gathering = gathering
        met.withUnsafeMutableBufferPointer { met in
            occurrences.withUnsafeMutableBufferPointer { occurrences in
                for index in occurrences.indices {
                    let term = occurrences[index].term
                    let wdf = index < heavy ? weight : 1
                    let positionCount: UInt32 = occurrences[index].position > 0 ? 1 : 0
                    let meeting = met[Int(term.rawValue)]
                    if meeting.gathering == gathering {
                        occurrences[index].term = FormID(rawValue: meeting.place)
                        words[Int(meeting.place)].wdf &+= wdf
                        words[Int(meeting.place)].positionCount &+= positionCount
                    } else {
                        let place = UInt32(truncatingIfNeeded: count)
                        met[Int(term.rawValue)] = Meeting(gathering: gathering, place: place)
                        occurrences[index].term = FormID(rawValue: place)
                        words.initializeElement(
                            at: count,
                            to: IndexDocument.Word(term: term, field: field, wdf: wdf, positionCount: positionCount))
                        count &+= 1
                    }
                }
            }
        }
        return count
    }

    /// Counting sort: the positions of the first word, those of the second, and so on.
    private func sortPositions(
        of occurrences: [Occurrence],
        words: UnsafeBufferPointer<IndexDocument.Word>,
        into positions: inout [UInt32]
    ) {
        var next = UInt32(positions.count)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: words.count) { places in
            for index in words.indices {
                places.initializeElement(at: index, to: next)
                next &+= words[index].positionCount
            }
            positions.append(contentsOf: repeatElement(0, count: Int(next) - positions.count))
            positions.withUnsafeMutableBufferPointer { positions in
                for occurrence in occurrences where occurrence.position > 0 {
                    let word = Int(occurrence.term.rawValue)
                    positions[Int(places[word])] = occurrence.position
                    places[word] &+= 1
                }
            }
        }
    }
}
