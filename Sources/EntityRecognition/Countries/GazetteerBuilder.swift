import TextAnalysis

/// Makes the tables of a ``Gazetteer`` from its lines.
struct GazetteerBuilder {
    private var reader: GazetteerReader
    private(set) var codes: [String] = []
    private(set) var choices: [PlaceChoice] = []
    private(set) var words: HashTable<Int32>
    private(set) var classes: [PlaceWordClass]
    private(set) var roots: [Int32]
    private(set) var edges = HashTable<Int32>(absent: Gazetteer.noNode, capacity: 1 << 14)
    private(set) var nodes: [Gazetteer.Node] = []
    private(set) var senses: [PlaceSense] = []
    private var codeNumbers: [String: UInt16] = [:]
    /// In the order in which they were read.
    private var found: [(node: Int32, sense: PlaceSense)] = []

    init(lines: UnsafeBufferPointer<UInt8>) {
        reader = GazetteerReader(lines: lines)
        // The words' numbers are those of the forms.
        let vocabulary = reader.vocabulary
        words = HashTable(absent: Gazetteer.noWord, capacity: vocabulary.count)
        for form in 0..<UInt32(vocabulary.count) { words[vocabulary.hash(of: FormID(rawValue: form))] = Int32(form) }
        classes = Array(repeating: [], count: vocabulary.count)
        roots = Array(repeating: Gazetteer.noNode, count: vocabulary.count)
        nodes.reserveCapacity(1 << 16)
        found.reserveCapacity(1 << 16)
    }

    mutating func build() {
        while let head = reader.nextHead() {
            if let wordClass = PlaceWordClass(name: head.kind) {
                while let name = reader.nextName() {
                    classes[Int(reader.word(name.words.lowerBound))].formUnion(wordClass)
                }
            } else if let kind = PlaceSense.Kind(rawValue: head.kind) {
                add(kind, head)
            }
            reader.endLine()
        }
        layOutSenses()
    }

    private mutating func add(_ kind: PlaceSense.Kind, _ head: GazetteerReader.Head) {
        let flags = PlaceSense.Flags(letters: head.flags)
        let country = kind == .choice ? addChoice(head, flags) : number(ofCode: head.code)
        while let name = reader.nextName() {
            let sense = PlaceSense(kind: kind, flags: flags, country: country, capitals: name.capitals)
            found.append((node(of: name.words), sense))
        }
        if kind == .choice, reader.nextField() { addCues(to: Int(country)) }
    }

    /// The code column holds two senses, `GE:name/US:region`.
    private mutating func addChoice(_ head: GazetteerReader.Head, _ flags: PlaceSense.Flags) -> UInt16 {
        let options = head.code.split(separator: "/").compactMap { option -> PlaceSense? in
            let parts = option.split(separator: ":").map(String.init)
            guard parts.count == 2, let kind = PlaceSense.Kind(rawValue: parts[1]) else { return nil }
            return PlaceSense(kind: kind, flags: flags, country: number(ofCode: parts[0]), capitals: ~0)
        }
        guard options.count == 2 else { preconditionFailure("a choice of two is malformed: \(head.code)") }
        let start = Int32(senses.count)
        senses += options
        choices.append(
            PlaceChoice(special: PlaceSenses(start: start, count: 1), usual: PlaceSenses(start: start + 1, count: 1)))
        return UInt16(choices.count - 1)
    }

    private mutating func addCues(to choice: Int) {
        while let cue = reader.nextName() {
            let word = reader.word(cue.words.lowerBound)
            classes[Int(word)].formUnion(.cue)
            if cue.isNegated { choices[choice].counterCues.insert(word) } else { choices[choice].cues.insert(word) }
        }
    }

    private mutating func number(ofCode code: String) -> UInt16 {
        if let number = codeNumbers[code] { return number }
        codes.append(code)
        codeNumbers[code] = UInt16(codes.count - 1)
        return UInt16(codes.count - 1)
    }

    private mutating func node(of name: Range<Int>) -> Int32 {
        let first = Int(reader.word(name.lowerBound))
        if roots[first] == Gazetteer.noNode { roots[first] = addNode() }
        var node = roots[first]
        for token in name.dropFirst() {
            let edge = Gazetteer.edge(node, reader.word(token))
            var next = edges[edge]
            if next == Gazetteer.noNode {
                next = addNode()
                nodes[Int(node)].hasChildren = true
                edges[edge] = next
            }
            node = next
        }
        return node
    }

    private mutating func addNode() -> Int32 {
        nodes.append(Gazetteer.Node())
        return Int32(nodes.count - 1)
    }

    /// Puts the senses of each node together.
    private mutating func layOutSenses() {
        var counts = [Int32](repeating: 0, count: nodes.count)
        for (node, _) in found { counts[Int(node)] += 1 }
        var places: [Int32] = []
        places.reserveCapacity(nodes.count)
        var end = Int32(senses.count)
        for node in nodes.indices {
            precondition(counts[node] <= PlaceSenses.maximumCount, "a name has too many senses")
            nodes[node].senses = PlaceSenses(start: end, count: counts[node])
            places.append(end)
            end += counts[node]
        }
        guard let (_, sense) = found.first else { return }
        senses += repeatElement(sense, count: found.count)
        for (node, sense) in found {
            senses[Int(places[Int(node)])] = sense
            places[Int(node)] += 1
        }
    }
}
