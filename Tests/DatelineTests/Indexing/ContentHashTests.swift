import Testing

@testable import Dateline

@Suite struct ContentHashTests {
    /// From the test suite that Fowler, Noll and Vo publish for FNV-1a with 64 bits.
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func hashesAreThoseOfThePublishedFunction(text: String, value: UInt64) {
        #expect(ContentHash(of: text.utf8).value == value)
        #expect(ContentHash(of: text.utf8.reversed().reversed()).value == value)
    }

    @Test func bytesComeMostSignificantFirst() {
        #expect(ContentHash(of: "a".utf8).bytes == [0xaf, 0x63, 0xdc, 0x4c, 0x86, 0x01, 0xec, 0x8c])
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
