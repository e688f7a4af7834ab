import GlassBuilder
import Testing

/// The same documents, written by the builder (`ours`) and by the library (`theirs`).
struct Twins {
    let folder: TemporaryFolder
    let statistics: GlassStatistics
    let slots: [UInt32]

    var ours: String { folder("ours") }
    var theirs: String { folder("theirs") }

    init(_ documents: [TestDocument], options: GlassOptions = .fast) throws {
        folder = try TemporaryFolder()
        statistics = try GlassBuilder.build(documents, at: folder("ours"), options: options)
        slots = Array(Set(documents.flatMap(\.values.keys)))
        try Oracle.build(documents, at: theirs)
    }

    /// Content, checks and answers are the same.
    func expectEqual(queries: [TestQuery] = [], _ comment: Comment? = nil) throws {
        try Oracle.verify(ours)
        let (mine, reference) = (try Oracle.dump(ours, slots: slots), try Oracle.dump(theirs, slots: slots))
        if mine != reference { Issue.record("\(comment?.rawValue ?? "") \(Self.firstDifference(mine, reference))") }
        #expect(try Oracle.search(ours, queries) == Oracle.search(theirs, queries), comment)
    }

    /// Compaction makes the same posting and position tables of both, byte by byte.
    func expectEqualWhenCompacted(_ comment: Comment? = nil) throws {
        try Oracle.compact(ours, to: folder("ours-compacted"))
        try Oracle.compact(theirs, to: folder("theirs-compacted"))
        for table in ["postlist.glass", "position.glass"] {
            let mine = try? folder.contents(of: "ours-compacted/\(table)")
            let reference = try? folder.contents(of: "theirs-compacted/\(table)")
            #expect(mine == reference, "\(table) \(comment?.rawValue ?? "")")
        }
    }

    func apply(_ changes: [Change]) throws {
        try Oracle.apply(changes, to: ours)
        try Oracle.apply(changes, to: theirs)
    }

    private static func firstDifference(_ mine: String, _ reference: String) -> String {
        let pairs = zip(mine.split(separator: "\n"), reference.split(separator: "\n"))
        guard let pair = pairs.first(where: { $0 != $1 }) else { return "dumps differ in length" }
        return "dumps differ:\n\(pair.0.prefix(600))\n\(pair.1.prefix(600))"
    }
}
