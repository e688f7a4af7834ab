/// The words at most so many edits from one, for looking through long lists of words.
///
/// Each edit changes at most two of the letters that a word consists of, which rules nearly all words out before any
/// distance is computed.
struct SpellingNeighbourhood {
    private let edits: Int
    private let byteCount: Int
    private let signature: UInt64
    private let scalars: [UInt32]

    init(of word: [UInt8], edits: Int) {
        self.edits = edits
        byteCount = word.count
        signature = word.withUnsafeBufferPointer { SpellingNeighbourhood.signature($0) }
        scalars = SpellingNeighbourhood.scalars(word)
    }

    func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        // An edit adds or takes at most four bytes, and changes two of them for ASCII letters, up to eight otherwise.
        guard abs(word.count - byteCount) <= 4 * edits else { return false }
        let difference = (SpellingNeighbourhood.signature(word) ^ signature).nonzeroBitCount
        guard difference <= 9 * edits else { return false }
        if difference > 2 * edits, !word.contains(where: { $0 >= 0x80 }), signature & 1 == 0 { return false }
        return EditDistance.isWithin(edits, scalars, SpellingNeighbourhood.scalars(Array(word)))
    }

    /// The distance to a word within the neighbourhood.
    func distance(to word: [UInt8]) -> Int {
        let other = SpellingNeighbourhood.scalars(word)
        return (0..<edits).first { EditDistance.isWithin($0, scalars, other) } ?? edits
    }

    /// One bit for each value that a byte has modulo 63, and one for bytes beyond ASCII.
    private static func signature(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var signature: UInt64 = 0
        for byte in word {
            signature |= 2 << UInt64(byte % 63)
            if byte >= 0x80 { signature |= 1 }
        }
        return signature
    }

    private static func scalars(_ word: [UInt8]) -> [UInt32] {
        if !word.contains(where: { $0 >= 0x80 }) { return word.map { UInt32($0) } }
        return String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
    }
}
