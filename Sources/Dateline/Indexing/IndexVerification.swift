import Xapian

/// Looks through a whole index for anything that is not as it should be.
public struct IndexVerification: Sendable, Equatable {
    public var articles = 0
    public var segments = 0
    /// What is wrong, in sentences; empty for a sound index.
    public var problems: [String] = []

    /// - Throws: `IndexError` when the index cannot be opened at all.
    public init(indexPath: String) throws {
        let folder = IndexFolder(path: indexPath)
        let manifest = try folder.manifest()
        var facets: FacetDictionary?
        do {
            facets = try folder.facetDictionary(manifest)
        } catch {
            problems.append(error.message)
        }
        for segment in manifest.segments {
            segments += 1
            do {
                try verify(segment, in: folder, facets)
            } catch let error as XapianError {
                problems.append("\(segment.name): \(error.message)")
            }
        }
    }

    private mutating func verify(
        _ segment: Manifest.Segment, in folder: IndexFolder, _ facets: FacetDictionary?
    ) throws {
        let path = folder.path(of: segment)
        let (errors, report) = try Database.verify(path: path)
        if errors > 0 { problems.append("\(segment.name): \(errors) errors in its tables\n\(report)") }
        let database = try Database(path: path)
        let count = try database.documentCount()
        articles += count
        if count != segment.articles {
            problems.append("\(segment.name): holds \(count) articles where the manifest says \(segment.articles)")
        }
        var documents: [UInt32] = []
        try database.visitDocuments(term: []) { documentID in
            documents.append(documentID)
            return true
        }
        for documentID in documents {
            let document = try database.document(documentID)
            guard let article = StoredArticle(record: try document.data()) else {
                problems.append("\(segment.name): the record of document \(documentID) cannot be read")
                continue
            }
            if try database.frequency(ofTerm: IndexSchema.boundedTerm(.id, article.id.utf8)) != 1 {
                problems.append("\(segment.name): article '\(article.id)' is not found by its id alone")
            }
            let value = try [IndexSchema.Slot.facets, .periods].flatMap { try document.value(slot: $0.rawValue) }
            if let facets, !IndexVerification.isCounted(article, by: value, in: facets) {
                problems.append("\(segment.name): facets count article '\(article.id)' under other values than its own")
            }
        }
    }

    /// Whether the packed value of an article is readable and stands for the persons, countries and source of its record.
    private static func isCounted(_ article: StoredArticle, by value: [UInt8], in facets: FacetDictionary) -> Bool {
        guard let groups = PackedOrdinals.groups(of: value) else { return false }
        var names: [UInt8: Set<String>] = [:]
        for (tag, ordinals) in groups {
            guard ordinals.allSatisfy({ facets.tag($0) == tag }) else { return false }
            names[tag] = Set(ordinals.map { String(decoding: facets.label($0), as: UTF8.self) })
        }
        func counts(_ group: IndexSchema.FacetGroup, _ expected: [String]) -> Bool {
            names[group.tag, default: []] == Set(expected)
        }
        return counts(.person, article.persons) && counts(.country, article.countries)
            && counts(.source, article.source.map { [$0] } ?? [])
    }
}
