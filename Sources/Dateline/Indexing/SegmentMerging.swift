import Xapian

/// Which segments become one, and how.
enum SegmentMerging {
    /// More segments than this are merged.
    static let maximumSegments = 8

    /// The segments to merge, in their order; none where all of them, and those to come, are not too many.
    ///
    /// From the smallest on, as long as the next is at most as large as those before it together, and in any case so many
    /// that not too many are left. So an article is copied a number of times that grows with the logarithm of the index.
    static func chosen(of segments: [Manifest.Segment], coming: Int = 0) -> [Manifest.Segment] {
        let tooMany = segments.count + coming - maximumSegments
        guard tooMany > 0 else { return [] }
        let bySize = segments.sorted { $0.articles < $1.articles }
        var names = Set(bySize.prefix(2).map(\.name))
        var articles = bySize.prefix(2).reduce(0) { $0 + $1.articles }
        for segment in bySize.dropFirst(2) {
            guard segment.articles <= articles || names.count <= tooMany else { break }
            names.insert(segment.name)
            articles += segment.articles
        }
        return segments.filter { names.contains($0.name) }
    }

    /// Copies the articles of segments into a new database, and lets the library read it before anybody else.
    static func merge(_ sources: [Manifest.Segment], in folder: IndexFolder, into path: String) throws {
        let paths = sources.map { folder.path(of: $0) }
        try Database.compact(paths, into: path)
        try SegmentCheck.verify(path, documents: paths.reduce(0) { try $0 + Database(path: $1).documentCount() })
    }
}
