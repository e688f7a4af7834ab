import ArgumentParser
import Dateline

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        _superCommandName: DatelineCommand.name,
        abstract: "Verify the index.",
        discussion: """
            Reads all of it. The exit status is 0 when it is sound, and 3 otherwise. Example:

              dateline check --index feed.dateline
            """
    )

    @OptionGroup var location: IndexLocation

    func run() throws {
        let path = location.pathToRead
        let verification = try IndexVerification(indexPath: path)
        guard verification.problems.isEmpty else {
            throw IndexError(
                .damaged,
                "the index at \(path) is not sound; rebuild it with 'dateline index --rebuild'\n"
                    + verification.problems.map { "  \($0)" }.joined(separator: "\n")
            )
        }
        let segments = "\(verification.segments) \(verification.segments == 1 ? "segment" : "segments")"
        Terminal.standardOutput.write("The index is sound: \(verification.articles.grouped) articles in \(segments).\n")
    }
}
