import CGazetteer

/// Names of places as a trie over words. Words are known by the hash of their folded form, so that every thread's
/// vocabulary finds them.
final class Gazetteer: Sendable {
    /// The embedded one, read at the first use.
    static let shared = Gazetteer(
        lines: UnsafeBufferPointer(start: gazetteer_lines(), count: gazetteer_lines_count()))

    static let noWord: Int32 = -1
    static let noNode: Int32 = -1

    let codes: [String]
    let choices: [PlaceChoice]
    private let words: HashTable<Int32>
    private let classes: [PlaceWordClass]
    private let roots: [Int32]
    private let edges: HashTable<Int32>
    /// By node.
    private let nodes: [Node]
    /// Those of each node together, the likeliest first.
    private let senses: [PlaceSense]

    struct Node: Sendable {
        var senses = PlaceSenses(start: 0, count: 0)
        /// Whether a longer name goes on from it.
        var hasChildren = false
    }

    init(lines: UnsafeBufferPointer<UInt8>) {
        var builder = GazetteerBuilder(lines: lines)
        builder.build()
        codes = builder.codes
        choices = builder.choices
        words = builder.words
        classes = builder.classes
        roots = builder.roots
        edges = builder.edges
        nodes = builder.nodes
        senses = builder.senses
    }

    /// The number of the word with this hash, or ``noWord``.
    func word(hash: UInt64) -> Int32 { words[hash] }

    func classes(of word: Int32) -> PlaceWordClass { word < 0 ? [] : classes[Int(word)] }

    /// The node of names that start with this word, or ``noNode``.
    @inline(__always)
    func root(of word: Int32) -> Int32 { word < 0 ? Gazetteer.noNode : roots[Int(word)] }

    /// The node of names that go on with this word, or ``noNode``.
    @inline(__always)
    func child(of node: Int32, word: Int32) -> Int32 {
        word < 0 || !nodes[Int(node)].hasChildren ? Gazetteer.noNode : edges[Gazetteer.edge(node, word)]
    }

    @inline(__always)
    static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
        let pair = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        let mixed = pair &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed &>> 32
    }

    /// What the name that ends at a node means.
    @inline(__always)
    func senses(at node: Int32) -> PlaceSenses { nodes[Int(node)].senses }

    @inline(__always)
    subscript(place: Int) -> PlaceSense { senses[place] }

    /// The likeliest of some senses that is wanted.
    @inline(__always)
    func first(of some: PlaceSenses, where isWanted: (PlaceSense) -> Bool) -> PlaceSense? {
        var rest = some
        while let place = rest.popFirst() {
            if isWanted(senses[place]) { return senses[place] }
        }
        return nil
    }

    /// Those of some senses that are wanted.
    @inline(__always)
    func filter(_ some: PlaceSenses, where isWanted: (PlaceSense) -> Bool) -> PlaceSenses {
        var rest = some
        var wanted = some
        while let place = rest.popFirst() {
            if !isWanted(senses[place]) { wanted.remove(place) }
        }
        return wanted
    }
}
