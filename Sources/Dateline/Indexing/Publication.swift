#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Xapian

/// Turns a run's changes into the next generation.
///
/// New articles become a segment. Where few articles are replaced or removed, that is a transaction on each segment that
/// they are in; where many are, the segment is changed as a copy, so that the present generation stays whole until the
/// manifest is renamed. `docs/decisions/0002-publication.md` has the reasons.
struct Publication {
    let folder: IndexFolder
    let manifest: Manifest
    let staged: Manifest.Segment
    let changes: StagedChanges
    /// Segments of the manifest that are merged already; nil when none are.
    var merged: BackgroundMerge.Merged?

    /// At most so many replaced and removed articles, and at most a tenth of the index, are few.
    static let smallBatch = 1000

    private var stagedPath: String { folder.path(of: staged) }

    /// Brings the segments into their new state; nil when nothing has changed.
    func nextManifest() throws -> Manifest? {
        guard !manifest.segments.isEmpty else {
            try delete(changes.superseded, from: stagedPath)
            return try next([staged])
        }
        guard merged != nil || !changes.isEmpty else { return try recounted() }
        let work = workBySegment()
        // What nobody reads yet comes first.
        let mergedSegments = try mergedSegments(losing: work.filter { isMerged($0.key) })
        let others = work.filter { !isMerged($0.key) }
        let articles = manifest.segments.reduce(0) { $0 + $1.articles }
        let areFew = others.values.reduce(0) { $0 + $1.count } <= min(Self.smallBatch, max(50, articles / 10))
        var segments = try (areFew ? segmentsAfterTransactions(others) : segmentsAfterCopying(others)) + mergedSegments
        let transferred = areFew ? others.values.flatMap { $0.replacements.map(\.staged) } : []
        let gone = changes.superseded.union(transferred)
        if gone.count < changes.documentCount || segments.isEmpty {
            try delete(gone, from: stagedPath)
            segments.append(staged)
        }
        if segments.count > SegmentMerging.maximumSegments { segments = try segmentsAfterMerging(segments) }
        return try next(segments)
    }

    private func next(_ segments: [Manifest.Segment]) throws -> Manifest {
        var next = manifest
        next.generation += 1
        next.segments = try segments.map { try counted($0) }
        return next
    }

    /// The present segments with their true counts; nil when these are known. They are not after a kill between a transaction and
    /// the renaming of the manifest.
    private func recounted() throws -> Manifest? {
        let next = try next(manifest.segments)
        return next.segments == manifest.segments ? nil : next
    }

    private func counted(_ segment: Manifest.Segment) throws -> Manifest.Segment {
        Manifest.Segment(name: segment.name, articles: try Database(path: folder.path(of: segment)).documentCount())
    }

    /// What the changes do to each of the manifest's segments, by its place.
    private func workBySegment() -> [Int: SegmentWork] {
        // Document `d` of segment `s` of `n` is document `(d - 1) * n + s + 1` of the index.
        let count = UInt32(manifest.segments.count)
        var work: [Int: SegmentWork] = [:]
        for (staged, existing) in changes.replacements {
            let replacement = (existing: (existing - 1) / count + 1, staged: staged)
            work[Int((existing - 1) % count), default: SegmentWork()].replacements.append(replacement)
        }
        for existing in changes.removals {
            work[Int((existing - 1) % count), default: SegmentWork()].removals.append((existing - 1) / count + 1)
        }
        return work
    }

    /// Deletes documents from a segment that is not published yet.
    private func delete(_ documents: some Collection<UInt32>, from path: String) throws {
        guard !documents.isEmpty else { return }
        let writer = try WritableDatabase(path: path, mode: .open, durability: .inPlace)
        for documentID in documents.sorted() { try writer.delete(documentID) }
        try writer.commit()
    }
}

// MARK: - Merged segments

extension Publication {
    private func isMerged(_ index: Int) -> Bool {
        merged?.sources.contains { $0.name == manifest.segments[index].name } ?? false
    }

    /// The segment that was merged while the run went on, without the articles that the run replaced or removed since; none
    /// when it has no others, or there is none.
    ///
    /// They are found by their ids, whatever numbers merging gave them. The new versions stay in the staged segment.
    private func mergedSegments(losing work: [Int: SegmentWork]) throws -> [Manifest.Segment] {
        guard let merged else { return [] }
        let path = folder.path(of: merged.segment)
        let documents = try documents(of: Database(path: path), leaving: work)
        let articles = try counted(merged.segment).articles
        guard documents.count < articles else { return [] }
        try delete(documents, from: path)
        return [merged.segment]
    }

