/// How files are to be read.
public enum ReaderKind: String, CaseIterable, Sendable {
    /// By content and name, for each file anew.
    case auto
    /// Each file is one article in plain text.
    case text
    /// JSON Lines; a JSON array, a pretty-printed object and JSON values one after the other are read as well.
    case jsonl
}
