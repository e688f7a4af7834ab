import ArgumentParser
import Dateline
import NewsCorpus

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What the process tells its caller; documented in `docs/cli.md`.
enum ExitStatus: Int32 {
    case done = 0
    /// Finished, but some input could not be read.
    case someInputFailed = 1
    /// The command line or the query is wrong.
    case usage = 2
    /// The index cannot be opened, is locked, or is damaged.
    case index = 3
    /// Stopped with Ctrl-C.
    case interrupted = 130

    var code: ExitCode { ExitCode(rawValue) }

    /// Tells the error, or prints the help or version that was asked for, and ends the process.
    static func exit(after error: any Error) -> Never {
        if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
        let exitCode = DatelineCommand.exitCode(for: error)
        if exitCode == .success {
            Terminal.standardOutput.write(
                DatelineCommand.fullMessage(for: error, columns: Terminal.standardOutput.columns) + "\n"
            )
            Glibc.exit(done.rawValue)
        }
        let status = status(of: error)
        Terminal.standardError.write(message(of: error) + "\n")
        Glibc.exit(status.rawValue)
    }

    private static func status(of error: any Error) -> ExitStatus {
        switch error {
        case let error as IndexError:
            switch error.code {
            case .cancelled: .interrupted
            case .invalidRequest: .usage
            case .notFound, .locked, .otherFormat, .damaged, .inputOutput: .index
            }
        default: .usage
        }
    }

    private static func message(of error: any Error) -> String {
        switch error {
        case let error as IndexError: "dateline: \(error.message)"
        case let error as ReadingFailure: "dateline: \(error)"
        case let error as RefusedQuery: error.message(columns: Terminal.standardError.columns)
        default: DatelineCommand.fullMessage(for: error, columns: Terminal.standardError.columns)
        }
    }
}

/// A query, or the value of a filter option, that cannot be understood, with the text that it stands in.
struct RefusedQuery: Error {
    let error: QueryError
    let text: String
    /// The option that the text was given to; nil for the query itself.
    var option: String?

    func message(columns: Int) -> String {
        let place = option.map { "in \($0)" } ?? "in the query"
        return "dateline: \(place): \(error)\n\n\(error.diagram(of: text, columns: max(20, columns - 2)).indented)"
    }
}

extension String {
    var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    }
}