    private func documents(of database: Database, leaving work: [Int: SegmentWork]) throws -> [UInt32] {
        var documents: [UInt32] = []
        for (index, work) in work {
            let source = try Database(path: folder.path(of: manifest.segments[index]))
            for documentID in work.leaving {
                let found = try source.document(documentID).idTerm().map { try database.documents(term: $0) } ?? []
                guard found.count == 1 else {
                    throw IndexError(.damaged, "document \(documentID) of \(manifest.segments[index].name) has no id")
                }
                documents += found
            }
        }
        return documents
    }

    /// Merges what is too much still.
    private func segmentsAfterMerging(_ segments: [Manifest.Segment]) throws -> [Manifest.Segment] {
        let sources = SegmentMerging.chosen(of: try segments.map { try counted($0) })
        let merged = Manifest.Segment(name: folder.freeSegmentName(), articles: 0)
        try SegmentMerging.merge(sources, in: folder, into: folder.path(of: merged))
        return segments.filter { segment in !sources.contains { $0.name == segment.name } } + [merged]
    }
}

extension Document {
    /// The term of the article's id.
    fileprivate func idTerm() throws(XapianError) -> [UInt8]? {
        let prefix = Array(IndexSchema.Prefix.id.rawValue.utf8)
        var idTerm: [UInt8]?
        try visitTerms { term, _ in
            if term.starts(with: prefix) { idTerm = Array(term) }
            return idTerm == nil
        }
        return idTerm
    }
}

extension Database {
    fileprivate func documents(term: [UInt8]) throws(XapianError) -> [UInt32] {
        var documents: [UInt32] = []
        try visitDocuments(term: term) { documentID in
            documents.append(documentID)
            return true
        }
        return documents
    }
}

// MARK: - Many articles replaced or removed

extension Publication {
    /// The segments that are not merged; copies of those that lose articles.
    private func segmentsAfterCopying(_ work: [Int: SegmentWork]) throws -> [Manifest.Segment] {
        var segments: [Manifest.Segment] = []
        for (index, segment) in manifest.segments.enumerated() where !isMerged(index) {
            if let work = work[index] {
                if work.count < segment.articles { segments.append(try copy(of: segment, without: work.leaving)) }
            } else {
                segments.append(segment)
            }
        }
        return segments
    }

    private func copy(of segment: Manifest.Segment, without documents: [UInt32]) throws -> Manifest.Segment {
        let copy = Manifest.Segment(name: folder.freeSegmentName(), articles: 0)
        try FileManager.default.copyItem(atPath: folder.path(of: segment), toPath: folder.path(of: copy))
        try delete(documents, from: folder.path(of: copy))
        return copy
    }
}

// MARK: - Few articles replaced or removed

extension Publication {
    /// One transaction for each segment touched: an article is replaced where it is, so at no moment is it missing or there
    /// twice. What is left in the segment under construction is new, and joins the others.
    private func segmentsAfterTransactions(_ work: [Int: SegmentWork]) throws -> [Manifest.Segment] {
        for (index, work) in work.sorted(by: { $0.key < $1.key }) {
            try work.apply(from: Database(path: stagedPath), to: folder.path(of: manifest.segments[index]))
        }
        return manifest.segments.indices.filter { !isMerged($0) }.map { manifest.segments[$0] }
    }
}

/// What a run does to one segment; documents by their numbers in it.
private struct SegmentWork {
    var replacements: [(existing: UInt32, staged: UInt32)] = []
    var removals: [UInt32] = []

    var count: Int { replacements.count + removals.count }
    var leaving: [UInt32] { replacements.map(\.existing) + removals }

    /// In one transaction.
    func apply(from source: Database, to path: String) throws {
        let writer = try WritableDatabase(path: path, mode: .open)
        try writer.transaction {
            for (existing, staged) in replacements.sorted(by: { $0.existing < $1.existing }) {
                try writer.replace(existing, with: source.document(staged))
            }
            for documentID in removals.sorted() { try writer.delete(documentID) }
        }
    }
}
