/// A word of a text: where it is, which form it has, how it is written.
public struct Token: Sendable, Equatable {
    /// Byte offset into the UTF-8 text.
    public var offset: UInt32
    /// Bytes of the word as written; for `Putin's` those of `Putin` alone.
    public var length: UInt32
    /// The folded form within the tokenizer's vocabulary.
    public var form: FormID
    public var flags: TokenFlags

    @inlinable
    public init(offset: UInt32, length: UInt32, form: FormID, flags: TokenFlags) {
        self.offset = offset
        self.length = length
        self.form = form
        self.flags = flags
    }

    /// The bytes of the text that the token covers.
    @inlinable
    public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}
