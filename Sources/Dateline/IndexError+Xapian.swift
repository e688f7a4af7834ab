import Xapian

extension IndexError {
    /// A failure of the database library, told in terms of the index at `path`.
    init(_ error: XapianError, path: String) {
        switch error.code {
        case .databaseNotFound:
            self.init(
                .damaged,
                "the index at \(path) lacks a segment (\(error.message)); rebuild it with 'dateline index --rebuild'")
        case .locked:
            self.init(
                .locked, "the index at \(path) is being written by another process; try again when it has finished")
        case .corrupt:
            self.init(
                .damaged,
                "the index at \(path) is damaged (\(error.message)); rebuild it with 'dateline index --rebuild'")
        case .unsupported:
            self.init(
                .otherFormat,
                "the index at \(path) was written by another version of libxapian (\(error.message)); "
                    + "rebuild it with 'dateline index --rebuild'"
            )
        case .invalidArgument, .documentNotFound:
            self.init(.invalidRequest, error.message)
        case .modified:
            self.init(.locked, "the index at \(path) changed too often while it was read; try again")
        case .other:
            self.init(.inputOutput, "\(path): \(error.message)")
        }
    }
}

/// Runs a piece of work on the database and tells its failures in terms of the index at `path`.
func onIndex<Result>(at path: String, _ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch let error as XapianError {
        throw IndexError(error, path: path)
    }
}
