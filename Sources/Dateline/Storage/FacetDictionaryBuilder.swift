import Synchronization
import TextAnalysis
import Xapian

/// A value to be counted.
struct FacetItem {
    var group: IndexSchema.FacetGroup
    /// What identifies it.
    var key: String
    /// The name to show, for fields whose key is none.
    var label: String?
}

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

    /// The packed values of an article; an item that comes twice counts once.
    func packed(_ items: [FacetItem]) -> (facets: [UInt8], periods: [UInt8]) {
        var bytes: [UInt8] = []
        let ends = items.map { item in
            bytes.append(item.group.tag)
            bytes.append(contentsOf: item.key.utf8)
            if let label = item.label {
                bytes.append(IndexSchema.facetSeparator)
                bytes.append(contentsOf: label.utf8)
            }
            return bytes.count
        }
        let ordinals = texts.withLock { $0.ordinals(of: bytes, ends: ends) }
        // Ordered by group, so that the ordinals of one stand together.
        let tagged = zip(items, ordinals).map { UInt64($0.0.group.tag) << 32 | UInt64($0.1) }.sorted()
        var (facets, periods): ([UInt8], [UInt8]) = ([], [])
        var rest = tagged[...]
        while let first = rest.first, let group = IndexSchema.FacetGroup(rawValue: UInt8(first >> 32)) {
            let own = rest.prefix { $0 >> 32 == first >> 32 }
            rest = rest.dropFirst(own.count)
            let distinct = zip(own, [.max] + own).filter { $0 != $1 }.map { UInt32(truncatingIfNeeded: $0.0) }
            switch group.slot {
            case .periods: PackedOrdinals.append(distinct, tag: group.tag, to: &periods)
            default: PackedOrdinals.append(distinct, tag: group.tag, to: &facets)
            }
        }
        return (facets, periods)
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

    func ordinals(of bytes: [UInt8], ends: [Int]) -> [UInt32] {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            return ends.map { end in
                defer { start = end }
                return vocabulary.intern(UnsafeBufferPointer(rebasing: bytes[start..<end])).rawValue
            }
        }
    }

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
        for number in [UInt32(vocabulary.count), 0] + ends + firsts {
            withUnsafeBytes(of: number.littleEndian) { encoded.append(contentsOf: $0) }
        }
        return encoded + bytes
    }
}
