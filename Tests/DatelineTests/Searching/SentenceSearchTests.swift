import Testing

@testable import Dateline

@Suite struct SentenceSearchTests {
    private static let words = ["harbour", "bridge", "storm", "grain", "market", "train"]
    private static let filler = ["quiet", "grey", "slow", "plain", "broad"]

    /// A sentence of up to 140 words, of which few are looked for.
    private func sentence(_ random: inout SeededGenerator) -> [String] {
        (0..<(1 + random.below(random.below(3) == 0 ? 140 : 12))).map { _ in
            random.below(12) == 0
                ? Self.words[random.below(Self.words.count)] : Self.filler[random.below(Self.filler.count)]
        }
    }

    private func contains(_ sentence: [String], _ phrase: [String]) -> Bool {
        guard sentence.count >= phrase.count else { return false }
        return (0...(sentence.count - phrase.count)).contains { Array(sentence[$0..<$0 + phrase.count]) == phrase }
    }

    @Test(arguments: UInt64(1)...3)
    func wordsAndPhrasesInOneSentenceAreFoundHoweverLongItIs(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var texts: [[[String]]] = []
        for _ in 0..<120 { texts.append((0..<(1 + random.below(5))).map { _ in sentence(&random) }) }
        let index = try TestIndex(
            texts.enumerated().map { number, sentences in
                let text = sentences.map { ($0.joined(separator: " ") + ".").capitalizedStart }.joined(separator: " ")
                return TestArticle(id: "\(number)", text: text)
            })
        var found = 0
        for _ in 0..<150 {
            let operands = (0..<(2 + random.below(2))).map { _ -> [String] in
                let word = Self.words[random.below(Self.words.count)]
                return random.below(3) == 0 ? [word, Self.filler[random.below(Self.filler.count)]] : [word]
            }
            let query = operands.map { $0.count == 1 ? $0[0] : "\"\($0.joined(separator: " "))\"" }.joined(
                separator: " /s ")
            let expected = texts.indices.filter { number in
                texts[number].contains { sentence in operands.allSatisfy { contains(sentence, $0) } }
            }
            found += expected.count
            #expect(try Set(index.ids(query)) == Set(expected.map(String.init)), "seed \(seed): \(query)")
        }
        #expect(found > 300)
    }
}

extension String {
    fileprivate var capitalizedStart: String { prefix(1).uppercased() + dropFirst() }
}
