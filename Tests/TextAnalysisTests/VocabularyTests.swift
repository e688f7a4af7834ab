import Testing
import TextAnalysis

@Suite struct VocabularyTests {
    private func intern(_ text: String, in vocabulary: Vocabulary) -> FormID {
        Array(text.utf8).withUnsafeBufferPointer { vocabulary.intern($0) }
    }

    @Test func idsAreDenseInOrderOfFirstAppearance() {
        let vocabulary = Vocabulary()
        var bytes = vocabulary.byteCount
        // Lengths on both sides of eight bytes, with common beginnings.
        let words = (0..<30_000).map { String(repeating: "nation", count: $0 % 4) + String($0) }
        for (index, word) in words.enumerated() {
            #expect(intern(word, in: vocabulary).rawValue == index)
            #expect(vocabulary.byteCount >= bytes)
            bytes = vocabulary.byteCount
        }
        #expect(vocabulary.count == words.count)
        #expect(bytes > words.reduce(0) { $0 + $1.utf8.count })
        for (index, word) in words.enumerated() {
            let id = intern(word, in: vocabulary)
            #expect(id.rawValue == index)
            #expect(vocabulary.string(of: id) == word)
            #expect(vocabulary.withBytes(of: id) { Array($0) } == Array(word.utf8))
        }
        #expect(vocabulary.count == words.count)
    }

    @Test func formsOfEightBytesAndBeginningsOfLongerOnesDiffer() {
        let vocabulary = Vocabulary()
        let forms = [
            "", "\0", "nationa", "national", "nationality", "nationalize", "national\0", "nationality-and-more",
        ]
        #expect(Set(forms.map { intern($0, in: vocabulary) }).count == forms.count)
    }

    @Test func formsAreFoundOnlyWhenInterned() {
        let vocabulary = Vocabulary()
        let id = vocabulary.intern(folding: "Łukašenka")
        #expect(vocabulary.string(of: id) == "lukasenka")
        #expect(Array("lukasenka".utf8).withUnsafeBufferPointer { vocabulary.find($0) } == id)
        #expect(Array("minsk".utf8).withUnsafeBufferPointer { vocabulary.find($0) } == nil)
        #expect(vocabulary.count == 1)
    }

    /// Fingerprints on disk are made of these values; a change of them is a change of the index format.
    @Test func hashesAreTheSameInEveryRun() {
        let vocabulary = Vocabulary()
        let expected: [(String, UInt64)] = [
            ("", 0xa5506ff52926ac13), ("putin", 0x17186b82ff7e005d), ("lukashenko", 0xb65f615995c91f10),
            ("internationalization", 0x75fba2d764de88f7),
        ]
        for (word, hash) in expected {
            #expect(vocabulary.hash(of: intern(word, in: vocabulary)) == hash)
            #expect(Array(word.utf8).withUnsafeBufferPointer { Vocabulary.hash($0) } == hash)
        }
    }

    @Test func hashesOfSimilarFormsSpreadOverAllBits() {
        var counts = [Int](repeating: 0, count: 64)
        let total = 4_000
        for index in 0..<total {
            let hash = Array("word\(index)".utf8).withUnsafeBufferPointer { Vocabulary.hash($0) }
            for bit in 0..<64 where hash >> UInt64(bit) & 1 == 1 { counts[bit] += 1 }
        }
        #expect(counts.allSatisfy { (total * 45 / 100...total * 55 / 100).contains($0) })
    }
}
