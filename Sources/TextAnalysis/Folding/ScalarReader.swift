/// Reads the scalars of a text together with their table entries.
struct ScalarReader {
    let text: UnsafePointer<UInt8>
    let end: Int
    let table: ScalarTable

    init(_ text: UnsafePointer<UInt8>, end: Int) {
        self.text = text
        self.end = end
        table = .shared
    }

    /// What stands at `position`, which must lie before the end; an invalid byte parts words.
    @inline(__always)
    func entry(at position: Int) -> (entry: ScalarEntry, length: Int) {
        let (scalar, length) = UTF8Scalar.decode(text, at: position, end: end)
        return (scalar == UTF8Scalar.invalid ? ScalarEntry(.parting) : table[scalar], length)
    }

    /// The class of what stands at `position`; white space at the end.
    @inline(__always)
    func scalarClass(at position: Int) -> ScalarClass {
        position < end ? entry(at: position).entry.scalarClass : .space
    }

    /// The folded bytes of a scalar that is written as `source`.
    @inline(__always)
    func form(of entry: ScalarEntry, written source: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let length = entry.foldLength
        return length == 0 ? source : UnsafeBufferPointer(start: table.forms + entry.foldOffset, count: length)
    }

    /// Where a letter stands at `position` or behind nothing but ignored scalars; nil when something else does.
    @inline(__always)
    func letter(from position: Int) -> Int? {
        var position = position
        while position < end {
            let (entry, length) = entry(at: position)
            switch entry.scalarClass {
            case .letter: return position
            case .ignored: position += length
            default: return nil
            }
        }
        return nil
    }

    /// The end of a possessive 's that starts at `position`: behind the s, when no more of a word follows it.
    @inline(__always)
    func possessiveEnd(at position: Int) -> Int? {
        guard position < end else { return nil }
        let (entry, length) = entry(at: position)
        let letter = position + length
        guard entry.scalarClass == .apostrophe, letter < end, text[letter] | 0x20 == UInt8(ascii: "s"),
            !scalarClass(at: letter + 1).continuesWord
        else { return nil }
        return letter + 1
    }
}
