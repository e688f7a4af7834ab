import ArgumentParser
import Dateline
import Logging
import NewsCorpus

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        _superCommandName: DatelineCommand.name,
        abstract: "Read articles into the index.",
        discussion: """
            Reads plain text, JSON Lines and JSON, also compressed with gzip or zstd. Only what has changed since the last \
            run is read again. The index changes in one step at the end: until then searches see it as it was. Examples:

              dateline index articles/
              zcat feed.jsonl.gz | dateline index --index feed.dateline -
              dateline index dump.json --field text=story --field title=doc.headline
              dateline index articles/ --prune
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var location: IndexLocation
    @OptionGroup(title: "Reading") var reading: ReadingArguments

    @Option(
        help: ArgumentHelp(
            "The language whose stemmer is used, or 'none'. (default: the index's own, en for a new one)",
            valueName: "code"
        )
    )
    var language: String?

    @Option(help: ArgumentHelp("Threads that read and analyse. (default: one a processor)", valueName: "n"))
    var jobs: Int?

    @Option(help: ArgumentHelp("About how much memory to use, whatever the corpus.", valueName: "size"))
    var memory = ByteCount(megabytes: 256)

    @Flag(help: "Forget articles whose files have vanished below the given paths.")
    var prune = false

    @Flag(help: "Start anew: articles that are not read now are gone.")
    var rebuild = false

    @Flag(help: "Do not recognise persons, countries and dates in the texts.")
    var noEntities = false

    @Flag(name: .shortAndLong, help: "Tell on standard error what is done to the index.")
    var verbose = false

    @Option(help: ArgumentHelp("The form of the report.", valueName: "format"))
    var format: OutputFormat = .text

    func validate() throws {
        guard jobs ?? 1 > 0 else { throw ValidationError("--jobs takes a number from 1 on.") }
        guard memory.bytes >= 16 << 20 else { throw ValidationError("--memory takes 16MB or more.") }
        if paths.contains("") { throw ValidationError("An empty path names nothing; use . for the working directory.") }
    }

    func run() throws {
        Interruption.watch()
        var logger = Logger(label: "dateline.index", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = verbose ? .debug : .warning
        let options = IndexingOptions(
            reading: try reading.options(),
            language: language,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            memoryLimit: memory.bytes,
            prune: prune,
            rebuild: rebuild,
            recognizesEntities: !noEntities
        )
        let line = ProgressLine()
        let path = location.pathToWrite
        defer { line.clear() }
        let report = try Indexer(indexPath: path, options: options, logger: logger).index(
            paths: paths,
            progress: { line.show($0) },
            isCancelled: { Interruption.isRequested }
        )
        line.clear()
        switch format {
        case .text: Terminal.standardOutput.write(IndexingTextRenderer(path: path).render(report))
        case .json: Terminal.standardOutput.write(try JSONRenderer.pretty(report))
        }
        tell(report)
        if !report.failed.isEmpty { throw ExitStatus.someInputFailed.code }
    }

    /// What people should know beside the report, on standard error.
    private func tell(_ report: IndexingReport) {
        let errors = Terminal.standardError
        let style = Style(isOn: errors.hasStyle)
        let shown = 20
        if format == .text {
            for failure in report.failed.prefix(shown) {
                errors.write("\(style.warning("not read:")) \(failure.description.printable)\n")
            }
            if report.failed.count > shown {
                errors.write("… and \((report.failed.count - shown).grouped) more; --format json lists them all\n")
            }
        }
        if let example = report.replacedInRun.first {
            errors.write(
                "\(style.warning("note:")) \(report.replacedInRun.count.grouped) articles had the id of another one in this run and "
                    + "replaced it, the first was '\(example.printable)'\n"
            )
        }
        if report.indexed + report.unchanged == 0, report.failed.isEmpty {
            errors.write(
                "\(style.warning("note:")) no articles were found in \(paths.joined(separator: " ")): "
                    + "dateline reads plain text, JSON Lines and JSON, also compressed\n"
            )
        }
    }
}
