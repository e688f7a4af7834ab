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

    /// At most so many replaced and removed articles, and at most a tenth of the index, are few.
    static let smallBatch = 1000
    /// More segments than this are merged.
    static let maximumSegments = 8

    private var stagedPath: String { folder.path(of: staged) }

    /// Brings the segments into their new state; nil when nothing has changed.
    func nextManifest() throws -> Manifest? {
        guard !manifest.segments.isEmpty else {
            try delete(changes.superseded, from: stagedPath)
            return try next([staged])
        }
        guard !changes.isEmpty else { return try recounted() }
        let articles = manifest.segments.reduce(0) { $0 + $1.articles }
        let leaving = changes.removals.count + changes.replacements.count
        var segments =
            leaving <= min(Self.smallBatch, max(50, articles / 10))
            ? try segmentsAfterTransactions() : try segmentsAfterCopying()
        if segments.count > Self.maximumSegments { segments = try merged(segments) }
        return try next(segments.isEmpty ? [staged] : segments)
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

    /// Where a document of the whole index lives: the place of its segment, and its id there.
    private func place(of documentID: UInt32) -> (segment: Int, documentID: UInt32) {
        let count = UInt32(manifest.segments.count)
        return (Int((documentID - 1) % count), (documentID - 1) / count + 1)
    }

    /// Deletes documents from a segment that is not published yet.
    private func delete(_ documents: some Collection<UInt32>, from path: String) throws {
        guard !documents.isEmpty else { return }
        let writer = try WritableDatabase(path: path, mode: .open, durability: .inPlace)
        for documentID in documents.sorted() { try writer.delete(documentID) }
        try writer.commit()
    }

    /// Merges small segments into one: from the smallest on, as long as the next is at most as large as those before it
    /// together. So an article is copied a number of times that grows with the logarithm of the index.
    private func merged(_ segments: [Manifest.Segment]) throws -> [Manifest.Segment] {
        let bySize = try segments.map { try counted($0) }.sorted { $0.articles < $1.articles }
        var taken = Array(bySize.prefix(2))
        var articles = taken.reduce(0) { $0 + $1.articles }
        for segment in bySize.dropFirst(2) {
            guard segment.articles <= articles || taken.count <= bySize.count - Self.maximumSegments else { break }
            taken.append(segment)
            articles += segment.articles
        }
        let merged = Manifest.Segment(name: folder.freeSegmentName(), articles: 0)
        let names = Set(taken.map(\.name))
        let sources = segments.filter { names.contains($0.name) }
        try Database.compact(sources.map { folder.path(of: $0) }, into: folder.path(of: merged))
        return segments.filter { !names.contains($0.name) } + [merged]
    }
}

// MARK: - Many articles replaced or removed

extension Publication {
    private func segmentsAfterCopying() throws -> [Manifest.Segment] {
        try delete(changes.superseded, from: stagedPath)
        var leaving: [Int: [UInt32]] = [:]
        for documentID in changes.removals.union(changes.replacements.values) {
            let place = place(of: documentID)
            leaving[place.segment, default: []].append(place.documentID)
        }
        var segments: [Manifest.Segment] = []
        for (index, segment) in manifest.segments.enumerated() {
            if let documents = leaving[index] {
                if documents.count < segment.articles { segments.append(try copy(of: segment, without: documents)) }
            } else {
                segments.append(segment)
            }
        }
        return changes.documentCount > changes.superseded.count ? segments + [staged] : segments
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
    private func segmentsAfterTransactions() throws -> [Manifest.Segment] {
        var work: [Int: SegmentWork] = [:]
        for (staged, existing) in changes.replacements {
            let place = place(of: existing)
            work[place.segment, default: SegmentWork()].replacements.append((place.documentID, staged))
        }
        for documentID in changes.removals {
            let place = place(of: documentID)
            work[place.segment, default: SegmentWork()].removals.append(place.documentID)
        }
        for (index, work) in work.sorted(by: { $0.key < $1.key }) {
            try work.apply(from: Database(path: stagedPath), to: folder.path(of: manifest.segments[index]))
        }
        let copied = changes.superseded.union(changes.replacements.keys)
        guard copied.count < changes.documentCount else { return manifest.segments }
        try delete(copied, from: stagedPath)
        return manifest.segments + [staged]
    }
}

/// What a small batch does to one segment.
private struct SegmentWork {
    var replacements: [(existing: UInt32, staged: UInt32)] = []
    var removals: [UInt32] = []

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
