import ArgumentParser
import Chronology
import Dateline
import NewsCorpus

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

struct AnnotateCommand: ParsableCommand {
    enum Reader: String, OneOfWords {
        case text, jsonl
    }

    enum Format: String, OneOfWords {
        case text, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "annotate",
        _superCommandName: DatelineCommand.name,
        abstract: "Find the persons, countries and dates in texts.",
        discussion: """
            No index is needed. A file is one text; with --reader jsonl each line is one. Examples:

              echo 'Mr. Macron arrived in Belgrade on Tuesday.' | dateline annotate --published 2025-05-09
              dateline annotate --reader jsonl --format jsonl feed.jsonl
              zcat feed.jsonl.gz | dateline annotate --reader jsonl --format jsonl --jobs 1 - > mentions.jsonl
            """
    )

    @Argument(help: ArgumentHelp("Files, or - for standard input (the default).", valueName: "file"))
    var files: [String] = ["-"]

    @Option(help: ArgumentHelp("What a file holds.", valueName: "reader"))
    var reader: Reader = .text

    @Option(
        help: ArgumentHelp(
            "The day from which 'yesterday' is counted, where the input does not say.", valueName: "date"),
        transform: { text in
            guard let day = CalendarDate(text) else { throw ValidationError("expected a day such as 2025-05-09") }
            return day
        }
    )
    var published: CalendarDate?

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: Format = .text

    @Option(help: ArgumentHelp("Threads that annotate. (default: one a processor)", valueName: "n"))
    var jobs: Int?

    func validate() throws {
        guard jobs ?? 1 > 0 else { throw ValidationError("--jobs takes a number from 1 on.") }
    }

    func run() throws {
        let output = Terminal.standardOutput
        let (found, unreadable) = try Corpus(paths: files).files()
        var failures = unreadable
        let run = AnnotationRun(
            unit: reader == .text ? .file : .record,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
            published: published
        )
        try run.annotate(
            found, render: rendering(hasStyle: output.hasStyle), write: { output.write($0) },
            failure: { failures.append($0) })
        for failure in failures { Terminal.standardError.write("dateline: \(failure)\n") }
        if !failures.isEmpty { throw ExitStatus.someInputFailed.code }
    }

    private func rendering(hasStyle: Bool) -> @Sendable (Annotation, inout [UInt8]) -> Void {
        switch format {
        case .jsonl:
            { annotation, bytes in
                annotation.appendJSON(to: &bytes)
                bytes.append(UInt8(ascii: "\n"))
            }
        case .text:
            { annotation, bytes in
                bytes += AnnotationTextRenderer(style: Style(isOn: hasStyle)).render(annotation).utf8
            }
        }
    }
}
