/// What the scanner of a piece of text must know of the pieces before it.
struct ScanContext {
    /// Offset of the piece in the whole text.
    var origin = 0
    /// Where the line of the last token starts in the whole text.
    var lineStart = 0
    /// The index of the first token of that line.
    var lineFirstToken = 0
    /// The last token ended with the point of an acronym, which may end a sentence too.
    var followsAcronym = false
}
