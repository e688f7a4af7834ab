/// What may stand before a colon in a query.
enum QueryField: Equatable {
    case title
    case filter(FilterField)

    static let all: [QueryField] = [.title] + FilterField.allCases.map(QueryField.filter)

    var name: String {
        switch self {
        case .title: "title"
        case .filter(let field): field.rawValue
        }
    }

    /// The field of that name in any case of letters.
    init?(named name: String) {
        let name = name.lowercased()
        guard let field = QueryField.all.first(where: { $0.name == name }) else { return nil }
        self = field
    }

    /// The field that the author of an unknown name most likely meant: what other search tools call it, else a name
    /// at most two edits away.
    static func nearest(to name: String) -> QueryField? {
        let name = name.lowercased()
        if let field = otherNames[name] { return field }
        guard name.utf8.count <= 16 else { return nil }
        let ranked = all.map { (field: $0, edits: editDistance(Array($0.name.utf8), Array(name.utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= min(2, name.utf8.count / 2) else {
            return nil
        }
        return best.field
    }

    private static let otherNames: [String: QueryField] = [
        "headline": .title, "intitle": .title, "subject": .title,
        "site": .filter(.source), "domain": .filter(.source), "host": .filter(.source), "publisher": .filter(.source),
        "lang": .filter(.language),
        "people": .filter(.person), "who": .filter(.person), "name": .filter(.person),
        "place": .filter(.country), "where": .filter(.country), "nation": .filter(.country),
        "date": .filter(.published), "day": .filter(.published), "pubdate": .filter(.published),
        "when": .filter(.about), "mentions": .filter(.about),
    ]

    /// Levenshtein's distance.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let substituted = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
