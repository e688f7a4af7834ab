/// The folding of case and diacritics that texts and queries share.
///
/// Unicode 17 compatibility decomposition and full case folding, without the diacritics of Latin, Greek, Cyrillic,
/// Hebrew and Arabic, plus a list of letters that do not decompose (ł → l, ß → ss). See `docs/analysis.md`.
public enum Folding {
    /// `text` with its letters and digits folded as in tokens: `Vučić` → `vucic`, `O’Neill` → `oneill`.
    ///
    /// Apostrophes between letters and invisible characters vanish; all other characters stay as they are.
    /// Folding what is folded changes nothing.
    public static func fold(_ text: String) -> String {
        var text = text
        let folded = text.withUTF8 { fold($0) }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The same for UTF-8 bytes; invalid bytes stay as they are.
    public static func fold(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let base = utf8.baseAddress else { return [] }
        let reader = ScalarReader(base, end: utf8.count)
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count)
        var position = 0
        var isInWord = false
        while position < utf8.count {
            let (entry, length) = reader.entry(at: position)
            let source = UnsafeBufferPointer(rebasing: utf8[position..<position + length])
            position += length
            switch entry.scalarClass {
            case .ignored:
                recompose(&folded, with: source)
            case .apostrophe, .innerMark:
                isInWord = isInWord && reader.letter(from: position) != nil
                if !isInWord { folded.append(contentsOf: source) }
            case let scalarClass:
                isInWord = scalarClass.continuesWord
                folded.append(contentsOf: reader.form(of: entry, written: source))
            }
        }
        return folded
    }

    /// Joins й, ў and ї, letters of their own, when they come as a base and a combining mark.
    private static func recompose(_ folded: inout [UInt8], with mark: UnsafeBufferPointer<UInt8>) {
        guard mark.count == 2, folded.count >= 2 else { return }
        let last = folded.count - 1
        if let composed = composedTrail(folded[last - 1], folded[last], mark[0], mark[1]) { folded[last] = composed }
    }

    /// The second UTF-8 byte of й (и and a breve), ў (у and a breve) or ї (і and a diaeresis); the first is the base's.
    @inline(__always)
    static func composedTrail(_ lead: UInt8, _ trail: UInt8, _ markLead: UInt8, _ markTrail: UInt8) -> UInt8? {
        guard markLead == 0xCC else { return nil }
        switch (lead, trail, markTrail) {
        case (0xD0, 0xB8, 0x86): return 0xB9
        case (0xD1, 0x83, 0x86): return 0x9E
        case (0xD1, 0x96, 0x88): return 0x97
        default: return nil
        }
    }
}
