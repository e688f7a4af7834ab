import Foundation
import Testing
import Xapian

@testable import Dateline

@Suite struct IndexSchemaTests {
    @Test func noPrefixBeginsAnother() {
        for left in IndexSchema.Prefix.allCases {
            for right in IndexSchema.Prefix.allCases where left != right {
                #expect(!left.rawValue.hasPrefix(right.rawValue), "\(left) and \(right)")
            }
            #expect(left.rawValue.utf8.allSatisfy { (0x41...0x5a).contains($0) }, "\(left)")
        }
    }

    @Test func facetFieldsHaveTagsOfTheirOwn() {
        let groups = Set(FacetField.allCases.map { IndexSchema.FacetGroup($0) })
        #expect(groups.count == FacetField.allCases.count)
    }

    @Test func shortTextsStandInTheirTermAsTheyAre() {
        #expect(IndexSchema.boundedTerm(.id, "a/b".utf8) == Array("Qa/b".utf8))
        let longest = String(repeating: "x", count: 244)
        #expect(IndexSchema.boundedTerm(.id, longest.utf8) == Array(("Q" + longest).utf8))
    }

    @Test func theLibraryTakesTheTermOfAnyText() throws {
        var random = SeededGenerator(seed: 5)
        let folder = try TemporaryFolder()
        let database = try WritableDatabase(path: folder.path + "/db", mode: .create)
        for _ in 0..<400 {
            let bytes = (0..<random.below(400)).map { _ in random.oneIn(2) ? UInt8(0) : UInt8(random.below(256)) }
            let prefix = random.pick(IndexSchema.Prefix.allCases)
            let term = IndexSchema.boundedTerm(prefix, bytes)
            #expect(term.starts(with: prefix.rawValue.utf8))
            let document = Document()
            try term.withUnsafeBufferPointer { try document.addTerm($0, wdfIncrement: 0) }
            _ = try database.add(document)
        }
        try database.commit()
        #expect(try Database(path: folder.path + "/db").documentCount() == 400)
    }

    @Test func longTextsThatDifferAtTheirEndHaveDifferentTerms() {
        let start = String(repeating: "folder/", count: 50)
        let terms = Set((0..<100).map { IndexSchema.boundedTerm(.file, (start + "\($0)").utf8) })
        #expect(terms.count == 100)
        let zeros = (100..<300).map { IndexSchema.boundedTerm(.id, [UInt8](repeating: 0, count: $0)) }
        #expect(Set(zeros).count == zeros.count)
        #expect((terms.union(zeros)).allSatisfy { $0.count <= IndexSchema.maximumTermBytes })
    }
}
