import Synchronization
import TextAnalysis

/// Gives values their ordinals while articles are analysed, behind those that the index knows already. Shared by all threads
/// of a run.
///
/// With several threads the ordinals of new values depend on which comes first; nothing that is shown depends on them.
final class FacetDictionaryBuilder: Sendable {
    private let texts: Mutex<Texts>
    private let knownCount: Int

    init(_ known: FacetDictionary = FacetDictionary()) {
        let texts = Texts()
        for ordinal in 0..<UInt32(known.count) { _ = texts.vocabulary.intern(known.text(ordinal)) }
        knownCount = texts.vocabulary.count
        self.texts = Mutex(texts)
    }

    /// The ordinal of a value, given as the dictionary writes it: tag, key and, where there is one, separator and name to show.
    func ordinal(of text: [UInt8]) -> UInt32 {
        texts.withLock { texts in text.withUnsafeBufferPointer { texts.vocabulary.intern($0).rawValue } }
    }

    /// The dictionary with what has come up since; nil when nothing has.
    ///
    /// - Throws: `.inputOutput` when the texts take 4 GiB or more.
    func grown() throws(IndexError) -> [UInt8]? {
        try texts.withLock { (texts) throws(IndexError) in
            texts.vocabulary.count > knownCount ? try texts.encoded() : nil
        }
    }
}

/// A value's ordinal is the id of its text.
private struct Texts {
    let vocabulary = Vocabulary()

    /// Header, where each text ends, the first ordinal with the same key, the texts.
    func encoded() throws(IndexError) -> [UInt8] {
        let keys = Vocabulary()
        var firstOfKey: [UInt32] = []
        var ends: [UInt32] = [0]
        var keyOfText: [UInt32] = []
        var spellings: [UInt32] = []
        var bytes: [UInt8] = []
        for ordinal in 0..<UInt32(vocabulary.count) {
            vocabulary.withBytes(of: FormID(rawValue: ordinal)) { text in
                bytes.append(contentsOf: text)
                let key = keys.intern(UnsafeBufferPointer(rebasing: text[..<FacetDictionary.keyEnd(text)])).rawValue
                if key == firstOfKey.count {
                    firstOfKey.append(ordinal)
                    spellings.append(0)
                }
                keyOfText.append(key)
                spellings[Int(key)] += 1
            }
            guard let end = UInt32(exactly: bytes.count) else {
                throw IndexError(.inputOutput, "the names of this index take more than 4 GiB; make several indexes")
            }
            ends.append(end)
        }
        let firsts = keyOfText.map { spellings[Int($0)] > 1 ? firstOfKey[Int($0)] : FacetDictionary.alone }
        var encoded = FacetDictionary.magic
        encoded.reserveCapacity(28 + 8 * vocabulary.count + bytes.count)
        for numbers in [[UInt32(vocabulary.count), 0], ends, firsts] {
            numbers.map { $0.littleEndian }.withUnsafeBytes { encoded.append(contentsOf: $0) }
        }
        encoded.append(contentsOf: bytes)
        return encoded
    }
}
