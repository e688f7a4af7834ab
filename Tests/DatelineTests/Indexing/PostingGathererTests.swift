import TextAnalysis
import Testing

@testable import Dateline

@Suite struct PostingGathererTests {
    private struct Posting: Equatable {
        var wdf: UInt32 = 0
        var positions: [UInt32] = []
    }

    /// Against a dictionary of arrays, document after document with one gatherer.
    @Test(arguments: UInt64(1)...20) func postingsAreThoseOfASimpleCount(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var gatherer = PostingGatherer()
        for _ in 0..<20 {
            let termCount = 1 + random.below(300)
            var occurrences: [PostingGatherer.Occurrence] = []
            for index in 0..<random.below(400) {
                let position = random.oneIn(9) ? 0 : UInt32(index + 1)
                let term = FormID(rawValue: UInt32(random.below(termCount)))
                occurrences.append(PostingGatherer.Occurrence(term: term, position: position))
            }
            let heavy = occurrences.isEmpty ? 0 : random.below(occurrences.count)
            var expected: [UInt32: Posting] = [:]
            for (index, occurrence) in occurrences.enumerated() {
                expected[occurrence.term.rawValue, default: Posting()].wdf += index < heavy ? 4 : 1
                guard occurrence.position > 0 else { continue }
                expected[occurrence.term.rawValue]?.positions.append(occurrence.position)
            }
            var document = IndexDocument()
            document.wordPositions = [7, 8]
            gatherer.gather(
                &occurrences, heavy: heavy, weight: 4, termCount: termCount, as: .text, to: &document)
            #expect(gathered(document, from: 2) == expected, "seed \(seed)")
        }
    }

    private func gathered(_ document: IndexDocument, from start: Int) -> [UInt32: Posting] {
        var next = start
        var postings: [UInt32: Posting] = [:]
        for word in document.words {
            let end = next + Int(word.positionCount)
            #expect(postings[word.term.rawValue] == nil)
            postings[word.term.rawValue] = Posting(wdf: word.wdf, positions: Array(document.wordPositions[next..<end]))
            next = end
        }
        #expect(next == document.wordPositions.count)
        return postings
    }

    @Test func filtersWeighNothingAndKeepEachPlaceOnce() {
        var gatherer = FilterGatherer()
        var document = IndexDocument()
        gatherer.beginDocument()
        let putin = gatherer.id(.person, "vladimir putin".utf8)
        gatherer.add(putin)
        gatherer.add(.country, "CN".utf8)
        let china = gatherer.id(.country, "CN".utf8)
        gatherer.add(china, at: 4)
        gatherer.add(putin, at: 4)
        gatherer.add(china, at: 4)
        gatherer.add(china, at: 9)
        gatherer.append(to: &document)
        document.spellOutWords(TermVocabularies(stems: Vocabulary(), filters: gatherer.terms))
        let terms = document.terms.map { term in
            (
                String(decoding: document.bytes(of: term), as: UTF8.self), term.wdf,
                Array(document.positions[term.positions])
            )
        }
        #expect(terms.map(\.0) == ["XPvladimir putin", "XCCN"])
        #expect(terms.map(\.1) == [0, 0])
        #expect(terms.map(\.2) == [[4], [4, 9]])
    }
}
