import ArgumentParser
import Chronology
import Dateline

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        _superCommandName: DatelineCommand.name,
        abstract: "Tell what the index holds.",
        discussion: "Examples:\n\n  dateline stats\n  dateline stats --index feed.dateline --format json"
    )

    @OptionGroup var location: IndexLocation

    @Option(help: ArgumentHelp("The form of the output.", valueName: "format"))
    var format: OutputFormat = .text

    func run() throws {
        let path = location.pathToRead
        let statistics = try Searcher(indexPath: path).statistics()
        switch format {
        case .text: Terminal.standardOutput.write(text(statistics, path: path))
        case .json: Terminal.standardOutput.write(try JSONRenderer.pretty(statistics))
        }
    }

    private func text(_ statistics: IndexStatistics, path: String) -> String {
        var rows = [
            ("Index", path), ("Articles", statistics.articles.grouped), ("Words", statistics.terms.grouped),
            ("People", statistics.persons.grouped), ("Countries", statistics.countries.grouped),
        ]
        if let first = statistics.firstPublished, let last = statistics.lastPublished {
            rows.append(("Published", "\(first) to \(last)"))
        }
        rows += [
            ("Undated", statistics.undated.grouped), ("Size", ByteCount.text(statistics.indexBytes)),
            ("Segments", String(statistics.segments)), ("Generation", String(statistics.generation)),
            ("Language", statistics.language),
        ]
        let style = Style(isOn: Terminal.standardOutput.hasStyle)
        return rows.map { style.dim($0.0.fitted(to: 12)) + $0.1 + "\n" }.joined()
    }
}
