import ArgumentParser
import Chronology
import Dateline
import EntityRecognition
import NewsCorpus

struct AnnotateCommand: ParsableCommand {
    enum Reader: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Find the persons, countries and dates in texts.",
        discussion: """
            No index is needed. A file is one text; with --reader jsonl each line is one. Examples:

              echo 'Mr. Macron arrived in Belgrade on Tuesday.' | dateline annotate --published 2025-05-09
              dateline annotate --reader jsonl --format jsonl feed.jsonl
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

    func run() throws {
        var annotator = Annotator()
        var failures: [ReadingFailure] = []
        let (found, unreadable) = try Corpus(paths: files).files()
        failures += unreadable
        for file in found {
            switch reader {
            case .text:
                do {
                    try show(annotator.annotate(id: file.name, title: nil, text: wholeText(file), published: published))
                } catch let failure as ReadingFailure {
                    failures.append(failure)
                }
            case .jsonl:
                var options = ReadingOptions(reader: .jsonl)
                options.keepsText = true
                try ArticleReader(options: options).read(
                    file,
                    article: { article in
                        try show(
                            annotator.annotate(
                                id: article.id,
                                title: article.title,
                                text: article.text,
                                published: article.published ?? published
                            )
                        )
                    },
                    failure: { failures.append($0) }
                )
            }
        }
        for failure in failures { Terminal.standardError.write("dateline: \(failure)\n") }
        if !failures.isEmpty { throw ExitStatus.someInputFailed.code }
    }

    /// The text of a file as it is, so that offsets are those of the file.
    private func wholeText(_ file: CorpusFile) throws -> String {
        var text = ""
        var failure: ReadingFailure?
        try ArticleReader(options: ReadingOptions(reader: .text)).readRecords(
            file,
            batch: { batch in
                for record in batch.records { text += String(decoding: batch.bytes[record.bytes], as: UTF8.self) }
            },
            failure: { failure = $0 }
        )
        if let failure { throw failure }
        return text
    }

    private func show(_ annotation: Annotation) throws {
        switch format {
        case .jsonl: Terminal.standardOutput.write(try JSONRenderer.line(annotation))
        case .text:
            let output = Terminal.standardOutput
            output.write(AnnotationTextRenderer(style: Style(isOn: output.hasStyle)).render(annotation))
        }
    }
}
