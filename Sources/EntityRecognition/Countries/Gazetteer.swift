import CGazetteer

/// Names of places as a trie over words. Words are known by the hash of their folded form, so that every thread's
/// vocabulary finds them.
struct Gazetteer: Sendable {
    /// The embedded one, read at the first use.
    static let shared = Gazetteer(
        lines: UnsafeBufferPointer(start: gazetteer_lines(), count: gazetteer_lines_count()))

    static let noWord: Int32 = -1
    private static let noNode: Int32 = -1

    private(set) var codes: [String] = []
    private(set) var choices: [PlaceChoice] = []
    private var codeNumbers: [String: UInt16] = [:]
    private var words: [UInt64: Int32] = [:]
    private var classes: [PlaceWordClass] = []
    private var roots: [Int32] = []
    private var edges: [UInt64: Int32] = [:]
    /// By node: whether a longer name goes on from it.
    private var hasChildren: [Bool] = []
    /// By node: where its senses are.
    private var senses: [[PlaceSense]] = []

    init(lines: UnsafeBufferPointer<UInt8>) {
        var builder = GazetteerReader(lines: lines)
        while let line = builder.nextLine() { add(line) }
    }

    /// The number of the word with this hash, or ``noWord``.
    func word(hash: UInt64) -> Int32 { words[hash] ?? Gazetteer.noWord }

    @inline(__always)
    func classes(of word: Int32) -> PlaceWordClass { word < 0 ? [] : classes[Int(word)] }

    /// The node of names that start with this word.
    @inline(__always)
    func root(of word: Int32) -> Int32? {
        guard word >= 0 else { return nil }
        let node = roots[Int(word)]
        return node == Gazetteer.noNode ? nil : node
    }

    @inline(__always)
    func child(of node: Int32, word: Int32) -> Int32? {
        word < 0 || !hasChildren[Int(node)] ? nil : edges[Gazetteer.edge(node, word)]
    }

    /// What the name that ends at a node means, the likeliest first.
    func senses(at node: Int32) -> [PlaceSense] { senses[Int(node)] }

    private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    private mutating func add(_ line: GazetteerReader.Line) {
        if let wordClass = PlaceWordClass(name: line.kind) {
            for name in line.names { classes[Int(number(of: name.words[0]))].formUnion(wordClass) }
            return
        }
        guard let kind = PlaceSense.Kind(rawValue: line.kind) else { return }
        let flags = PlaceSense.Flags(letters: line.flags)
        let country = kind == .choice ? addChoice(line, flags) : number(ofCode: line.code)
        for name in line.names {
            let sense = PlaceSense(kind: kind, flags: flags, country: country, capitals: name.capitals)
            senses[Int(node(of: name.words))].append(sense)
        }
    }

    /// The code column holds two senses, `GE:name/US:region`.
    private mutating func addChoice(_ line: GazetteerReader.Line, _ flags: PlaceSense.Flags) -> UInt16 {
        let options = line.code.split(separator: "/").compactMap { option -> PlaceSense? in
            let parts = option.split(separator: ":").map(String.init)
            guard parts.count == 2, let kind = PlaceSense.Kind(rawValue: parts[1]) else { return nil }
            return PlaceSense(kind: kind, flags: flags, country: number(ofCode: parts[0]), capitals: ~0)
        }
        guard options.count == 2 else { preconditionFailure("a choice of two is malformed: \(line.code)") }
        var choice = PlaceChoice(special: options[0], usual: options[1])
        for cue in line.cues {
            let word = number(of: cue.words[0])
            classes[Int(word)].formUnion(.cue)
            if cue.isNegated { choice.counterCues.insert(word) } else { choice.cues.insert(word) }
        }
        choices.append(choice)
        return UInt16(choices.count - 1)
    }

    private mutating func number(ofCode code: String) -> UInt16 {
        if let number = codeNumbers[code] { return number }
        codes.append(code)
        codeNumbers[code] = UInt16(codes.count - 1)
        return UInt16(codes.count - 1)
    }

    private mutating func number(of hash: UInt64) -> Int32 {
        if let number = words[hash] { return number }
        let number = Int32(classes.count)
        words[hash] = number
        classes.append([])
        roots.append(Gazetteer.noNode)
        return number
    }

    private mutating func node(of name: [UInt64]) -> Int32 {
        let first = Int(number(of: name[0]))
        if roots[first] == Gazetteer.noNode { roots[first] = addNode() }
        var node = roots[first]
        for hash in name.dropFirst() {
            let edge = Gazetteer.edge(node, number(of: hash))
            if let next = edges[edge] {
                node = next
            } else {
                let next = addNode()
                hasChildren[Int(node)] = true
                edges[edge] = next
                node = next
            }
        }
        return node
    }

    private mutating func addNode() -> Int32 {
        senses.append([])
        hasChildren.append(false)
        return Int32(senses.count - 1)
    }
}
