/// The values that facets count, by their ordinals: what the packed values of the articles mean.
///
/// A file that is mapped, so that a search reads of it what it shows. It only grows: an ordinal means the same in every
/// generation, and a value whose articles are gone stays without being counted. `docs/schema.md` tells the format.
struct FacetDictionary: Sendable {
    static let magic = Array("dateline facets\n".utf8)
    static let headerBytes = 24

    private let file: MappedFile?
    /// Every ordinal is below this.
    let count: Int

    /// Of no values.
    init() {
        file = nil
        count = 0
    }

    /// - Throws: `.damaged` when the file is missing or is not what it should be.
    init(path: String) throws(IndexError) {
        guard let file = MappedFile(path: path) else {
            throw IndexError(.damaged, "cannot read \(path); rebuild the index with 'dateline index --rebuild'")
        }
        let bytes = file.bytes
        guard bytes.count >= FacetDictionary.headerBytes, bytes.starts(with: FacetDictionary.magic),
            case let count = Int(FacetDictionary.number(bytes, 16)), bytes.count >= 28 + 8 * count,
            bytes.count == 28 + 8 * count + Int(FacetDictionary.number(bytes, 24 + 4 * count))
        else {
            throw IndexError(.damaged, "\(path) is damaged; rebuild the index with 'dateline index --rebuild'")
        }
        self.file = file
        self.count = count
    }

    /// Stands for a value whose key no other value has.
    static let alone = UInt32.max

    /// The ordinal of the first value with the same tag and key, of several that differ by the spelling; nil for a value
    /// whose key no other has.
    @inline(__always)
    func firstSpelling(_ ordinal: UInt32) -> UInt32? {
        guard let file, ordinal < count else { return nil }
        let first = FacetDictionary.number(file.bytes, 28 + 4 * count + 4 * Int(ordinal))
        return first == FacetDictionary.alone ? nil : first
    }

    /// Tag, key and, where there is one, separator and name to show. The bytes live as long as the dictionary.
    func text(_ ordinal: UInt32) -> UnsafeBufferPointer<UInt8> {
        guard let file, ordinal < count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let base = 28 + 8 * count
        let start = base + Int(FacetDictionary.number(file.bytes, 24 + 4 * Int(ordinal)))
        let end = base + Int(FacetDictionary.number(file.bytes, 28 + 4 * Int(ordinal)))
        guard start <= end, end <= file.bytes.count else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: file.bytes[start..<end]).assumingMemoryBound(to: UInt8.self)
    }

    func tag(_ ordinal: UInt32) -> UInt8? { text(ordinal).first }

    func key(_ ordinal: UInt32) -> UnsafeBufferPointer<UInt8> {
        let text = text(ordinal)
        return UnsafeBufferPointer(rebasing: text[min(1, text.count)..<FacetDictionary.keyEnd(text)])
    }

    /// The name to show; the key where there is no other.
    func label(_ ordinal: UInt32) -> UnsafeBufferPointer<UInt8> {
        let text = text(ordinal)
        let end = FacetDictionary.keyEnd(text)
        return end == text.count ? key(ordinal) : UnsafeBufferPointer(rebasing: text[(end + 1)...])
    }

    /// A spelling of the person with this key. Looks through all values: for answers that are made once.
    func label(ofPerson wanted: String) -> String? {
        let wanted = Array(wanted.utf8)
        for ordinal in 0..<UInt32(count)
        where tag(ordinal) == IndexSchema.FacetGroup.person.tag && key(ordinal).elementsEqual(wanted) {
            return String(decoding: label(ordinal), as: UTF8.self)
        }
        return nil
    }

    /// Where the key of a text ends.
    static func keyEnd(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        text.firstIndex(of: IndexSchema.facetSeparator) ?? text.count
    }

    @inline(__always)
    private static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}

extension IndexFolder {
    /// The dictionary of a generation. Open the segments first: their values are in the dictionary before they are there.
    func facetDictionary(_ manifest: Manifest) throws(IndexError) -> FacetDictionary {
        guard let name = manifest.facets else { return FacetDictionary() }
        return try FacetDictionary(path: path + "/" + name)
    }
}
