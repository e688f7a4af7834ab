import Foundation
import Testing

@testable import Dateline

@Suite struct JSONBytesTests {
    @Test(arguments: UInt64(1)...200) func whatIsWrittenIsReadBackAsItWas(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", " ", "a", "!", "#", "[", "]", "é", "習", "🕊", "plain text",
        ]
        var texts: [String] = []
        for _ in 0..<20 { texts.append((0..<random.below(24)).map { _ in random.pick(pieces) }.joined()) }
        var json = JSONBytes(capacity: 0)
        json.array(texts) { $0.string($1) }
        let data = json.bytes.withMemoryRebound(to: UInt8.self) { Data($0) }
        #expect(try JSONDecoder().decode([String].self, from: data) == texts, "seed \(seed)")
    }

    @Test func integersAreWrittenWhole() throws {
        let numbers = [0, 1, 9, 10, 11, 99, 100, 12_345, 99_999_999, 100_000_000, -1, -10, -98_765, .max, .min]
        var json = JSONBytes()
        json.array(numbers) { $0.integer($1) }
        let data = json.bytes.withMemoryRebound(to: UInt8.self) { Data($0) }
        #expect(try JSONDecoder().decode([Int].self, from: data) == numbers)
    }
}
