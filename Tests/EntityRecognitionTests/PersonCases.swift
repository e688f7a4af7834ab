/// Rows of the tables of cases: fields separated by tabs.
enum PersonCases {
    struct WrongColumns: Error {
        var line: Int
    }

    static func rows(_ bytes: [UInt8], columns: Int) throws -> [[String]] {
        try bytes.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == columns else { throw WrongColumns(line: number + 1) }
            return fields
        }
    }
}
