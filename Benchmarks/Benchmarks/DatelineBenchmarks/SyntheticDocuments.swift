import GlassBuilder

/// 4,000 documents of 100 to 900 words whose frequencies fall as in text; always the same.
struct SyntheticDocuments: Sendable {
    private(set) var documents: [GlassDocument] = []
    /// Bytes of the documents' data.
    private(set) var bytes = 0
    /// Pairs of term and document.
    private(set) var postings = 0

    static let shared = SyntheticDocuments(count: 4000)

    private init(count: Int) {
        var random = Generator(state: 20_250_601)
        let vocabulary = (0..<60_000).map { rank in Self.word(rank, &random) }
        for number in 0..<count {
            var document = GlassDocument()
            var positions: [Int: [UInt32]] = [:]
            var text: [UInt8] = []
            for position in 1...Int.random(in: 100...900, using: &random) {
                let uniform = Double.random(in: 0..<1, using: &random)
                let rank = Int(Double(vocabulary.count) * uniform * uniform * uniform * uniform)
                positions[rank, default: []].append(UInt32(position))
                text += vocabulary[rank]
                text.append(UInt8(ascii: " "))
            }
            document.setData(text)
            document.addValue(slot: 0, Array("2025\(1000 + number % 365)".utf8))
            document.addTerm("Q\(number)".utf8, wdf: 0)
            for (rank, places) in positions.sorted(by: { $0.key < $1.key }) {
                document.addTerm(vocabulary[rank], wdf: UInt32(places.count), positions: places)
            }
            bytes += text.count
            postings += positions.count + 1
            documents.append(document)
        }
    }

    /// Longer words for higher ranks; the rank in base 20 keeps them apart.
    private static func word(_ rank: Int, _ random: inout Generator) -> [UInt8] {
        var word: [UInt8] = []
        var rest = rank + 1
        while rest > 0 {
            word.append(UInt8(ascii: "a") + UInt8(rest % 20))
            word.append(UInt8.random(in: UInt8(ascii: "u")...UInt8(ascii: "z"), using: &random))
            rest /= 20
        }
        return word
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var word = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
            word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
            return word ^ (word >> 31)
        }
    }
}
