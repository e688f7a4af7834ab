public struct ReadingOptions: Sendable {
    public var reader: ReaderKind
    /// Names of `ArticleField`s and the JSON keys that the user gave for them, preferred over the known ones:
    /// `--field text=story` is `["text": "story"]`. Names that are no field are ignored: see `fieldName(parsing:)`.
    /// A key with dots reaches into objects: `doc.body`.
    public var fieldNames: [String: String]
    /// A file or record of more bytes (decompressed) is a failure and is not held in memory.
    public var maximumArticleBytes: Int
    /// Leave the text of JSON records exactly as it is, line ends included, so that byte offsets are those of the input.
    public var keepsText = false

    public init(
        reader: ReaderKind = .auto, fieldNames: [String: String] = [:], maximumArticleBytes: Int = 64 << 20
    ) {
        self.reader = reader
        self.fieldNames = fieldNames
        self.maximumArticleBytes = maximumArticleBytes
    }

    /// Reads one `NAME=KEY` of `--field`.
    public static func fieldName(parsing argument: String) throws(FieldNameError) -> (name: String, key: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { throw .malformed(argument) }
        guard let field = ArticleField(rawValue: parts[0].lowercased()) else { throw .unknownField(String(parts[0])) }
        return (field.rawValue, String(parts[1]))
    }
}

/// Why a `NAME=KEY` is refused; the description is meant for the user.
public enum FieldNameError: Error, Sendable, Equatable, CustomStringConvertible {
    case malformed(String)
    case unknownField(String)

    public var description: String {
        switch self {
        case .malformed(let argument):
            "'\(argument)' does not have the form NAME=KEY, for example text=story"
        case .unknownField(let name):
            "there is no field '\(name)'; the fields are "
                + ArticleField.allCases.map(\.rawValue).joined(separator: ", ")
        }
    }
}
