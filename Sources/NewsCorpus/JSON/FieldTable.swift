/// Which JSON keys give which field, in the order in which they are tried.
struct FieldTable {
    /// One key in lower case. Slots of one field follow each other, the first to try first.
    struct Slot {
        let key: [UInt8]
        let path: [[UInt8]]
    }

    private(set) var slots: [Slot] = []
    /// The slots of each field.
    private var ranges: [ArticleField: Range<Int>] = [:]
    /// Slot numbers by the length of the key.
    private var slotsByLength: [[Int]] = []
    /// Slots whose key has dots: paths into objects.
    private(set) var pathSlots: [Int] = []

    init(fieldNames: [String: String]) {
        for field in ArticleField.allCases {
            let start = slots.count
            let named = fieldNames[field.rawValue].map { [$0.lowercased()] } ?? []
            for key in named + field.knownKeys {
                let path = key.split(separator: ".", omittingEmptySubsequences: true).map { Array($0.utf8) }
                if path.count > 1 { pathSlots.append(slots.count) }
                slots.append(Slot(key: Array(key.utf8), path: path))
            }
            ranges[field] = start..<slots.count
        }
        let longest = slots.map(\.key.count).max() ?? 0
        slotsByLength = Array(repeating: [], count: longest + 1)
        for (number, slot) in slots.enumerated() { slotsByLength[slot.key.count].append(number) }
    }

    func slots(of field: ArticleField) -> Range<Int> { ranges[field] ?? 0..<0 }

    /// Calls `body` with each slot that this key fills: more than one when the user gave a key two meanings.
    @inline(__always)
    func forEachSlot(named name: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard name.count < slotsByLength.count else { return }
        for number in slotsByLength[name.count] where equalsIgnoringCase(name, slots[number].key) { body(number) }
    }
}
