import Testing

@testable import Dateline

@Suite struct ContentHashTests {
    /// Indexes on disk hold these: another function would have every article read anew.
    @Test(
        arguments: [
            ("", 0x2d89_5a48_a065_8639), ("a", 0x538b_bc2c_22a3_3291), ("foobar", 0x22ee_1ff5_c659_569a),
            ("one article's text of some length", 0xa184_d58e_0bde_a735),
        ] as [(String, UInt64)])
    func hashesStayWhatTheyAre(text: String, value: UInt64) {
        #expect(ContentHash(of: text.utf8).value == value)
        #expect(ContentHash(of: text.utf8.lazy.map { $0 }).value == value, "bytes that do not lie together")
    }

    @Test func everyByteAndTheLengthCount() {
        let text = Array("A text that is longer than eight bytes, and no multiple of them.".utf8)
        var hashes = Set(text.indices.map { ContentHash(of: text[...$0]) })
        #expect(hashes.count == text.count)
        for index in text.indices {
            var changed = text
            changed[index] ^= 1
            hashes.insert(ContentHash(of: changed))
        }
        #expect(hashes.count == 2 * text.count)
        #expect(ContentHash(of: [0, 0]) != ContentHash(of: [0]))
    }

    @Test func bytesComeMostSignificantFirst() {
        #expect(ContentHash.bytes(0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test func fieldsDoNotRunIntoEachOther() {
        func hash(_ fields: [String?]) -> ContentHash {
            var hash = ContentHash()
            for field in fields { hash.combine(field: field) }
            return hash
        }
        let lists: [[String?]] = [
            ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", nil], ["", "abc"], [nil, "abc"],
        ]
        #expect(Set(lists.map(hash)).count == lists.count)
    }
}
