import TextAnalysis
import Xapian

/// Gathers the facet values of one document as ordinals of the dictionary.
///
/// The same values come again and again, so a thread remembers the ordinals that the shared dictionary gave it.
struct FacetGatherer {
    /// Counts the values met by this thread from 0.
    typealias ValueID = Int

    private let dictionary: FacetDictionaryBuilder
    private let texts = Vocabulary()
    /// For each value the tag of its group above its ordinal, so that sorting puts the values of a group together.
    private var tagged: [UInt64] = []
    private var gathered: [UInt64] = []
    // Kept for their memory.
    private var text: [UInt8] = []
    private var ordinals: [UInt32] = []

    init(_ dictionary: FacetDictionaryBuilder) {
        self.dictionary = dictionary
    }

    var byteCount: Int { texts.byteCount + tagged.capacity * MemoryLayout<UInt64>.stride }

    mutating func beginDocument() {
        gathered.removeAll(keepingCapacity: true)
    }

    /// - Parameters:
    ///   - key: what identifies the value.
    ///   - label: the name to show, for groups whose key is none.
    mutating func id(
        _ group: IndexSchema.FacetGroup,
        key: some Collection<UInt8>,
        label: String? = nil
    ) -> ValueID {
        text.removeAll(keepingCapacity: true)
        text.append(group.tag)
        text.append(contentsOf: key)
        if let label {
            text.append(IndexSchema.facetSeparator)
            text.append(contentsOf: label.utf8)
        }
        let id = Int(text.withUnsafeBufferPointer { texts.intern($0) }.rawValue)
        if id == tagged.count { tagged.append(UInt64(group.tag) << 32 | UInt64(dictionary.ordinal(of: text))) }
        return id
    }

    /// Adds a value to the document; once more changes nothing.
    mutating func add(_ value: ValueID) {
        gathered.append(tagged[value])
    }

    /// What the slots of the document hold.
    mutating func packed() -> (facets: [UInt8], periods: [UInt8]) {
        gathered.sort()
        var (facets, periods): ([UInt8], [UInt8]) = ([], [])
        var next = 0
        while next < gathered.count, case let tag = gathered[next] >> 32,
            let group = IndexSchema.FacetGroup(rawValue: UInt8(tag))
        {
            ordinals.removeAll(keepingCapacity: true)
            while next < gathered.count, gathered[next] >> 32 == tag {
                let ordinal = UInt32(truncatingIfNeeded: gathered[next])
                if ordinal != ordinals.last { ordinals.append(ordinal) }
                next += 1
            }
            switch group.slot {
            case .periods: PackedOrdinals.append(ordinals, tag: group.tag, to: &periods)
            default: PackedOrdinals.append(ordinals, tag: group.tag, to: &facets)
            }
        }
        return (facets, periods)
    }
}
