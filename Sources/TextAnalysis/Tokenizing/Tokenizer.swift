/// Cuts texts into tokens: word boundaries, folded forms, shapes, sentence starts, in one pass over UTF-8.
///
/// ```swift
/// let vocabulary = Vocabulary()
/// var tokenizer = Tokenizer(vocabulary: vocabulary)
/// let text = tokenizer.tokenize("Putin’s U.S. talks")
/// text.tokens.map { vocabulary.string(of: $0.form) }  // ["putin", "us", "talks"]
/// ```
///
/// Any bytes are taken; invalid ones separate words. The rules with examples are in `docs/analysis.md`.
/// Offsets are 32 bits wide: what lies beyond 4 GiB of one text is left out.
public struct Tokenizer {
    public let vocabulary: Vocabulary
    /// Fed bytes whose tokens are still open, or whose gap is.
    private var pending: [UInt8] = []
    /// The size of `pending` at which reading it again pays.
    private var nextAttempt = 0
    private var context = ScanContext()

    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    public mutating func tokenize(_ text: String) -> TokenizedText {
        var text = text
        return text.withUTF8 { tokenize($0) }
    }

    public mutating func tokenize(_ utf8: UnsafeBufferPointer<UInt8>) -> TokenizedText {
        var output = TokenizedText()
        tokenize(utf8, into: &output)
        return output
    }

    /// Replaces what `output` holds by the tokens of a text, in the same storage.
    public mutating func tokenize(_ utf8: UnsafeBufferPointer<UInt8>, into output: inout TokenizedText) {
        tokenize(utf8, into: &output, lookingFor: nil)
    }

    /// The same tokens, but words of plain letters within a sentence that begin with other bytes than these and that a space
    /// follows may have the form ``FormID/omitted``, which saves the time to look it up.
    public mutating func tokenize(_ text: String, lookingFor firstBytes: FirstBytes) -> TokenizedText {
        var text = text
        var output = TokenizedText()
        text.withUTF8 { utf8 in
            firstBytes.withTable { tokenize(utf8, into: &output, lookingFor: $0) }
        }
        return output
    }

    private mutating func tokenize(
        _ utf8: UnsafeBufferPointer<UInt8>, into output: inout TokenizedText,
        lookingFor firstBytes: UnsafePointer<Bool>?
    ) {
        begin(&output)
        // About the bytes that an English word and its space take.
        output.tokens.reserveCapacity(utf8.count / 6)
        scan(utf8, into: &output, lookingFor: firstBytes)
    }

    /// Starts a text that comes in chunks: drops what was fed before and empties `output`.
    public mutating func begin(_ output: inout TokenizedText) {
        output.removeAll(keepingCapacity: true)
        pending.removeAll(keepingCapacity: true)
        nextAttempt = 0
        context = ScanContext()
    }

    /// Takes the next bytes of the text, cut anywhere. `output` must be the one given to ``begin(_:)``.
    public mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, into output: inout TokenizedText) {
        guard !pending.isEmpty else {
            let consumed = scanWholeWords(of: chunk, into: &output)
            return keep(chunk[consumed...])
        }
        pending.append(contentsOf: chunk)
        guard pending.count >= nextAttempt else { return }
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        bytes.withUnsafeBufferPointer { buffer in
            let consumed = scanWholeWords(of: buffer, into: &output)
            keep(buffer[consumed...])
        }
    }

    /// Ends a text that came in chunks; the tokens are then those of the text in one piece.
    public mutating func finish(_ output: inout TokenizedText) {
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        _ = bytes.withUnsafeBufferPointer { scan($0, into: &output) }
    }

    private mutating func keep(_ rest: Slice<UnsafeBufferPointer<UInt8>>) {
        pending.append(contentsOf: rest)
        // Twice the size, so that a long word fed in small chunks is not read again with each.
        nextAttempt = max(1 << 16, pending.count * 2)
    }

    /// Reads up to the last white space and returns where the gap behind the last token starts.
    private mutating func scanWholeWords(
        of bytes: UnsafeBufferPointer<UInt8>, into output: inout TokenizedText
    ) -> Int {
        guard let space = bytes.lastIndex(where: { $0 == 0x20 || $0 == 0x0A }) else { return 0 }
        return scan(UnsafeBufferPointer(rebasing: bytes[...space]), into: &output)
    }

    @discardableResult
    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, into output: inout TokenizedText,
        lookingFor firstBytes: UnsafePointer<Bool>? = nil
    ) -> Int {
        let count = min(bytes.count, Int(UInt32.max) - context.origin)
        guard count > 0, let base = bytes.baseAddress else { return 0 }
        var text = TokenizedText()
        swap(&text, &output)
        let consumed = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FormBuffer.capacity) { scratch in
            withUnsafeTemporaryAllocation(of: Token.self, capacity: Scanner.batchCapacity) { batch in
                guard let scratch = scratch.baseAddress, let batch = batch.baseAddress else { return 0 }
                var scanner = Scanner(
                    base, count: count, forms: vocabulary.table, firstBytes: firstBytes, scratch: scratch,
                    batch: batch, context: context, output: text)
                text = TokenizedText()
                scanner.run()
                context = scanner.context
                swap(&output, &scanner.output)
                return scanner.gapStart
            }
        }
        context.origin += consumed
        return consumed
    }
}
