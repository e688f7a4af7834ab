/// Limits of the format, checked before anything is written.
enum GlassLimits {
    static let blockSize = 8192
    /// Longest term that every version of Xapian takes.
    static let termBytes = 245
    /// Keys hold 255 bytes: the term with zero bytes doubled, its terminator and up to 5 bytes of document id.
    static let encodedTermBytes = 249
    /// An entry has at most 65,535 components of 1,783 bytes or more (with the longest key).
    static let entryBytes = 65_000 * 1783
    /// Offsets within a batch are 32 bits wide; half of that leaves room for one more large document.
    static let batchBytes = 1 << 31
}
