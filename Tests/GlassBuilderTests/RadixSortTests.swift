import Testing

@testable import GlassBuilder

@Suite struct RadixSortTests {
    @Test(arguments: UInt64(1)...200) func itSortsAsTheStandardLibraryDoesAndKeepsTheOrderOfEquals(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Few bits give many equal values and digits that are all the same.
        let mask = UInt64.max >> (random.next() % 64)
        var keys = FlatBuffer<RadixSort.Key>()
        var values: [UInt64] = []
        for index in 0..<Int(random.next() % 300) {
            values.append(random.next() & mask)
            keys.append(RadixSort.Key(value: values[index], index: index))
        }
        RadixSort.sort(&keys)
        let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        #expect((0..<keys.count).map { keys[$0].index } == expected, "seed \(seed)")
        #expect((0..<keys.count).map { keys[$0].value } == expected.map { values[$0] }, "seed \(seed)")
    }
}
