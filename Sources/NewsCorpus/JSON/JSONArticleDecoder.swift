/// Decodes one JSON object into an article. Used by one thread at a time.
final class JSONArticleDecoder {
    private let table: FieldTable
    private var parser: JSONParser?
    /// The values found for the slots of the table in the record at hand.
    private var values: [JSONElement?]

    /// The parser's buffers grow with the longest record; after one longer than this they are given back.
    private static let longRecord = 4 << 20

    private let keepsText: Bool

    init(options: ReadingOptions) {
        table = FieldTable(fieldNames: options.fieldNames)
        keepsText = options.keepsText
        values = Array(repeating: nil, count: table.slots.count)
    }

    /// - Parameter bytes: followed in memory by at least `RecordBatch.padding` readable bytes.
    func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, record: RawRecord, file: CorpusFile
    ) -> Result<Article, ReadingFailure> {
        guard let parser = parser ?? JSONParser() else {
            return failure("cannot be decoded: there is not enough memory", record, file)
        }
        self.parser = bytes.count > Self.longRecord ? nil : parser
        var result = parser.parse(bytes) { article(from: $0, record: record, file: file) }
        if case .failure = result, let repaired = JSONRepair.repaired(bytes) {
            result = repaired.withUnsafeBufferPointer { padded in
                let mended = UnsafeBufferPointer(rebasing: padded.dropLast(RecordBatch.padding))
                return parser.parse(mended) { article(from: $0, record: record, file: file) }
            }
        }
        switch result {
        case .success(let article): return article
        case .failure(let error): return failure(error.reason, record, file)
        }
    }

    private func failure(
        _ reason: String, _ record: RawRecord, _ file: CorpusFile
    ) -> Result<Article, ReadingFailure> {
        .failure(ReadingFailure(path: file.path, line: record.line, reason: reason))
    }

    private func article(
        from root: JSONElement, record: RawRecord, file: CorpusFile
    ) -> Result<Article, ReadingFailure> {
        guard root.kind == .object else {
            return failure("is JSON but no object: an article is written {\"title\": …, \"text\": …}", record, file)
        }
        collectValues(of: root)
        let title = string(.title)
        let text = first(.text) { $0.bodyText(isRaw: keepsText) }
        if title == nil && text == nil { return failure(Self.nothingToRead(in: root), record, file) }
        let url = string(.url)
        return .success(
            Article(
                id: string(.id) ?? "\(file.name)#\(record.number)",
                title: title,
                text: text ?? "",
                url: url,
                source: first(.source) { $0.name } ?? url.flatMap(URLHost.host),
                published: first(.published) { $0.writtenDate }.flatMap { PublicationDate.day(in: $0) },
                authors: first(.authors) { $0.authorNames } ?? [],
                language: string(.language),
                persons: first(.persons) { $0.names } ?? [],
                countries: first(.countries) { $0.names } ?? [],
                path: file.path,
                line: record.line))
    }

    private func collectValues(of root: JSONElement) {
        for index in values.indices { values[index] = nil }
        root.forEachMember { key, value in
            table.forEachSlot(named: key) { values[$0] = value }
        }
        for slot in table.pathSlots where values[slot] == nil {
            values[slot] = table.slots[slot].path.reduce(Optional(root)) { $0?.member($1) }
        }
    }

    /// The first value of the field that `read` makes something of.
    private func first<Value>(_ field: ArticleField, _ read: (JSONElement) -> Value?) -> Value? {
        for slot in table.slots(of: field) {
            if let element = values[slot], let value = read(element) { return value }
        }
        return nil
    }

    private func string(_ field: ArticleField) -> String? { first(field) { $0.scalarString } }

    private static func nothingToRead(in root: JSONElement) -> String {
        var keys: [String] = []
        root.forEachMember { key, _ in
            if keys.count < 8 { keys.append(String(decoding: key.prefix(40), as: UTF8.self)) }
        }
        let found = keys.isEmpty ? "it is empty" : "its keys are " + keys.joined(separator: ", ")
        return "has no title and no text (\(found)); name the keys with --field text=KEY"
    }
}
