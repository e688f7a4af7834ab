import NewsCorpus

extension Manifest {
    /// Reads `index.json` with the parser of articles: every search reads it, and `JSONDecoder` takes longer to get under
    /// way than the rest of opening an index.
    ///
    /// - Throws: `.otherFormat`, `.damaged`.
    init(decoding bytes: UnsafeRawBufferPointer, indexPath: String) throws(IndexError) {
        let padded = Array(bytes) + repeatElement(0, count: RecordBatch.padding)
        let reading = padded.withUnsafeBufferPointer { padded in
            JSONParser()?.parse(UnsafeBufferPointer(rebasing: padded.dropLast(RecordBatch.padding)), Reading.init)
        }
        guard case .success(let reading)? = reading, let version = reading.formatVersion else {
            throw IndexError(
                .damaged,
                "\(indexPath)/index.json cannot be read as an index; rebuild it with 'dateline index --rebuild'"
            )
        }
        guard version == IndexSchema.formatVersion else {
            throw IndexError(
                .otherFormat,
                "the index at \(indexPath) has format \(version), this version of dateline needs format "
                    + "\(IndexSchema.formatVersion); rebuild it with "
                    + "'dateline index --rebuild --index \(indexPath) PATH…', where PATH… are the articles"
            )
        }
        guard let manifest = reading.manifest else {
            throw IndexError(
                .damaged, "\(indexPath)/index.json is damaged; rebuild with 'dateline index --rebuild'")
        }
        self = manifest
    }

    /// What the file says; no manifest where something is missing or of the wrong kind.
    private struct Reading {
        let formatVersion: Int?
        let manifest: Manifest?

        init(_ root: JSONElement) {
            formatVersion = root.integer("formatVersion")
            manifest = Manifest(root)
        }
    }

    private init?(_ root: JSONElement) {
        guard let generation = root.integer("generation"), let language = root.text("language"),
            let list = root.member("segments"), list.kind == .array
        else { return nil }
        self.init(language: language)
        self.generation = generation
        var count = 0
        list.forEachItem { item in
            count += 1
            guard let name = item.text("name"), let articles = item.integer("articles") else { return }
            segments.append(Segment(name: name, articles: articles))
        }
        guard segments.count == count else { return nil }
        files = root.text("files")
        words = root.text("words")
        facets = root.text("facets")
    }
}

extension JSONElement {
    fileprivate func member(_ key: String) -> JSONElement? {
        var found: JSONElement?
        forEachMember { name, value in
            if name.elementsEqual(key.utf8) { found = value }
        }
        return found
    }

    fileprivate func integer(_ key: String) -> Int? {
        member(key).flatMap { $0.kind == .integer ? $0.integer : nil }
    }

    fileprivate func text(_ key: String) -> String? {
        member(key).flatMap { $0.kind == .text ? String(decoding: $0.textBytes, as: UTF8.self) : nil }
    }
}
