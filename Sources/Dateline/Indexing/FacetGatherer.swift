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
    private var values: [Value] = []
    /// Counts the documents from 1.
    private var document: UInt32 = 0
    /// The ordinals of the document for each tag.
    private var gathered = [[UInt32]](repeating: [], count: Int(UInt8.max) + 1)
    /// Kept for its memory.
    private var text: [UInt8] = []

    private struct Value {
        var ordinal: UInt32
        var tag: UInt8
        /// Of the documents so far the last that has the value.
        var document: UInt32 = 0
    }

    private static let groups = IndexSchema.FacetGroup.allCases.sorted { $0.tag < $1.tag }

    init(_ dictionary: FacetDictionaryBuilder) {
        self.dictionary = dictionary
    }

    var byteCount: Int { texts.byteCount + values.capacity * MemoryLayout<Value>.stride }

    mutating func beginDocument() {
        document += 1
        for group in FacetGatherer.groups { gathered[Int(group.tag)].removeAll(keepingCapacity: true) }
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
        if id == values.count { values.append(Value(ordinal: dictionary.ordinal(of: text), tag: group.tag)) }
        return id
    }

    /// Adds a value to the document; once more changes nothing.
    mutating func add(_ value: ValueID) {
        guard values[value].document != document else { return }
        values[value].document = document
        gathered[Int(values[value].tag)].append(values[value].ordinal)
    }

    /// What the slots of the document hold.
    mutating func packed() -> (facets: [UInt8], periods: [UInt8]) {
        var (facets, periods): ([UInt8], [UInt8]) = ([], [])
        for group in FacetGatherer.groups {
            gathered[Int(group.tag)].sort()
            let ordinals = gathered[Int(group.tag)]
            switch group.slot {
            case .periods: PackedOrdinals.append(ordinals, tag: group.tag, to: &periods)
            default: PackedOrdinals.append(ordinals, tag: group.tag, to: &facets)
            }
        }
        return (facets, periods)
    }
}
