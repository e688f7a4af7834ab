/// Counts what an article says of each country, and weighs it.
struct CountryTally {
    private struct Evidence {
        var country: UInt16
        var count = 0
        var isInTitle = false
        var isDateline = false
        var isEarly = false
        var isNamed = false
        /// A bit a fifth of the text that names it.
        var fifths: UInt8 = 0
    }

    /// Points for a country to be what the article is about. Set by hand; small changes matter little.
    private enum Points {
        static let focus = 2.0
        static let title = 2.0
        static let early = 1.0
        static let repetition = 0.5
        static let repetitionMaximum = 1.0
        static let spread = 0.5
        static let only = 2.0
        static let name = 0.5
        static let otherRule = 0.25
        /// Lists and round-ups are about all that they name.
        static let list = 0.5
        static let listLength = 7
    }

    /// Bytes of the text within which a first mention is an early one.
    static let earlyBytes = 350

    private var evidence: [Evidence] = []
    private let textBytes: Int

    init(textBytes: Int) {
        self.textBytes = max(textBytes, 1)
        evidence.reserveCapacity(16)
    }

    mutating func addTitle(_ sense: PlaceSense) {
        let index = index(of: sense)
        evidence[index].isInTitle = true
    }

    /// - Parameter offset: of the mention's first byte in the text.
    mutating func add(_ sense: PlaceSense, offset: Int, isDateline: Bool = false) {
        let index = index(of: sense)
        if isDateline { evidence[index].isDateline = true }
        if offset < CountryTally.earlyBytes { evidence[index].isEarly = true }
        evidence[index].fifths |= 1 << UInt8(min(offset * 5 / textBytes, 4))
    }

    private mutating func index(of sense: PlaceSense) -> Int {
        let index: Int
        if let known = evidence.firstIndex(where: { $0.country == sense.country }) {
            index = known
        } else {
            evidence.append(Evidence(country: sense.country))
            index = evidence.count - 1
        }
        evidence[index].count += 1
        if sense.kind == .name || sense.kind == .historic { evidence[index].isNamed = true }
        return index
    }

    /// In the order of the first mention, those of the title first.
    func countries(codes: [String]) -> [CountryEntity] {
        evidence.map { entry in
            CountryEntity(code: codes[Int(entry.country)], role: role(of: entry), count: entry.count)
        }
    }

    private func role(of entry: Evidence) -> CountryRole {
        if points(of: entry) >= Points.focus { return .focus }
        return entry.isDateline ? .dateline : .mentioned
    }

    private func points(of entry: Evidence) -> Double {
        var points = entry.isNamed ? Points.name : Points.otherRule
        if entry.isInTitle { points += Points.title }
        if entry.isEarly { points += Points.early }
        points += min(Double(entry.count - 1) * Points.repetition, Points.repetitionMaximum)
        if entry.fifths.nonzeroBitCount >= 3 { points += Points.spread }
        if evidence.count == 1 { points += Points.only }
        if evidence.count >= Points.listLength { points += Points.list }
        return points
    }
}
