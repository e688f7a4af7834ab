import Logging
import NewsCorpus
import Xapian

/// One run of the indexer, from reading to publication.
struct IndexingRun {
    private let folder: IndexFolder
    private let options: IndexingOptions
    private let logger: Logger
    /// The present generation; empty for a new index and for a rebuild.
    private let manifest: Manifest
    private let stagedSegment: Manifest.Segment
    private let writerKind: WriterKind
    private let writer: any IndexWriter
    private var times = StageTimes()
    private var changes = StagedChanges()
    private var files: FileTable
    private var words: WordListBuilder
    private let facets: FacetDictionaryBuilder
    private var visit = CorpusVisit()
    private var report = IndexingReport()
    private var merge: BackgroundMerge?
    private var merged: BackgroundMerge.Merged?

    init(folder: IndexFolder, options: IndexingOptions, logger: Logger) throws {
        self.folder = folder
        self.options = options.withinMemory()
        self.logger = logger
        manifest = try IndexingRun.presentManifest(folder, options)
        if !options.rebuild { folder.removeUnnamed(manifest) }
        files = options.rebuild ? FileTable() : folder.fileTable(manifest)
        words = WordListBuilder(options.rebuild ? WordList() : folder.wordList(manifest))
        facets = FacetDictionaryBuilder(
            options.rebuild ? FacetDictionary() : try folder.facetDictionary(manifest))
        stagedSegment = Manifest.Segment(name: folder.freeSegmentName(), articles: 0)
        writerKind = WriterKind.suited(to: self.options, in: folder, logger: logger)
        writer = try writerKind.writer(path: folder.path(of: stagedSegment), memoryLimit: options.memoryLimit)
    }

    private static func presentManifest(_ folder: IndexFolder, _ options: IndexingOptions) throws -> Manifest {
        guard folder.exists else { return Manifest(language: options.language ?? "en") }
        if options.rebuild {
            var manifest = Manifest(language: options.language ?? (try? folder.manifest())?.language ?? "en")
            manifest.generation = (try? folder.manifest())?.generation ?? 0
            return manifest
        }
        let manifest = try folder.manifest()
        if let language = options.language, language != manifest.language {
            throw IndexError(
                .invalidRequest,
                "the index at \(folder.path) is in language '\(manifest.language)', not '\(language)'; "
                    + "leave --language out, or rebuild the index with --rebuild"
            )
        }
        return manifest
    }

    /// Removes the segments under construction, unless they were published.
    func removeLeftovers() {
        merge?.stop()
        let current = folder.exists ? try? folder.manifest() : Manifest(language: "none")
        if let current { folder.removeUnnamed(current) }
    }
}

// MARK: - Reading and analysing

extension IndexingRun {
    /// Reads and analyses everything, into the segment under construction.
    mutating func gather(
        _ corpus: Corpus,
        progress: @escaping (IndexingProgress) -> Void,
        isCancelled: @escaping @Sendable () -> Bool
    ) throws {
        merge = try BackgroundMerge(manifest, in: folder)
        let (found, failures) = corpus.files()
        report.failed = failures
        visit.unreadable = failures.map(\.path)
        var meter = ProgressMeter(files: found, report: progress)
        let plan = ReadingPlan(files: found, known: files, options: options)
        let language = manifest.language
        let (folder, options, manifest) = (folder, options, manifest)
        let (writerKind, facets) = (writerKind, facets)
        let pipeline = OrderedPipeline<[IndexingInput], IndexingOutput>(
            workers: options.jobs,
            capacity: options.jobs + 2
        )
        try pipeline.run(
            read: { push in try plan.read(push) },
            makeTransform: {
                let existing = manifest.segments.isEmpty ? nil : try ExistingArticles(folder, manifest)
                let analysis = try RecordAnalysis(
                    options: options,
                    language: language,
                    writer: writerKind,
                    existing: existing,
                    facets: facets,
                    isCancelled: isCancelled
                )
                return { try analysis.output(for: $0) }
            },
            consume: { output in
                try take(output)
                meter.update(report, files: visit.fileCount)
            }
        )
        let writer = writer
        try times.measure(\.merge) { try writer.finish() }
        if options.prune { try prune(below: corpus.rootPaths, found: found) }
        if isCancelled() { throw IndexError.stopped }
        try finishMerge(isCancelled)
    }

    /// Takes over what was merged meanwhile. A merge that failed is left out: publication makes up for it.
    private mutating func finishMerge(_ isCancelled: () -> Bool) throws {
        guard let merge else { return }
        do {
            let (merged, mergeTimes) = try merge.finish(isCancelled: isCancelled)
            times.add(mergeTimes)
            self.merged = merged
            logger.debug("merged in the background: \(merged.sources.map(\.name)) into \(merged.segment.name)")
        } catch let error as IndexError where error.code == .cancelled {
            throw error
        } catch {
            logger.notice("merging in the background failed, and is done anew: \(error)")
        }
    }

