import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where the index is.
struct IndexLocation: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The index's folder.",
            discussion: "Default: $DATELINE_INDEX, else the nearest .dateline in the working directory or its parents.",
            valueName: "dir"
        )
    )
    var index: String?

    private static let name = ".dateline"

    private var named: String? {
        index ?? Terminal.environment("DATELINE_INDEX").flatMap { $0.isEmpty ? nil : $0 }
    }

    /// For writing: where nothing is named, in the working directory.
    var pathToWrite: String { absolute(named ?? Self.name) }

    /// For reading: where nothing is named, looked for upwards as git does.
    var pathToRead: String {
        if let named { return absolute(named) }
        var folder = FileManager.default.currentDirectoryPath
        while true {
            let candidate = folder.hasSuffix("/") ? folder + Self.name : folder + "/" + Self.name
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return absolute(Self.name)
    }

    private func absolute(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
