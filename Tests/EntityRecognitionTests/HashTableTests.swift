import Testing

@testable import EntityRecognition
@testable import FuzzAnnotate

@Suite struct HashTableTests {
    @Test func findsWhatADictionaryFinds() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = TextMutator(samples: [], seed: seed, lengths: 0...1)
        var table = HashTable<Int32>(absent: -1)
        var expected: [UInt64: Int32] = [:]
        for number in 0..<5000 {
            // Hashes that share their low bits fall into one slot.
            let hash = UInt64(random.below(1000) + 1) << (random.below(2) == 0 ? 0 : 32)
            table[hash] = Int32(number)
            expected[hash] = Int32(number)
            let other = UInt64(random.below(2000) + 1)
            #expect(table[other] == expected[other] ?? -1, "seed \(seed)")
        }
        #expect(table.count == expected.count, "seed \(seed)")
        for (hash, value) in expected { #expect(table[hash] == value, "seed \(seed)") }
    }

    @Test func theHashZeroHasItsValue() {
        var table = HashTable<UInt8>(absent: 0)
        #expect(table[0] == 0)
        table[0] = 7
        #expect(table[0] == 7)
    }
}
