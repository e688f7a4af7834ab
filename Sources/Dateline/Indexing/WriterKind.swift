import GlassBuilder
import Logging

extension WriterKind {
    /// The bulk builder where it is known to write what the installed library reads, else the library itself.
    static func suited(to options: IndexingOptions, in folder: IndexFolder, logger: Logger) -> WriterKind {
        if let reason = GlassProbe.objection(scratchFolder: folder.segmentsPath) {
            logger.notice("writing through libxapian, which is slower: \(reason)")
            return .library
        }
        var glass = GlassOptions()
        glass.memoryLimit = options.memoryLimit / 5
        glass.temporaryDirectory = folder.segmentsPath
        glass.threads = options.jobs
        return .glass(glass)
    }

    /// A writer of a new segment.
    func writer(path: String, memoryLimit: Int) throws -> any IndexWriter {
        switch self {
        case .library: try LibraryIndexWriter(path: path, memoryLimit: memoryLimit / 2)
        case .glass(let options): try GlassIndexWriter(path: path, options: options)
        }
    }
}