    private mutating func take(_ output: IndexingOutput) throws {
        report.bytes += output.bytes
        times.add(output.times)
        words.add(output.newWords)
        let writer = writer
        var documentID = try times.measure(\.write) { try writer.append(output.batch) }
        for outcome in output.outcomes {
            take(outcome, documentID: documentID)
            if case .document = outcome { documentID += 1 }
        }
    }

    private mutating func take(_ outcome: IndexingOutcome, documentID: UInt32) {
        switch outcome {
        case .failed(let failure):
            report.failed.append(failure)
            visit.failuresInFile += 1
        case .unchanged(let identity):
            changes.noteUnchanged(identity)
            report.unchanged += 1
            visit.articlesInFile += 1
        case .document(let identity):
            switch changes.noteDocument(identity, documentID: documentID) {
            case .added: report.added += 1
            case .updated:
                report.updated += 1
                if identity.existing == nil { report.replacedInRun.append(identity.id) }
            case .unchanged: report.unchanged += 1
            }
            visit.articlesInFile += 1
        case .skippedFile(let entry):
            report.unchanged += Int(entry.articles)
            report.skippedFiles += 1
            visit.fileCount += 1
        case .finishedFile(let file):
            visit.fileCount += 1
            finish(file)
        }
    }

    /// A file with failures is not remembered: it is read and its failures are listed again the next time.
    private mutating func finish(_ file: CorpusFile) {
        let term = file.indexTerm
        visit.readFiles.insert(ContentHash(of: term))
        if let stamp = options.stamp(of: file), visit.failuresInFile == 0 {
            files[term] = FileTable.Entry(stamp: stamp.value, articles: UInt64(visit.articlesInFile))
        } else {
            files[term] = nil
        }
        visit.failuresInFile = 0
        visit.articlesInFile = 0
    }

    /// Marks for removal what came from files that are gone, and what is no longer in the files that were read.
    private mutating func prune(below roots: [String], found: [CorpusFile]) throws {
        guard !manifest.segments.isEmpty else { return }
        let existing = try ExistingArticles(folder, manifest)
        let skipped = Set(found.map { ContentHash(of: $0.indexTerm) }).subtracting(visit.readFiles)
        for root in roots {
            for term in try existing.fileTerms(below: root) where IndexingRun.isBelow(root, term) {
                guard !skipped.contains(ContentHash(of: term)), !visit.isUnreadable(term) else { continue }
                if !visit.readFiles.contains(ContentHash(of: term)) { files[term] = nil }
                changes.removals.formUnion(Set(try existing.documents(fileTerm: term)).subtracting(changes.touched))
            }
        }
    }

    /// Whether a file term is that of `root` itself or of a file below it. Of paths too long for a term the beginning decides.
    private static func isBelow(_ root: String, _ term: [UInt8]) -> Bool {
        let path = term.dropFirst(IndexSchema.Prefix.file.rawValue.utf8.count)
        let rest = path.dropFirst(root.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/") || root.hasSuffix("/")
    }
}

// MARK: - Publishing

extension IndexingRun {
    /// Makes what was gathered the next generation.
    mutating func publish(since start: ContinuousClock.Instant) throws -> IndexingReport {
        report.removed = changes.removals.count
        var (manifest, newFacets) = (manifest, try facets.grown())
        if let grown = newFacets, !manifest.segments.isEmpty, !changes.isEmpty {
            manifest = try folder.publish(facets: grown, of: manifest)
            newFacets = nil
        }
        let publication = Publication(
            folder: folder,
            manifest: manifest,
            staged: stagedSegment,
            changes: changes,
            merged: merged
        )
        let (present, files, folder, facetsOfNewIndex) = (manifest, files, folder, newFacets)
        let newWords = words.hasNewWords ? words.words : nil
        let published = try times.measure(\.merge) {
            if let next = try publication.nextManifest() {
                try folder.publish(next, files: files, words: newWords, facets: facetsOfNewIndex)
                return next
            }
            if files != folder.fileTable(present) { try folder.publish(present, files: files) }
            return present
        }
        logger.debug("generation \(published.generation): \(published.segments.map { "\($0.name) (\($0.articles))" })")
        report.seconds = times.wall
        report.processorSeconds = times.processor
        report.seconds.total = (ContinuousClock.now - start).seconds
        report.processorSeconds.total = StageTimes.processorSeconds
        report.peakMemory = StageTimes.peakMemory
        report.indexBytes = folder.byteCount()
        return report
    }
}
