import ArgumentParser
import Chronology
import Dateline
import NewsCorpus

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        _superCommandName: DatelineCommand.name,
        abstract: "Print the articles that files hold, as an index would take them in.",
        discussion: """
            No index is needed. With --format json one object a line, one for each article. Examples:

              dateline extract page.txt
              zcat feed.jsonl.gz | dateline extract --format json -
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input (the default).", valueName: "file"))
    var files: [String] = ["-"]

    @OptionGroup(title: "Reading") var reading: ReadingArguments

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: OutputFormat = .text

    func run() throws {
        let output = Terminal.standardOutput
        let renderer = ArticleTextRenderer(style: Style(isOn: output.hasStyle), columns: output.columns)
        let reader = ArticleReader(options: try reading.options())
        let (found, failures) = try Corpus(paths: files).files()
        var failed = failures
        for file in found {
            try reader.read(
                file,
                article: { article in
                    switch format {
                    case .text: output.write(renderer.render(StoredArticle(article)) + "\n")
                    case .json: output.write(try JSONRenderer.line(ExtractedArticle(article)))
                    }
                },
                failure: { failed.append($0) }
            )
        }
        for failure in failed { Terminal.standardError.write("dateline: \(failure)\n") }
        if !failed.isEmpty { throw ExitStatus.someInputFailed.code }
    }
}

/// An article as `docs/schemas/extract.schema.json` has it.
private struct ExtractedArticle: Encodable {
    private let article: Article

    init(_ article: Article) {
        self.article = article
    }

    private enum CodingKeys: CodingKey {
        case id, title, text, url, published, source, authors, language
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(article.id, forKey: .id)
        try container.encode(article.title, forKey: .title)
        try container.encode(article.text, forKey: .text)
        try container.encode(article.url, forKey: .url)
        try container.encode(article.published?.description, forKey: .published)
        try container.encode(article.source, forKey: .source)
        try container.encode(article.authors, forKey: .authors)
        try container.encode(article.language, forKey: .language)
    }
}
